//! A community of practice, or a working group or task force.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "community")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub kind: vocabulary::CommunityKind,
    pub theme: Option<String>,
    pub owner: Option<String>,
    pub country: Option<String>,
    pub member_led: Option<bool>,
    pub status: Option<vocabulary::CommunityStatus>,
    pub started: Option<String>,
    pub ended: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
