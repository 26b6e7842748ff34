//! Words about who changes what.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ChangeVerb {
    Create,
    Change,
    End,
    Remove,
    Merge,
    Erase,
}

/// What a caller may do: each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Role {
    Anonymous,
    Reader,
    Contributor,
    Steward,
    Admin,
}
