//! A multi-stakeholder platform, or a body beside it.

use sea_orm::entity::prelude::*;

use crate::{unrelated::Relation, vocabulary};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "platform")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub country: String,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_es: Option<String>,
    pub name_is_label: bool,
    pub kind: vocabulary::PlatformKind,
    pub anchored_in: Option<String>,
    pub established: Option<String>,
    pub presence: Option<vocabulary::Presence>,
    pub presence_as_of: Option<String>,
    pub confidence: vocabulary::Confidence,
    pub note: Option<String>,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
