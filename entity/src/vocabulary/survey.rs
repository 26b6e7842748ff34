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
