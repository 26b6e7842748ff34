//! Words about facts.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Confidence {
    Stated,
    Inferred,
    Unsourced,
}

/// Whether something is there; no data is not no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Presence {
    Yes,
    Interim,
    No,
    NoData,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Comparator {
    Equal,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    About,
}

/// What kind of other name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum NameKind {
    Former,
    AlsoKnown,
    Acronym,
    Translation,
    AsPrinted,
}
