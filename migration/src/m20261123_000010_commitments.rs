//! Commitments, their measures and who shares them.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_number, maybe_text, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "commitment",
        columns: &[
            id(),
            text("title"),
            flag("title_is_label"),
            text("kind"),
            maybe_text("maker"),
            text("maker_name"),
            maybe_text("maker_kind"),
            maybe_to("country", "country"),
            maybe_to("overarching", "commitment"),
            maybe_text("overarching_title"),
            maybe_text("smartness"),
            maybe_text("verification"),
            maybe_text("progress_status"),
            maybe_text("progress_status_as_of"),
            maybe_text("made"),
            maybe_text("starts"),
            maybe_text("ends"),
            maybe_text("indicator"),
            maybe_text("measurement_plan"),
            maybe_text("monitoring"),
            maybe_text("location"),
            maybe_text("population"),
            maybe_number("population_coverage"),
            maybe_text("sex"),
            maybe_number("cost_amount"),
            maybe_text("cost_currency"),
            maybe_number("cost_usd"),
            maybe_text("cost_secured"),
            maybe_text("funding_mechanism"),
        ],
        is_fact: true,
        indexes: &["country", "maker", "overarching"],
    },
    Table {
        name: "commitment_party",
        columns: &[
            id(),
            to("commitment", "commitment"),
            maybe_text("party"),
            text("name"),
            text("role"),
        ],
        is_fact: true,
        indexes: &["commitment", "party"],
    },
    Table {
        name: "measure",
        columns: &[
            id(),
            to("commitment", "commitment"),
            text("kind"),
            text("text"),
            maybe_number("number"),
            maybe_text("unit"),
            maybe_text("comparator"),
            maybe_text("date"),
            maybe_text("status"),
        ],
        is_fact: true,
        indexes: &["commitment"],
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
