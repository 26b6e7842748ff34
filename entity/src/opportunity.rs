//! An opening that others can take up.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "opportunity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub kind: vocabulary::OpportunityKind,
    pub title: String,
    pub title_is_label: bool,
    pub offered_by: Option<String>,
    pub offered_by_name: String,
    pub for_whom: Option<String>,
    pub country: Option<String>,
    pub opens: Option<String>,
    pub closes: Option<String>,
    pub link: Option<String>,
    pub amount_maximum: Option<f64>,
    pub currency: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
