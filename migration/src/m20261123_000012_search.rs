//! One line a record, with accents folded away, for full-text search.
//!
//! `text` is folded before it is stored, so that both databases find the same:
//! FTS5 on SQLite, a `tsvector` on PostgreSQL.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements: &[&str] = match manager.get_database_backend() {
            DbBackend::Sqlite => &[
                r#"CREATE TABLE "search_entry" ("id" TEXT PRIMARY KEY NOT NULL, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "text" TEXT NOT NULL) STRICT"#,
                r#"CREATE VIRTUAL TABLE "search_text" USING fts5("text", content='search_entry', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')"#,
                r#"CREATE TRIGGER "search_entry_added" AFTER INSERT ON "search_entry" BEGIN INSERT INTO "search_text" (rowid, "text") VALUES (new.rowid, new."text"); END"#,
                r#"CREATE TRIGGER "search_entry_removed" AFTER DELETE ON "search_entry" BEGIN INSERT INTO "search_text" ("search_text", rowid, "text") VALUES ('delete', old.rowid, old."text"); END"#,
                r#"CREATE TRIGGER "search_entry_changed" AFTER UPDATE ON "search_entry" BEGIN INSERT INTO "search_text" ("search_text", rowid, "text") VALUES ('delete', old.rowid, old."text"); INSERT INTO "search_text" (rowid, "text") VALUES (new.rowid, new."text"); END"#,
            ],
            _ => &[
                r#"CREATE TABLE "search_entry" ("id" text COLLATE "C" PRIMARY KEY, "kind" text COLLATE "C" NOT NULL, "name" text COLLATE "C" NOT NULL, "text" text NOT NULL)"#,
                r#"CREATE INDEX "search_entry_text" ON "search_entry" USING gin (to_tsvector('simple', "text"))"#,
            ],
        };
        run(manager, statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements: &[&str] = match manager.get_database_backend() {
            DbBackend::Sqlite => &[
                r#"DROP TABLE "search_text""#,
                r#"DROP TABLE "search_entry""#,
            ],
            _ => &[r#"DROP TABLE "search_entry""#],
        };
        run(manager, statements).await
    }
}

async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager
            .get_connection()
            .execute_unprepared(statement)
            .await?;
    }
    Ok(())
}
