//! Words about callers, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(Role);

/// What a caller may do. Each role includes the roles before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Role")]
pub(crate) enum Role {
    /// The caller sent no token and may read only public records.
    Anonymous,
    /// The caller also reads restricted records within its rights, such as contacts and drafts.
    Reader,
    /// The caller also writes records that belong to its countries and networks.
    Contributor,
    /// The caller also merges and publishes such records, writes findings about them and registers webhooks.
    Steward,
    /// The caller also issues and revokes tokens.
    Admin,
}
