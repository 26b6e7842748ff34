//! Whom to write to.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_text, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[Table {
    name: "contact",
    columns: &[
        id(),
        text("party"),
        text("role"),
        maybe_text("person"),
        maybe_text("email"),
        maybe_text("phone"),
        maybe_text("language"),
        maybe_text("since"),
        maybe_text("until"),
    ],
    is_fact: true,
    indexes: &["party"],
}];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::create(manager, TABLES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, TABLES).await
    }
}
