//! Words about facts, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(Confidence, Presence, Comparator, NameKind);

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Confidence")]
pub(crate) enum Confidence {
    /// The source says it outright.
    Stated,
    /// The source does not say it outright: it is our reading of what the source says.
    Inferred,
    /// No source at hand says it: it is general knowledge, or its source was not kept.
    Unsourced,
}

/// Whether something is in place; no data is not no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Presence")]
pub(crate) enum Presence {
    /// It is in place.
    Yes,
    /// It is being set up or provisional: more than `NO`, not yet `YES`.
    Interim,
    /// The source says that it is not in place.
    No,
    /// The source has no data on it, and no data is not no: it may well be in place.
    NoData,
}

/// How the published value stands to the number read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Comparator")]
pub(crate) enum Comparator {
    /// The value is the number.
    Equal,
    /// The value is the number or more.
    AtLeast,
    /// The value is the number or less.
    AtMost,
    /// The value is above the number, never the number itself.
    MoreThan,
    /// The value is below the number, never the number itself.
    LessThan,
    /// The value is near the number, above or below.
    About,
}

/// What kind of other name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NameKind")]
pub(crate) enum NameKind {
    /// The name was the main one until another replaced it.
    Former,
    /// The name is in use beside the main one.
    AlsoKnown,
    /// The name is made of the initials of a longer one.
    Acronym,
    /// The name is the main one in another language.
    Translation,
    /// The name is spelt as one source prints it, and need not be in use elsewhere.
    AsPrinted,
}
