//! Events and who took part.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_integer, maybe_text, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "event",
        columns: &[
            id(),
            text("name"),
            flag("name_is_label"),
            text("kind"),
            maybe_text("starts"),
            maybe_text("ends"),
            maybe_to("country", "country"),
            maybe_text("place"),
            maybe_text("mode"),
            maybe_to("community", "community"),
            maybe_integer("head_count"),
            maybe_text("attendance"),
        ],
        is_fact: true,
        indexes: &["country", "starts", "community"],
    },
    Table {
        name: "participation",
        columns: &[
            id(),
            to("event", "event"),
            text("party"),
            maybe_to("country", "country"),
            text("role"),
            maybe_text("role_as_printed"),
            maybe_integer("head_count"),
        ],
        is_fact: true,
        indexes: &["event", "party", "country"],
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
