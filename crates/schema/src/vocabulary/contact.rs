//! Words about contacts, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(ContactRole);

/// The role of a party's contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ContactRole")]
pub(crate) enum ContactRole {
    /// The government's focal point for the Movement, who convenes the country's platform.
    GovernmentFocalPoint,
    /// A helper of the government's focal point.
    TechnicalFocalPoint,
    /// A network's focal point in the country.
    NetworkFocalPoint,
    /// The convener, who calls the members together.
    Convener,
    /// The chair.
    Chair,
    /// The coordinator of the daily work.
    Coordinator,
    /// The office that does the daily work.
    Secretariat,
    /// The contact for monitoring, evaluation, accountability and learning.
    Monitoring,
    /// The contact for communication.
    Communication,
    /// Another role, which `note` describes.
    Other,
}
