//! How often the data has moved, and which dataset was loaded.
//!
//! Every writing transaction raises `version` by one; caches and the graph
//! stand on it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                r#"CREATE TABLE "data_version" ("id" integer PRIMARY KEY CHECK ("id" = 1), "version" bigint NOT NULL, "dataset" text)"#,
            )
            .await?;
        connection
            .execute_unprepared(r#"INSERT INTO "data_version" ("id", "version") VALUES (1, 0)"#)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(r#"DROP TABLE "data_version""#)
            .await?;
        Ok(())
    }
}
