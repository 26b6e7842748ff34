//! Surveys, their rounds, and what they measured.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_number, maybe_text, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "survey",
        columns: &[
            id(),
            text("name"),
            maybe_text("acronym"),
            maybe_text("owner"),
            text("subject"),
        ],
        is_fact: true,
        indexes: &[],
    },
    Table {
        name: "survey_round",
        columns: &[
            id(),
            to("survey", "survey"),
            text("name"),
            maybe_text("as_of"),
        ],
        is_fact: true,
        indexes: &["survey"],
    },
    Table {
        name: "survey_respondent",
        columns: &[id(), to("round", "survey_round"), to("chapter", "chapter")],
        is_fact: true,
        indexes: &["round", "chapter"],
    },
    Table {
        name: "indicator",
        columns: &[
            id(),
            to("survey", "survey"),
            text("domain"),
            maybe_text("number"),
            text("name"),
            maybe_text("variable"),
            maybe_text("unit"),
            maybe_number("weight"),
            maybe_number("minimum"),
            maybe_number("maximum"),
        ],
        is_fact: true,
        indexes: &["survey"],
    },
    Table {
        name: "indicator_value",
        columns: &[
            id(),
            to("indicator", "indicator"),
            to("round", "survey_round"),
            to("country", "country"),
            maybe_number("number"),
            maybe_text("text"),
            maybe_text("class"),
            maybe_text("date"),
        ],
        is_fact: true,
        indexes: &["indicator", "country", "round"],
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
