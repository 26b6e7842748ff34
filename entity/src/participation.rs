//! A party at an event.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "participation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub event: String,
    pub party: String,
    pub country: Option<String>,
    pub role: vocabulary::ParticipationRole,
    pub role_as_printed: Option<String>,
    pub head_count: Option<i32>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
