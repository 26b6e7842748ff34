//! Money from a fund to a recipient.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub fund: String,
    pub window: Option<String>,
    pub recipient: Option<String>,
    pub recipient_name: String,
    pub country: Option<String>,
    pub implementing_partner: Option<String>,
    pub participating_un_organisation: Option<String>,
    pub amount: Option<f64>,
    pub currency: Option<String>,
    pub amount_basis: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
