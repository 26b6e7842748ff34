//! What a sheet looks like: its columns, what they hold, and their HXL tags.
//!
//! One description serves sheets in and out, the writing of records one by one,
//! and the log of what changed.

mod assistance;
mod cell;
mod commitment;
mod community;
mod country;
mod event;
mod fact;
mod network;
mod platform;
mod practice;
mod survey;

/// A kind of record as a table of text.
#[derive(Debug)]
pub struct Sheet {
    /// Its name, which is also its file's.
    pub name: &'static str,
    /// The table its rows go to.
    pub table: &'static str,
    /// What stands before a row's id in its global id.
    pub record: &'static str,
    /// The columns through which a record belongs to countries and networks.
    pub home: &'static [&'static str],
    /// Its columns, without the four that every sheet ends with.
    pub columns: &'static [Column],
    /// The shipped sheet.
    pub text: &'static str,
}

/// A column of a sheet.
#[derive(Debug)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// Its HXL tag.
    pub tag: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a cell may not be empty.
    pub is_required: bool,
}

/// What a cell may hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The row's own id.
    Id,
    /// Any text.
    Text,
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
    Word(fn() -> Vec<String>),
    /// The id of a row of another sheet.
    Ref(&'static str),
    /// The global id of any record.
    Global,
    /// Words of a vocabulary, separated by semicolons.
    Words(fn() -> Vec<String>),
    /// Texts, separated by semicolons.
    Texts,
    /// Ids of rows of another sheet, separated by semicolons.
    Refs(&'static str),
}

impl Sheet {
    /// All columns, those that every sheet ends with included.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.columns.iter().chain(&TAIL)
    }
}

impl Kind {
    /// Whether a cell holds many values, which go to a table of their own.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Words(_) | Self::Texts | Self::Refs(_))
    }
}

impl Column {
    /// A column whose cells may not be empty.
    #[must_use]
    pub const fn must(name: &'static str, tag: &'static str, kind: Kind) -> Self {
        Self {
            name,
            tag,
            kind,
            is_required: true,
        }
    }

    /// A column whose cells may be empty, which means that it is not known.
    #[must_use]
    pub const fn may(name: &'static str, tag: &'static str, kind: Kind) -> Self {
        Self {
            name,
            tag,
            kind,
            is_required: false,
        }
    }
}

/// How every sheet ends: how sure its facts are, and where they come from.
pub const TAIL: [Column; 4] = [
    Column::must(
        "confidence",
        "#meta+confidence",
        Kind::Word(words::<entity::vocabulary::Confidence>),
    ),
    Column::may("note", "#description+note", Kind::Text),
    Column::must("source_title", "#meta+source+title", Kind::Text),
    Column::may("source_address", "#meta+source+url", Kind::Text),
];

/// The words of a vocabulary.
#[must_use]
pub fn words<V: sea_orm::ActiveEnum<Value = String> + 'static>() -> Vec<String> {
    V::values()
}

/// Every sheet, in an order in which each comes after those it names.
#[must_use]
pub fn sheets() -> &'static [Sheet] {
    &SHEETS
}

static SHEETS: [Sheet; 38] = [
    country::COUNTRIES,
    country::SUBNATIONAL_MEMBERS,
    country::REGIONS,
    country::REGION_COUNTRIES,
    network::NETWORKS,
    network::ORGANISATIONS,
    network::IDENTIFIERS,
    network::CHAPTERS,
    platform::PLATFORMS,
    fact::PRESENCES,
    network::MEMBERSHIPS,
    platform::BODIES,
    platform::BODY_SEATS,
    community::COMMUNITIES,
    community::COMMUNITY_MEMBERS,
    community::COMMUNITY_REQUESTS,
    network::RELATIONS,
    platform::SEATS,
    event::EVENTS,
    event::PARTICIPATIONS,
    assistance::ENGAGEMENTS,
    assistance::GRANTS,
    assistance::ASSISTANCE_OFFERS,
    assistance::ASSISTANCE_REQUESTS,
    assistance::OPPORTUNITIES,
    practice::PRACTICES,
    practice::PRACTICE_PARTIES,
    commitment::COMMITMENTS,
    commitment::COMMITMENT_PARTIES,
    commitment::MEASURES,
    survey::SURVEYS,
    survey::SURVEY_ROUNDS,
    survey::SURVEY_RESPONDENTS,
    survey::INDICATORS,
    survey::INDICATOR_VALUES,
    fact::COUNTS,
    fact::NAMES,
    fact::CLAIMS,
];
