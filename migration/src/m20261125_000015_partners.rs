//! Who may write, under which names they know records, and what they were answered.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_text, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "token",
        columns: &[
            id(),
            text("name"),
            text("role"),
            maybe_text("networks"),
            maybe_text("countries"),
            text("hash"),
            text("created"),
            text("expires"),
            maybe_text("revoked"),
            maybe_text("last_used"),
        ],
        is_fact: false,
        indexes: &[],
    },
    Table {
        name: "external_id",
        columns: &[id(), text("record")],
        is_fact: false,
        indexes: &["record"],
    },
    Table {
        name: "moved",
        columns: &[id(), text("target")],
        is_fact: false,
        indexes: &["target"],
    },
    Table {
        name: "idempotency",
        columns: &[
            id(),
            text("request"),
            text("outcomes"),
            maybe_text("answer"),
            text("at"),
        ],
        is_fact: false,
        indexes: &["at"],
    },
];

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
