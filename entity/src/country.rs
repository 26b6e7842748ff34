//! A country, whether it has joined the Movement or is only referred to.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "country")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub alpha2: String,
    pub m49: String,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_es: Option<String>,
    pub formal_name: Option<String>,
    pub member: bool,
    pub joined: Option<String>,
    pub least_developed: Option<bool>,
    pub landlocked_developing: Option<bool>,
    pub small_island_developing: Option<bool>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
