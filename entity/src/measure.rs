//! A baseline, progress or target value of a commitment.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "measure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub commitment: String,
    pub kind: vocabulary::MeasureKind,
    pub text: String,
    pub number: Option<f64>,
    pub unit: Option<String>,
    pub comparator: Option<vocabulary::Comparator>,
    pub date: Option<String>,
    pub status: Option<vocabulary::ProgressStatus>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
