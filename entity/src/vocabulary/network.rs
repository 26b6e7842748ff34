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
