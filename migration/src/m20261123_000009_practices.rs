//! Documented practices and who stands behind them.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_text, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "practice",
        columns: &[
            id(),
            text("title"),
            flag("title_is_label"),
            text("theme"),
            text("nutrition_type"),
            maybe_text("evidence_kind"),
            maybe_text("published"),
            maybe_text("link"),
        ],
        is_fact: true,
        indexes: &[],
    },
    Table {
        name: "practice_party",
        columns: &[
            id(),
            to("practice", "practice"),
            maybe_text("party"),
            text("name"),
            text("role"),
        ],
        is_fact: true,
        indexes: &["practice", "party"],
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
