//! A question of a version of a survey.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub version: String,
    pub code: String,
    pub position: i32,
    pub section: Option<String>,
    #[sea_orm(column_name = "type")]
    pub kind: vocabulary::QuestionType,
    pub choices: Option<String>,
    pub table: Option<String>,
    pub required: bool,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub relevant: Option<String>,
    pub public: bool,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
