//! Words about practices.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// How a practice acts on nutrition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum NutritionType {
    NutritionSpecific,
    NutritionSensitive,
    Both,
    EnablingEnvironment,
}

/// How far the documentation of a practice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PracticeState {
    Draft,
    Submitted,
    Reviewed,
    Published,
}

/// What a party did for a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PracticeRole {
    Publisher,
    Contributor,
}

/// What a practice has to do with another record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PracticeLinkKind {
    Documents,
    EvidenceFor,
    PresentedAt,
    SharedIn,
}
