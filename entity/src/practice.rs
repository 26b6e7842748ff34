//! A documented practice or success story.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "practice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub title: String,
    pub title_is_label: bool,
    pub theme: String,
    pub nutrition_type: vocabulary::NutritionType,
    pub evidence_kind: Option<String>,
    pub published: Option<String>,
    pub link: Option<String>,
    pub state: vocabulary::PracticeState,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
