//! Words about platforms and governance, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(PlatformKind, SeatRole, GovernanceRole);

/// The kind of body at country level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PlatformKind")]
pub(crate) enum PlatformKind {
    /// A national multi-stakeholder platform or council that brings sectors together.
    National,
    /// A platform of a province, region or district.
    Subnational,
    /// A committee or secretariat that prepares or carries out the decisions of a platform.
    Technical,
    /// An alliance of the country's civil society organisations.
    CivilSocietyAlliance,
    /// The country's donors, whom a donor convener brings together.
    DonorGroup,
    /// United Nations agencies in the country that work on nutrition together.
    UnNetwork,
    /// Companies of the country that work on nutrition together.
    BusinessNetwork,
    /// Members of the country's parliament who support nutrition.
    ParliamentaryGroup,
    /// An outside programme that supports coordination in the country.
    SupportProgramme,
    /// Coordination by the government; the source names no platform.
    Coordination,
}

/// The role of a party on a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::SeatRole")]
pub(crate) enum SeatRole {
    /// The party calls the members together or coordinates a network there.
    Convener,
    /// The party calls the country's donors together and speaks for them.
    DonorConvener,
    /// The party chairs the country's United Nations agencies for nutrition.
    UnChair,
    /// The party chairs the platform alone.
    Chair,
    /// The party chairs the platform together with another.
    CoChair,
    /// The party runs the daily work of the platform.
    Secretary,
    /// The party is the institution of the government's focal point for the Movement.
    FocalPointInstitution,
    /// The party sits on the platform; no special role is known.
    Member,
    /// The party helps the platform; no seat on it is known.
    Supporter,
    /// The party attends but has no part in decisions.
    Observer,
}

/// The role of the holder of a seat on a governance body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::GovernanceRole")]
pub(crate) enum GovernanceRole {
    /// The holder chairs the body alone.
    Chair,
    /// The holder chairs the body together with another.
    CoChair,
    /// The holder is the chair's deputy.
    ViceChair,
    /// The holder sits on the body without a special role.
    Member,
    /// The holder sits on the body because of another office.
    ExOfficio,
}
