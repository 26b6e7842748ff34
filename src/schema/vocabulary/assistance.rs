//! Words about assistance, as clients see them.

use async_graphql::Enum;

/// What the provider and the recipient of assistance are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::AssistanceRelation")]
pub(crate) enum AssistanceRelation {
    /// Equals help each other, as alliance to alliance or country to country.
    Peer,
    /// The help stays inside one civil society alliance, among its own members.
    WithinAlliance,
    /// A secretariat of the Movement or of one of its networks helps.
    Secretariat,
    /// The helper is neither peer nor secretariat, but an agency or programme from outside.
    External,
}
