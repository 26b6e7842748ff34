//! Words about contacts.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// What those who answer for a party are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ContactRole {
    GovernmentFocalPoint,
    TechnicalFocalPoint,
    NetworkFocalPoint,
    Convener,
    Chair,
    Coordinator,
    Secretariat,
    Monitoring,
    Communication,
    Other,
}
