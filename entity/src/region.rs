//! A grouping of countries under one of several schemes.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "region")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub scheme: vocabulary::RegionScheme,
    pub code: String,
    pub name: String,
    pub acronym: Option<String>,
    pub parent: Option<String>,
    pub established: Option<String>,
    pub seat_city: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
