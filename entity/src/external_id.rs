//! The name that a partner gives to a record: `source/kind/external`.

use sea_orm::entity::prelude::*;

use crate::unrelated::Relation;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "external_id")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub record: String,
}

impl ActiveModelBehavior for ActiveModel {}
