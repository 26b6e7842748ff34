//! Words about networks and organisations.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// Where a network is organised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum NetworkLevel {
    Global,
    Regional,
    Country,
}

/// What kind of organisation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum OrganisationKind {
    Government,
    DonorGovernment,
    CivilSocietyAlliance,
    NgoInternational,
    NgoNational,
    Un,
    DevelopmentBank,
    Foundation,
    Business,
    Research,
    Parliamentary,
    Media,
    RegionalBody,
    Programme,
    Consortium,
    Secretariat,
    InvestorGroup,
    Other,
}

impl OrganisationKind {
    /// The network that organisations of the kind belong to, as its constituency says.
    #[must_use]
    pub const fn network(self) -> Option<&'static str> {
        Some(match self {
            Self::Government => "scn",
            Self::DonorGovernment | Self::DevelopmentBank | Self::Foundation => "sdn",
            Self::CivilSocietyAlliance | Self::NgoInternational | Self::NgoNational => "csn",
            Self::Un => "unn",
            Self::Business => "sbn",
            Self::Research => "academia",
            Self::Parliamentary => "parliament",
            Self::Media => "media",
            _ => return None,
        })
    }
}

/// What an organisation is to a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MembershipRole {
    Member,
    Host,
    Chair,
    CoChair,
    Secretariat,
    Steering,
    Convener,
}

/// How one party is tied to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum RelationKind {
    Hosts,
    Convenes,
    Leads,
    CoLeads,
    Supports,
    Funds,
    Founded,
    MemberOf,
    PartnerOf,
}
