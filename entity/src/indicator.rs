//! What a survey measures.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub survey: String,
    pub domain: String,
    pub number: Option<String>,
    pub name: String,
    pub variable: Option<String>,
    pub unit: Option<String>,
    pub weight: Option<f64>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
