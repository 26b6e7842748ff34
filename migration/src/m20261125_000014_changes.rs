//! The log of changes: a row for every record that a write touched, and where
//! it counts.
//!
//! Whoever writes holds the row of `data_version` until it commits, so sequences
//! have no gaps and none becomes visible before one that is smaller.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, big, maybe_text, sequence, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "change",
        columns: &[
            sequence(),
            big("version"),
            text("at"),
            text("actor"),
            text("verb"),
            text("kind"),
            text("record"),
            maybe_text("before"),
            maybe_text("after"),
            text("digests"),
            text("hash"),
        ],
        is_fact: false,
        indexes: &["version", "record,sequence", "kind,sequence"],
    },
    Table {
        name: "change_scope",
        columns: &[big("sequence"), text("scope")],
        is_fact: false,
        indexes: &["scope,sequence", "sequence"],
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
