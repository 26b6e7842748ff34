//! Words about platforms and governance, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(PlatformKind, SeatRole, GovernanceRole);

/// What kind of body sits at country level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PlatformKind")]
pub(crate) enum PlatformKind {
    /// A national multi-stakeholder platform or council, in which sectors sit together.
    National,
    /// A platform of a province, region or district.
    Subnational,
    /// A committee or secretariat that prepares or carries out what a platform decides.
    Technical,
    /// Civil society organisations of the country, organised as an alliance.
    CivilSocietyAlliance,
    /// Donors to the country, brought together by a donor convener.
    DonorGroup,
    /// United Nations agencies in the country that work on nutrition together.
    UnNetwork,
    /// Companies of the country that work on nutrition together.
    BusinessNetwork,
    /// Members of the country's parliament who stand up for nutrition.
    ParliamentaryGroup,
    /// A programme from outside that facilitates coordination in the country.
    SupportProgramme,
    /// Coordination by the government for which the source names no platform.
    Coordination,
}

/// What a party does on a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::SeatRole")]
pub(crate) enum SeatRole {
    /// The party calls the members together, or coordinates a network there.
    Convener,
    /// The party calls the country's donors together and speaks for them.
    DonorConvener,
    /// The party presides over the country's United Nations agencies for nutrition.
    UnChair,
    /// The party presides over the platform alone.
    Chair,
    /// The party presides over the platform jointly with another.
    CoChair,
    /// The party runs the daily work of the platform.
    Secretary,
    /// The party is the institution of the government's focal point for the Movement.
    FocalPointInstitution,
    /// The party sits on the platform, and no office is known.
    Member,
    /// The party helps the platform without being known to sit on it.
    Supporter,
    /// The party attends without a say in decisions.
    Observer,
}

/// What the holder of a seat in a governing body does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::GovernanceRole")]
pub(crate) enum GovernanceRole {
    /// The holder presides over the body alone.
    Chair,
    /// The holder presides over the body jointly with another.
    CoChair,
    /// The holder stands in for the chair.
    ViceChair,
    /// The holder sits on the body without an office.
    Member,
    /// The holder sits on the body by virtue of another office.
    ExOfficio,
}
