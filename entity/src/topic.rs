//! A term of the vocabulary of what records are about.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub name_fr: String,
    pub name_es: String,
    pub definition: String,
    pub broader: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
