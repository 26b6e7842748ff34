//! A record that was merged into another of its kind; both by global id.

use sea_orm::entity::prelude::*;

use crate::unrelated::Relation;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "moved")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub target: String,
}

impl ActiveModelBehavior for ActiveModel {}
