//! Words about countries.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// The schemes by which countries are grouped; they do not coincide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum RegionScheme {
    M49,
    SecretariatHub,
    CsnGroup,
    #[sea_orm(string_value = "MEAL_2019")]
    Meal2019,
}
