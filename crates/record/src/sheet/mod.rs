//! What a sheet looks like: its columns, what they hold and mean, and their HXL
//! tags.
//!
//! One description serves sheets in and out, the writing of records one by one,
//! and the log of what changed.
//!
//! # Whose a record is
//!
//! A record belongs to the party that states it, and [`Sheet::owner`] says which that
//! is: the maker of a commitment, the holder of a seat, the provider of assistance, who
//! came to an event. One column decides, not any: whoever else a record names has no
//! say in it. Where it names a record that is no party, the owner of that is meant. A
//! party is at home in a country and a network, and who writes for it needs a reach to
//! both. Where the party has no network or no country, or no party is named, a steward
//! writes. `permissions.md` beside this file tells it kind by kind, made from here.
//!
//! - Of a tie between two, the one states it that does or holds it: the subject of a
//!   relation, the provider of help, who sits, came or joined. Two are vouched for by
//!   the other side: a chapter tells its members, and a recipient its grants, since
//!   funds are known by their names alone.
//! - What is said of a record (names, counts, claims, presences, identifiers), and
//!   what is a part of it (measures, partners of a commitment), belongs to whom that
//!   record belongs.
//! - Events and practices name no party that states them. Those of a country are held
//!   in common by all of its networks, and any contributor of the country writes them.
//! - What all share belongs to nobody: countries, regions, networks, bodies, topics,
//!   surveys and what surveys measure. Only stewards write it whose reach is all
//!   countries and all networks.
//!
//! What a tracker, reviewer or other judge finds of a record ([`Column::assessed`]) is
//! no statement of its owner. Stewards alone write it, and with its source.
//!
//! Where a record's changes are told is wider ([`Sheet::told`]): under the countries
//! and networks of all whom it concerns.
//!
//! # Who may read it
//!
//! Most of it everybody may. What is said of persons, or told in confidence, is
//! [`Readers::Restricted`]: it is there only for those whose rights extend to where
//! the record is told, and for all others it is as if there were no such record. The
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
mod lexicon;
mod network;
mod organisation;
mod ownership;
mod permissions;
mod platform;
mod practice;
mod survey;
#[cfg(test)]
mod tests;
mod topic;
mod understood;
mod withheld;

pub use self::{
    column::{Column, Kind, Vocabulary},
    flow::{By, Carry, Flow, Step},
    ownership::Ownership,
    permissions::permissions,
};

/// Who may read records of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Everybody, without a token too.
    Public,
    /// Those alone whose rights extend to where the record is told.
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
    /// Whose its records are: who may write them.
    pub owner: Ownership,
    /// The columns that lead to the countries and networks under which its changes are
    /// told, and within which it is read where it is restricted; none if it concerns
    /// all.
    pub told: &'static [&'static str],
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

    /// The columns that tell a record from others of its kind that have no name. Of
    /// what is said of another record the source does, too: what several sources say
    /// of one stands side by side.
    pub fn telling(&self) -> impl Iterator<Item = &'static Column> + use<> {
        let speaks_of_another = self.column("record").is_some();
        self.all_columns().filter(move |column| {
            let is_tail = TAIL.iter().any(|it| it.name == column.name);
            let is_source = matches!(column.name, "source_title" | "source_address");
            if is_tail {
                is_source && speaks_of_another
            } else {
                column.is_telling()
            }
        })
    }

    /// The columns that stewards alone write.
    pub fn assessed(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.columns.iter().filter(|column| column.is_assessed)
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
        "How certain the record is: stated by its source, inferred from it, or without a source.",
    ),
    Column::may(
        "note",
        "#description+note",
        Kind::Text,
        "A remark by those who collected the data; empty if there is none.",
    ),
    Column::must(
        "source_title",
        "#meta+source+title",
        Kind::Text,
        "The title of the source: a page, report or dataset.",
    ),
    Column::may(
        "source_address",
        "#meta+source+url",
        Kind::Text,
        "The web address of the source, or the place in it; empty if there is none.",
    ),
];

/// What a partner may send beside the columns of a sheet: its own identifiers.
pub const EXTERNAL: Column = Column::may(
    "external_id",
    "#meta+id+external",
    Kind::Text,
    "Your own identifier of the record, valid only for you; with it, `id` may be empty.",
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
