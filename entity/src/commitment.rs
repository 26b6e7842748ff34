//! A public commitment, of any generation of the accountability framework.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub title: String,
    pub title_is_label: bool,
    pub kind: vocabulary::CommitmentKind,
    pub maker: Option<String>,
    pub maker_name: String,
    pub maker_kind: Option<vocabulary::MakerKind>,
    pub country: Option<String>,
    pub overarching: Option<String>,
    pub overarching_title: Option<String>,
    pub smartness: Option<vocabulary::Smartness>,
    pub verification: Option<vocabulary::Verification>,
    pub progress_status: Option<vocabulary::ProgressStatus>,
    pub progress_status_as_of: Option<String>,
    pub made: Option<String>,
    pub starts: Option<String>,
    pub ends: Option<String>,
    pub indicator: Option<String>,
    pub measurement_plan: Option<vocabulary::MeasurementPlan>,
    pub monitoring: Option<String>,
    pub location: Option<vocabulary::CommitmentLocation>,
    pub population: Option<vocabulary::TargetPopulation>,
    pub population_coverage: Option<f64>,
    pub sex: Option<String>,
    pub cost_amount: Option<f64>,
    pub cost_currency: Option<String>,
    pub cost_usd: Option<f64>,
    pub cost_secured: Option<String>,
    pub funding_mechanism: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
