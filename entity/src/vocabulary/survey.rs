//! Words about surveys.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// How the dashboard classes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum IndicatorClass {
    NoData,
    Critical,
    Poor,
    Moderate,
    Good,
}

/// What a question may be answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum QuestionType {
    Text,
    Integer,
    Decimal,
    Choice,
    MultiChoice,
    Date,
    Scale,
    Table,
}

/// How far a response has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ResponseStatus {
    Draft,
    Submitted,
    Returned,
    Reviewed,
}
