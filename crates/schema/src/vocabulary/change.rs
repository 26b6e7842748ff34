//! Words about changes, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(ChangeVerb);

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ChangeVerb")]
pub(crate) enum ChangeVerb {
    /// The record is new.
    Create,
    /// Fields of the record were changed.
    Change,
    /// What the record tells of has come to its end: the record stays, with the day.
    End,
    /// The record was taken out.
    Remove,
    /// The record was found to be the same as another, and is told there.
    Merge,
    /// What the log told of the record's past states was erased.
    Erase,
}
