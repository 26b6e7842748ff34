//! Words about communities.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// What kind of group it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommunityKind {
    CommunityOfPractice,
    LearningGroup,
    WorkingGroup,
    TaskForce,
    RegionalGroup,
    Programme,
    Collaboration,
    SupportMechanism,
}

/// Whether a community is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommunityStatus {
    Active,
    Planned,
    Ended,
}

/// What a party does in a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommunityRole {
    Lead,
    Member,
    Supporter,
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum RequestStatus {
    NeedMentioned,
    Requested,
    Open,
    Matched,
}
