//! A meeting of any kind.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub name_is_label: bool,
    pub kind: vocabulary::EventKind,
    pub starts: Option<String>,
    pub ends: Option<String>,
    pub country: Option<String>,
    pub place: Option<String>,
    pub mode: Option<vocabulary::EventMode>,
    pub community: Option<String>,
    pub head_count: Option<i32>,
    pub attendance: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
