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
