//! Words about assistance.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// What provider and recipient are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum AssistanceRelation {
    Peer,
    WithinAlliance,
    Secretariat,
    External,
}

/// Whether help comes from inside the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum OfferOrigin {
    InsideNetwork,
    OutsideNetwork,
}

/// What became of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum NeedStatus {
    Open,
    Matched,
    Closed,
    Withdrawn,
}

/// How far help has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum EngagementStatus {
    Proposed,
    Agreed,
    UnderWay,
    Completed,
    Cancelled,
}

/// What an opportunity is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum OpportunityKind {
    Learning,
    Advocacy,
    Networking,
    Funding,
}
