//! Who is told of changes, and how far each has been told.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, big, id, integer, maybe_text, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[Table {
    name: "webhook",
    columns: &[
        id(),
        text("url"),
        text("secret"),
        maybe_text("kinds"),
        maybe_text("networks"),
        maybe_text("countries"),
        big("position"),
        big("sent_to"),
        integer("attempts"),
        maybe_text("next_attempt"),
        maybe_text("failing_since"),
        maybe_text("last_error"),
        maybe_text("last_delivered"),
        maybe_text("disabled"),
        text("created"),
        text("creator"),
    ],
    is_fact: false,
    indexes: &[],
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
