//! What is about a topic or about one of its narrower ones: a view, read only.

use sea_orm::entity::prelude::*;

use crate::unrelated::Relation;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub record: String,
}

impl ActiveModelBehavior for ActiveModel {}
