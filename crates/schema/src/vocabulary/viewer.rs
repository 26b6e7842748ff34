//! Words about callers, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(Role);

/// What a caller may do. Each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Role")]
pub(crate) enum Role {
    /// The caller sent no token and reads what everybody may read.
    Anonymous,
    /// The caller also reads what is known of persons.
    Reader,
    /// The caller also writes records that belong to its countries and networks.
    Contributor,
    /// The caller also merges, removes and publishes such records, and has changes sent to addresses.
    Steward,
    /// The caller also gives tokens out and takes them back.
    Admin,
}
