//! A bearer of rights, known by its hash.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub role: vocabulary::Role,
    pub networks: Option<String>,
    pub countries: Option<String>,
    pub hash: String,
    pub created: String,
    pub expires: String,
    pub revoked: Option<String>,
    pub last_used: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
