//! Whom to write to about a party.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub party: String,
    pub role: vocabulary::ContactRole,
    pub person: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub language: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
