//! How far the documentation of a practice has come. What was there before came
//! from what others have published.

use sea_orm_migration::prelude::*;

use crate::table::{self, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::extend(manager, "practice", &[text("state")], Some("PUBLISHED")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::shorten(manager, "practice", &["state"]).await
    }
}
