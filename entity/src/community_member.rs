//! A party in a community.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "community_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub community: String,
    pub party: String,
    pub country: Option<String>,
    pub role: vocabulary::CommunityRole,
    pub role_as_printed: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub first_observed: Option<String>,
    pub last_observed: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
