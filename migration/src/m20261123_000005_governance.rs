//! Governance bodies and who holds their seats.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_text, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "body",
        columns: &[
            id(),
            text("name"),
            maybe_text("acronym"),
            maybe_text("purpose"),
            maybe_text("established"),
            maybe_text("host"),
        ],
        is_fact: true,
        indexes: &[],
    },
    Table {
        name: "body_seat",
        columns: &[
            id(),
            to("body", "body"),
            text("party"),
            text("role"),
            maybe_text("since"),
            maybe_text("until"),
            maybe_text("first_observed"),
            maybe_text("last_observed"),
        ],
        is_fact: true,
        indexes: &["body", "party"],
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
