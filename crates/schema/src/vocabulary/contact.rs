//! Words about contacts, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(ContactRole);

/// What those who answer for a party are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ContactRole")]
pub(crate) enum ContactRole {
    /// They are the government's focal point for the Movement, who convenes the country's platform.
    GovernmentFocalPoint,
    /// They help the government's focal point with the work.
    TechnicalFocalPoint,
    /// They are a network's focal point in the country.
    NetworkFocalPoint,
    /// They call the members together.
    Convener,
    /// They preside.
    Chair,
    /// They coordinate the daily work.
    Coordinator,
    /// They are the office that does the daily work.
    Secretariat,
    /// They answer for monitoring, evaluation, accountability and learning.
    Monitoring,
    /// They answer for communication.
    Communication,
    /// They are something else, which the note tells.
    Other,
}
