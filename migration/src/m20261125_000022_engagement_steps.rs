//! What an engagement answers, how far it has come, and what came of it.

use sea_orm_migration::prelude::*;

use crate::table::{self, Column, maybe_text, maybe_to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: &[Column] = &[
    maybe_to("request", "assistance_request"),
    maybe_text("status"),
    maybe_text("outcome"),
    maybe_text("outcome_evidence"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::extend(manager, "engagement", COLUMNS, None).await?;
        let index = r#"CREATE INDEX "engagement_request" ON "engagement" ("request")"#;
        manager.get_connection().execute_unprepared(index).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = r#"DROP INDEX "engagement_request""#;
        manager.get_connection().execute_unprepared(index).await?;
        let columns = ["outcome_evidence", "outcome", "status", "request"];
        table::shorten(manager, "engagement", &columns).await
    }
}
