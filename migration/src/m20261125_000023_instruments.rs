//! What surveys ask, and what they are answered.

use sea_orm_migration::prelude::*;

use crate::table::{
    self, Column, Table, flag, id, integer, maybe_integer, maybe_number, maybe_text, maybe_to,
    text, to,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "survey_version",
        columns: &[
            id(),
            to("survey", "survey"),
            text("name"),
            text("language"),
            maybe_text("since"),
        ],
        is_fact: true,
        indexes: &["survey"],
    },
    Table {
        name: "survey_question",
        columns: &[
            id(),
            to("version", "survey_version"),
            text("code"),
            integer("position"),
            maybe_text("section"),
            text("type"),
            maybe_text("choices"),
            maybe_to("table", "survey_question"),
            flag("required"),
            maybe_number("minimum"),
            maybe_number("maximum"),
            maybe_text("relevant"),
            flag("public"),
        ],
        is_fact: true,
        indexes: &["version", "table"],
    },
    Table {
        name: "survey_choice",
        columns: &[
            id(),
            to("version", "survey_version"),
            text("list"),
            text("code"),
            integer("position"),
            maybe_number("number"),
        ],
        is_fact: true,
        indexes: &["version"],
    },
    Table {
        name: "survey_text",
        columns: &[
            id(),
            text("record"),
            text("language"),
            text("label"),
            maybe_text("hint"),
        ],
        is_fact: true,
        indexes: &["record"],
    },
    Table {
        name: "survey_response",
        columns: &[
            id(),
            to("round", "survey_round"),
            to("chapter", "chapter"),
            text("status"),
        ],
        is_fact: true,
        indexes: &["round", "chapter"],
    },
    Table {
        name: "survey_answer",
        columns: &[
            id(),
            to("response", "survey_response"),
            to("question", "survey_question"),
            maybe_integer("row"),
            text("answer"),
        ],
        is_fact: true,
        indexes: &["response", "question"],
    },
];

const COLUMNS: &[Column] = &[
    maybe_text("version"),
    maybe_text("opens"),
    maybe_text("closes"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::create(manager, TABLES).await?;
        table::extend(manager, "survey_round", COLUMNS, None).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::shorten(manager, "survey_round", &["version", "opens", "closes"]).await?;
        table::drop(manager, TABLES).await
    }
}
