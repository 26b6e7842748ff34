//! Topics, what is about them, and what practices have to do with other records.
//!
//! The tree of topics is followed by two views, so that a list or a filter by topic
//! is one join or subquery like any other. They walk by distinct pairs, so that even
//! a circle, which no write lets in, would end.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "topic",
        columns: &[
            id(),
            text("name"),
            text("name_fr"),
            text("name_es"),
            text("definition"),
            maybe_to("broader", "topic"),
        ],
        is_fact: true,
        indexes: &["broader"],
    },
    Table {
        name: "record_topic",
        columns: &[id(), text("record"), to("topic", "topic")],
        is_fact: true,
        indexes: &["record", "topic"],
    },
    Table {
        name: "practice_link",
        columns: &[
            id(),
            to("practice", "practice"),
            text("linked"),
            text("how"),
        ],
        is_fact: true,
        indexes: &["practice", "linked"],
    },
];

/// Each topic under itself and under every broader one.
const TREE: &str = r#"CREATE VIEW "topic_tree" AS
WITH RECURSIVE "tree" ("broader", "topic") AS (
    SELECT "id", "id" FROM "topic"
    UNION
    SELECT "tree"."broader", "topic"."id"
    FROM "tree" JOIN "topic" ON "topic"."broader" = "tree"."topic"
)
SELECT "broader", "topic" FROM "tree""#;

/// What is about a topic or about one of its narrower ones.
const RECORDS: &str = r#"CREATE VIEW "topic_record" AS
SELECT DISTINCT "topic_tree"."broader" AS "topic", "record_topic"."record" AS "record"
FROM "topic_tree" JOIN "record_topic" ON "record_topic"."topic" = "topic_tree"."topic""#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::create(manager, TABLES).await?;
        let db = manager.get_connection();
        db.execute_unprepared(TREE).await?;
        db.execute_unprepared(RECORDS).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(r#"DROP VIEW "topic_record""#).await?;
        db.execute_unprepared(r#"DROP VIEW "topic_tree""#).await?;
        table::drop(manager, TABLES).await
    }
}
