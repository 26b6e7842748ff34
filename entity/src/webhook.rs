//! An address that is told of changes.

use sea_orm::entity::prelude::*;

use crate::unrelated::Relation;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub url: String,
    pub secret: String,
    pub kinds: Option<String>,
    pub networks: Option<String>,
    pub countries: Option<String>,
    pub position: i64,
    pub sent_to: i64,
    pub attempts: i32,
    pub next_attempt: Option<String>,
    pub failing_since: Option<String>,
    pub last_error: Option<String>,
    pub last_delivered: Option<String>,
    pub disabled: Option<String>,
    pub created: String,
    pub creator: String,
}

impl ActiveModelBehavior for ActiveModel {}
