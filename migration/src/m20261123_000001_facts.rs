//! Where facts come from, what else is said of them, and how often the data has moved.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, integer, maybe_number, maybe_text, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "source",
        columns: &[id(), text("title"), maybe_text("address")],
        is_fact: false,
        indexes: &[],
    },
    Table {
        name: "facet",
        columns: &[
            id(),
            text("record"),
            text("field"),
            integer("position"),
            text("value"),
        ],
        is_fact: false,
        indexes: &["record", "field,value"],
    },
    Table {
        name: "name",
        columns: &[
            id(),
            text("record"),
            text("name"),
            text("kind"),
            maybe_text("language"),
            maybe_text("until"),
        ],
        is_fact: true,
        indexes: &["record"],
    },
    Table {
        name: "count",
        columns: &[
            id(),
            text("record"),
            text("measure"),
            maybe_number("number"),
            maybe_text("comparator"),
            text("text"),
            maybe_text("as_of"),
        ],
        is_fact: true,
        indexes: &["record"],
    },
    Table {
        name: "claim",
        columns: &[
            id(),
            text("record"),
            maybe_text("field"),
            maybe_text("value"),
            maybe_text("as_of"),
            flag("preferred"),
            maybe_text("reason"),
        ],
        is_fact: true,
        indexes: &["record"],
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
