//! One value of a many-valued field of a record.

use sea_orm::entity::prelude::*;

use crate::unrelated::Relation;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "facet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub record: String,
    pub field: String,
    pub position: i32,
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}
