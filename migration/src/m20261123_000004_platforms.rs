//! Platforms and who sits on them.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_text, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "platform",
        columns: &[
            id(),
            to("country", "country"),
            text("name"),
            maybe_text("name_fr"),
            maybe_text("name_es"),
            flag("name_is_label"),
            text("kind"),
            maybe_text("anchored_in"),
            maybe_text("established"),
            maybe_text("presence"),
            maybe_text("presence_as_of"),
        ],
        is_fact: true,
        indexes: &["country"],
    },
    Table {
        name: "seat",
        columns: &[
            id(),
            to("platform", "platform"),
            text("party"),
            maybe_to("network", "network"),
            text("role"),
            maybe_text("since"),
            maybe_text("until"),
            maybe_text("first_observed"),
            maybe_text("last_observed"),
        ],
        is_fact: true,
        indexes: &["platform", "party", "network"],
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
