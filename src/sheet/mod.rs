//! What a sheet looks like: its columns, what they hold and mean, and their HXL
//! tags.
//!
//! One description serves sheets in and out, the writing of records one by one,
//! and the log of what changed.
//!
//! # Whose a record is
//!
//! A record has its home where the columns of [`Sheet::home`] lead: a country or
//! a network that one of them names; and where one names another record, that
//! record's home in turn. Countries and networks are at home in themselves.
//! Whoever may write for a country or a network may write what has its home
//! there, one home being enough: those who hold an event and those who came to it
//! can both say who came. Three rules decide which columns count:
//!
//! - A tie between two is told by either (relations, participations, members of
//!   communities, engagements), unless one of them vouches for it: a platform for
//!   its seats, a chapter for its members, a maker for the partners of a
//!   commitment, a practice for its authors, a recipient for its grants.
//! - What is said of a record (names, counts, claims, presences, identifiers)
//!   belongs to that record.
//! - What all share belongs to nobody, and `home` is empty: countries, regions,
//!   networks, bodies, topics, surveys and what surveys measure. Only stewards
//!   write it whose reach is all countries and all networks.
//!
//! # Who may read it
//!
//! Most of it everybody may. What is said of persons, or told in confidence, is
//! [`Readers::Restricted`]: it is there only for those whose rights extend to where
//! the record belongs, and for all others it is as if there were no such record. The
//! same holds for public kinds as long as a record is in a state that is not for
//! everybody: `withheld` says which.

mod assistance;
mod cell;
mod column;
mod commitment;
mod community;
mod contact;
mod country;
mod event;
mod fact;
mod flow;
mod governance;
mod network;
mod organisation;
mod platform;
mod practice;
mod survey;
#[cfg(test)]
mod tests;
mod topic;
mod withheld;

pub use self::{
    column::{Column, Kind, Vocabulary},
    flow::{By, Carry, Flow, Step},
};

/// Who may read records of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Everybody, without a token too.
    Public,
    /// Those alone whose rights extend to where the record belongs.
    Restricted,
}

/// A kind of record as a table of text.
#[derive(Debug)]
pub struct Sheet {
    /// Its name, which is also its file's.
    pub name: &'static str,
    /// What one of its rows is, in a sentence for people.
    pub doc: &'static str,
    /// The table its rows go to.
    pub table: &'static str,
    /// What stands before a row's id in its global id.
    pub record: &'static str,
    /// Who may read its rows.
    pub readers: Readers,
    /// Its columns, without the four that every sheet ends with.
    pub columns: &'static [Column],
    /// The columns that lead to the countries and networks that a record belongs
    /// to; none if it belongs to nobody.
    pub home: &'static [&'static str],
    /// The shipped sheet.
    pub text: &'static str,
}

impl Sheet {
    /// Whether not everybody may read its rows.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        self.readers == Readers::Restricted
    }

    /// All columns, those that every sheet ends with included.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.columns.iter().chain(&TAIL)
    }

    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.all_columns().find(|column| column.name == name)
    }

    /// The column that names a record for people, if there is one.
    #[must_use]
    pub fn title(&self) -> Option<&'static Column> {
        ["name", "title"].iter().find_map(|name| self.column(name))
    }

    /// Whether it says of persons who they are.
    #[must_use]
    pub fn names_persons(&self) -> bool {
        self.column("person").is_some()
    }

    /// The column that says when a record came to its end, if there is one.
    #[must_use]
    pub fn end(&self) -> Option<&'static Column> {
        ["until", "ends", "ended", "closes"]
            .iter()
            .find_map(|name| self.column(name))
    }

    /// The column whose words are states that records go through, and the steps
    /// between these, if there is one.
    #[must_use]
    pub fn flow(&self) -> Option<(&'static Column, &'static Flow)> {
        let mut columns = self.columns.iter();
        columns.find_map(|column| Some((column, column.flow?)))
    }
}

/// How every sheet ends: how sure its facts are, and where they come from.
pub const TAIL: [Column; 4] = [
    Column::must(
        "confidence",
        "#meta+confidence",
        Kind::Word(Vocabulary::of::<entity::vocabulary::Confidence>(
            "Confidence",
        )),
        "How sure the record is: whether its source states it, whether it is read off the \
         source, or whether it has none.",
    ),
    Column::may(
        "note",
        "#description+note",
        Kind::Text,
        "A remark by those who gathered it, empty where there is none.",
    ),
    Column::must(
        "source_title",
        "#meta+source+title",
        Kind::Text,
        "Where the record comes from: the title of a page, report or dataset.",
    ),
    Column::may(
        "source_address",
        "#meta+source+url",
        Kind::Text,
        "The web address of the source, or where in it; empty where it has none.",
    ),
];

/// What a partner may send beside the columns of a sheet: its own identifiers.
pub const EXTERNAL: Column = Column::may(
    "external_id",
    "#meta+id+external",
    Kind::Text,
    "Your own identifier of the record, which stays yours; with it, `id` may be empty.",
);

/// Every sheet, in an order in which each comes after those it names.
#[must_use]
pub fn sheets() -> &'static [Sheet] {
    &SHEETS
}

/// The sheet of that name.
#[must_use]
pub fn sheet(name: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.name == name)
}

/// The sheet of a kind of record, which is what stands before the colon of a global id.
#[must_use]
pub fn sheet_of(kind: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.record == kind)
}

/// The kinds of record that may hold what not everybody may read. Their own columns
/// say where they are at home, so that one statement can tell whether that is within
/// a caller's reach.
pub const PARTIES: [&str; 6] = [
    "country",
    "network",
    "chapter",
    "organisation",
    "platform",
    "body",
];

static SHEETS: [Sheet; 48] = [
    country::COUNTRIES,
    country::SUBNATIONAL_MEMBERS,
    country::REGIONS,
    country::REGION_COUNTRIES,
    network::NETWORKS,
    organisation::ORGANISATIONS,
    organisation::IDENTIFIERS,
    network::CHAPTERS,
    platform::PLATFORMS,
    fact::PRESENCES,
    network::MEMBERSHIPS,
    governance::BODIES,
    governance::BODY_SEATS,
    contact::CONTACTS,
    community::COMMUNITIES,
    community::COMMUNITY_MEMBERS,
    community::COMMUNITY_REQUESTS,
    organisation::RELATIONS,
    platform::SEATS,
    event::EVENTS,
    event::PARTICIPATIONS,
    assistance::need::ASSISTANCE_OFFERS,
    assistance::need::ASSISTANCE_REQUESTS,
    assistance::ENGAGEMENTS,
    assistance::funding::GRANTS,
    assistance::funding::OPPORTUNITIES,
    practice::PRACTICES,
    practice::PRACTICE_PARTIES,
    practice::PRACTICE_LINKS,
    commitment::COMMITMENTS,
    commitment::detail::COMMITMENT_PARTIES,
    commitment::detail::MEASURES,
    survey::SURVEYS,
    survey::indicator::INDICATORS,
    survey::instrument::SURVEY_VERSIONS,
    survey::instrument::SURVEY_QUESTIONS,
    survey::instrument::SURVEY_CHOICES,
    survey::instrument::SURVEY_TEXTS,
    survey::SURVEY_ROUNDS,
    survey::SURVEY_RESPONDENTS,
    survey::response::SURVEY_RESPONSES,
    survey::response::SURVEY_ANSWERS,
    survey::indicator::INDICATOR_VALUES,
    fact::COUNTS,
    fact::NAMES,
    fact::CLAIMS,
    topic::TOPICS,
    topic::RECORD_TOPICS,
];
