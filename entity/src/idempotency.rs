//! What was answered under a key: `principal/key`.

use sea_orm::entity::prelude::*;

use crate::unrelated::Relation;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub request: String,
    pub outcomes: String,
    pub answer: Option<String>,
    pub at: String,
}

impl ActiveModelBehavior for ActiveModel {}
