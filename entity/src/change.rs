//! One record that a write touched.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    pub version: i64,
    pub at: String,
    pub actor: String,
    pub verb: vocabulary::ChangeVerb,
    pub kind: String,
    pub record: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub digests: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
