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
    /// What the record describes has ended; the record stays, with the end date.
    End,
    /// The record was removed.
    Remove,
    /// The record was the same as another record and was merged into it.
    Merge,
    /// The past states of the record were erased from the log.
    Erase,
}
