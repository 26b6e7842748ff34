//! Technical assistance given by one party to another.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub provider: Option<String>,
    pub provider_name: String,
    pub provider_country: Option<String>,
    pub recipient: Option<String>,
    pub recipient_name: String,
    pub recipient_country: Option<String>,
    pub relation: vocabulary::AssistanceRelation,
    pub mode: Option<String>,
    pub topic: Option<String>,
    pub funder: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub request: Option<String>,
    pub status: Option<vocabulary::EngagementStatus>,
    pub outcome: Option<String>,
    pub outcome_evidence: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
