//! Words about facts, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(Confidence, Presence, Comparator, NameKind);

/// How certain a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Confidence")]
pub(crate) enum Confidence {
    /// The source states it directly.
    Stated,
    /// The source does not state it directly; we conclude it from what the source says.
    Inferred,
    /// We have no source for it: it is general knowledge, or its source was not kept.
    Unsourced,
}

/// Whether something exists; no data does not mean no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Presence")]
pub(crate) enum Presence {
    /// It exists.
    Yes,
    /// It is being set up or is provisional: more than `NO`, but not yet `YES`.
    Interim,
    /// The source says that it does not exist.
    No,
    /// The source has no data on it; it may exist.
    NoData,
}

/// How the published value relates to the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Comparator")]
pub(crate) enum Comparator {
    /// The value is the number.
    Equal,
    /// The value is the number or more.
    AtLeast,
    /// The value is the number or less.
    AtMost,
    /// The value is more than the number, not equal to it.
    MoreThan,
    /// The value is less than the number, not equal to it.
    LessThan,
    /// The value is close to the number, above or below it.
    About,
}

/// The kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NameKind")]
pub(crate) enum NameKind {
    /// The name was the main name until another replaced it.
    Former,
    /// The name is used together with the main name.
    AlsoKnown,
    /// The name is made of the first letters of a longer name.
    Acronym,
    /// The name is the main name in another language.
    Translation,
    /// The name is written as one source prints it; perhaps nobody else uses it.
    AsPrinted,
}
