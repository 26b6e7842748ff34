//! Another name of a record.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub record: String,
    pub name: String,
    pub kind: vocabulary::NameKind,
    pub language: Option<String>,
    pub until: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
