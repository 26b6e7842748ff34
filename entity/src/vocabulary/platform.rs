//! Words about platforms and governance.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// What kind of body sits at country level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PlatformKind {
    National,
    Subnational,
    Technical,
    CivilSocietyAlliance,
    DonorGroup,
    UnNetwork,
    BusinessNetwork,
    ParliamentaryGroup,
    SupportProgramme,
    Coordination,
}

/// What a party does on a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum SeatRole {
    Convener,
    DonorConvener,
    UnChair,
    Chair,
    CoChair,
    Secretary,
    FocalPointInstitution,
    Member,
    Supporter,
    Observer,
}

/// What the holder of a seat does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum GovernanceRole {
    Chair,
    CoChair,
    ViceChair,
    Member,
    ExOfficio,
}
