//! Which entries of the log tell of no state that everybody may read: those of
//! practices that are not published, and of what hangs on them. An entry from before
//! practices had states tells of one that was published.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What the log keeps of a record holds its state as one of these.
const WITHHELD: &[&str] = &["DRAFT", "SUBMITTED", "REVIEWED"];

/// Kinds that hang on a practice, and the cell that names it.
const HANGING: &[(&str, &str, &str)] = &[
    ("practice-party", "practice", ""),
    ("practice-link", "practice", ""),
    ("practice-link", "linked", "practice:"),
    ("presence", "record", "practice:"),
    ("count", "record", "practice:"),
    ("name", "record", "practice:"),
    ("claim", "record", "practice:"),
    ("record-topic", "record", "practice:"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let holds = |state: &str| {
            let cell = format!(r#"%"state":"{state}"%"#);
            format!(
                r#"COALESCE("before", '') LIKE '{cell}' OR COALESCE("after", '') LIKE '{cell}'"#
            )
        };
        let withheld: Vec<String> = WITHHELD.iter().map(|state| holds(state)).collect();
        let practices = format!(
            r#"INSERT INTO "change_scope" ("sequence", "scope")
            SELECT "sequence", 'withheld' FROM "change"
            WHERE "kind" = 'practice' AND ({}) AND NOT ({})"#,
            withheld.join(" OR "),
            holds("PUBLISHED")
        );
        let db = manager.get_connection();
        db.execute_unprepared(&practices).await?;
        for (kind, cell, prefix) in HANGING {
            let named = format!(r#"'%"{cell}":"{prefix}' || "practice"."id" || '"%'"#);
            let hanging = format!(
                r#"INSERT INTO "change_scope" ("sequence", "scope")
                SELECT "sequence", 'withheld' FROM "change" WHERE "kind" = '{kind}'
                AND "sequence" NOT IN (SELECT "sequence" FROM "change_scope" WHERE "scope" = 'withheld')
                AND EXISTS (SELECT 1 FROM "practice" WHERE "practice"."state" <> 'PUBLISHED'
                AND (COALESCE("before", '') LIKE {named} OR COALESCE("after", '') LIKE {named}))"#
            );
            db.execute_unprepared(&hanging).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let forget = r#"DELETE FROM "change_scope" WHERE "scope" = 'withheld'"#;
        manager.get_connection().execute_unprepared(forget).await?;
        Ok(())
    }
}
