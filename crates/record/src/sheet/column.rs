//! A column: its header, its HXL tag, what it holds and what that means.

use super::Flow;

/// The dates that come to be known after a record is there.
const LATER: [&str; 6] = [
    "until",
    "ends",
    "ended",
    "closes",
    "first_observed",
    "last_observed",
];

/// A column of a sheet.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said of a column by itself, whatever the others are"
)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// Its HXL tag.
    pub tag: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means, in a sentence for people: with its unit, and what an empty
    /// cell says.
    pub doc: &'static str,
    /// Whether a cell may not be empty.
    pub is_required: bool,
    /// The steps by which a record goes from one word of it to the next; `None`
    /// where it may hold any.
    pub flow: Option<&'static Flow>,
    /// Whether it says what a tracker, reviewer or other judge finds of the record,
    /// which stewards alone write, with the source that says so.
    pub is_assessed: bool,
    /// Whether its values are terms, so that a comma more likely stands between two of
    /// them than in one.
    pub is_of_terms: bool,
    /// Whether it tells a record from others of its kind, though it may be empty or
    /// would be no such column by itself.
    is_marked_telling: bool,
}

/// What a cell may hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The row's own id.
    Id,
    /// Any text.
    Text,
    /// An address for mail.
    Email,
    /// A date as precise as it is known.
    Date,
    /// A date, or two with a slash between.
    Interval,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// One word of a vocabulary.
    Word(Vocabulary),
    /// The id of a row of another sheet.
    Ref(&'static str),
    /// The global id of any record.
    Global,
    /// Words of a vocabulary, separated by semicolons.
    Words(Vocabulary),
    /// Texts, separated by semicolons.
    Texts,
    /// Ids of rows of another sheet, separated by semicolons.
    Refs(&'static str),
}

/// A closed vocabulary: the words that a cell may hold.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary {
    /// Its name, which is also that of its enum in GraphQL.
    pub name: &'static str,
    words: fn() -> Vec<String>,
}

impl Vocabulary {
    /// The vocabulary of the rows, under the name that it has in GraphQL.
    #[must_use]
    pub const fn of<V>(name: &'static str) -> Self
    where
        V: sea_orm::ActiveEnum<Value = String> + 'static,
    {
        Self {
            name,
            words: V::values,
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> Vec<String> {
        (self.words)()
    }
}

impl Kind {
    /// Whether a cell holds many values, which go to a table of their own.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Words(_) | Self::Texts | Self::Refs(_))
    }

    /// Whether a cell holds a number, which no spreadsheet takes for a formula.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }

    /// The words that a cell is made of, if they are given.
    #[must_use]
    pub const fn vocabulary(self) -> Option<Vocabulary> {
        match self {
            Self::Word(vocabulary) | Self::Words(vocabulary) => Some(vocabulary),
            _ => None,
        }
    }

    /// What to write into a cell, in words for people.
    #[must_use]
    pub fn wanted(self) -> String {
        match self {
            Self::Id => "an id: letters, digits, and the marks - _ . /".into(),
            Self::Text => "a text".into(),
            Self::Email => "an address such as nutrition@example.org".into(),
            Self::Date => "a date such as 2021, 2021-12 or 2021-12-06".into(),
            Self::Interval => "a date such as 2021-12, or two as in 2019/2020".into(),
            Self::Integer => "a whole number".into(),
            Self::Number => "a number".into(),
            Self::Flag => "true or false".into(),
            Self::Word(vocabulary) => format!("one of {}", vocabulary.words().join(", ")),
            Self::Words(vocabulary) => format!(
                "some of {}, separated by semicolons",
                vocabulary.words().join(", ")
            ),
            Self::Ref(sheet) => format!("an id of the sheet {sheet}"),
            Self::Refs(sheet) => format!("ids of the sheet {sheet}, separated by semicolons"),
            Self::Global => "a kind and an id, such as organisation:gain".into(),
            Self::Texts => "a list separated by semicolons".into(),
        }
    }
}

impl Column {
    /// Whether whoever sends a new record must say something here: an empty list is a
    /// list, an id can be made, and of some columns it is known what is meant if not.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        let is_made = matches!(self.kind, Kind::Id);
        self.is_required && !self.kind.is_list() && !is_made && self.unsaid().is_empty()
    }

    /// What is meant where a new record does not say; empty where that is not known.
    #[must_use]
    pub fn unsaid(&self) -> &'static str {
        match (self.kind, self.flow) {
            _ if self.name == "confidence" => "STATED",
            _ if !self.is_required => "",
            (Kind::Flag, _) => "false",
            (_, Some(flow)) => flow.first,
            _ => "",
        }
    }

    /// Whether it tells a record from others of its kind that have no name: whom it
    /// ties to whom, as what, since when, and the texts that it cannot do without. What
    /// may come to be known later, such as an end, a number or a state, does not.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        let is_of_kind = match self.kind {
            Kind::Ref(_) | Kind::Global => true,
            Kind::Word(_) => self.flow.is_none(),
            Kind::Date | Kind::Interval => !LATER.contains(&self.name),
            Kind::Text => self.is_required,
            _ => false,
        };
        is_of_kind || self.is_marked_telling
    }

    /// A column whose cells may not be empty.
    #[must_use]
    pub const fn must(
        name: &'static str,
        tag: &'static str,
        kind: Kind,
        doc: &'static str,
    ) -> Self {
        Self {
            is_required: true,
            ..Self::may(name, tag, kind, doc)
        }
    }

    /// A column whose cells may be empty, which means that it is not known.
    #[must_use]
    pub const fn may(name: &'static str, tag: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            tag,
            kind,
            doc,
            is_required: false,
            flow: None,
            is_assessed: false,
            is_of_terms: false,
            is_marked_telling: false,
        }
    }

    /// The same column, whose words are states that records go through.
    #[must_use]
    pub const fn flowing(self, flow: &'static Flow) -> Self {
        Self {
            flow: Some(flow),
            ..self
        }
    }

    /// The same column, which says what others find of the record.
    #[must_use]
    pub const fn assessed(self) -> Self {
        Self {
            is_assessed: true,
            ..self
        }
    }

    /// The same column, whose values are terms.
    #[must_use]
    pub const fn of_terms(self) -> Self {
        Self {
            is_of_terms: true,
            ..self
        }
    }

    /// The same column, which tells a record from others of its kind.
    #[must_use]
    pub const fn telling(self) -> Self {
        Self {
            is_marked_telling: true,
            ..self
        }
    }
}
