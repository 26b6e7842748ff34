//! What the database holds after a fault, read beside the server, and the
//! engine's own word on whether it is sound.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement};
use serde_json::Value;

use crate::database::TestDatabase;

/// A row of the log.
#[derive(Clone, Debug)]
pub(crate) struct Logged {
    pub(crate) sequence: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) verb: String,
    pub(crate) record: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) digests: String,
    pub(crate) hash: String,
    /// The mark that an attempt left.
    pub(crate) mark: i64,
}

/// The mark that an attempt left in a state of its event.
fn mark(state: Option<&str>) -> i64 {
    let state: Value = serde_json::from_str(state.unwrap_or("{}")).unwrap();
    let mark = state["head_count"].as_str().and_then(|it| it.parse().ok());
    mark.unwrap_or_default()
}

/// What the database holds: the log, the events by global id with their marks, and
/// which events can be searched for.
#[derive(Clone)]
pub(crate) struct Evidence {
    pub(crate) log: Vec<Logged>,
    pub(crate) rows: BTreeMap<String, i64>,
    pub(crate) found: BTreeSet<String>,
    /// What the engine itself finds wrong.
    pub(crate) unsound: Vec<String>,
}

impl Evidence {
    /// Reads all of it.
    pub(crate) async fn of(database: &TestDatabase) -> Self {
        let db = database.look().await;
        let log = "SELECT \"sequence\", \"at\", \"actor\", \"verb\", \"record\", \"before\", \
            \"after\", \"digests\", \"hash\" FROM \"change\" ORDER BY \"sequence\"";
        let log = all(&db, log).await.iter().map(logged).collect();
        let rows = "SELECT \"id\", CAST(COALESCE(\"head_count\", 0) AS BIGINT) FROM \"event\"";
        let rows = all(&db, rows).await;
        let rows = rows.iter().map(|row| {
            let id: String = row.try_get_by_index(0).unwrap();
            (format!("event:{id}"), row.try_get_by_index(1).unwrap())
        });
        let found = "SELECT \"id\" FROM \"search_entry\" WHERE \"id\" LIKE 'event:%'";
        let found = all(&db, found).await;
        let found = found.iter().map(|row| row.try_get_by_index(0).unwrap());
        Self {
            log,
            rows: rows.collect(),
            found: found.collect(),
            unsound: unsound(&db).await,
        }
    }
}

async fn all(db: &DatabaseConnection, ask: &str) -> Vec<QueryResult> {
    let ask = Statement::from_string(db.get_database_backend(), ask);
    db.query_all_raw(ask).await.unwrap()
}

fn logged(row: &QueryResult) -> Logged {
    let text = |name: &str| row.try_get("", name).unwrap();
    let after: Option<String> = row.try_get("", "after").unwrap();
    Logged {
        mark: mark(after.as_deref()),
        sequence: row.try_get("", "sequence").unwrap(),
        at: text("at"),
        actor: text("actor"),
        verb: text("verb"),
        record: text("record"),
        before: row.try_get("", "before").unwrap(),
        after,
        digests: text("digests"),
        hash: text("hash"),
    }
}

/// What the engine finds wrong with its own files.
async fn unsound(db: &DatabaseConnection) -> Vec<String> {
    if db.get_database_backend() == DbBackend::Sqlite {
        let told = all(db, "PRAGMA integrity_check").await;
        let told = told.iter().map(|row| row.try_get_by_index(0).unwrap());
        let mut wrong: Vec<String> = told.filter(|told: &String| told != "ok").collect();
        for row in all(db, "PRAGMA foreign_key_check").await {
            let table: String = row.try_get_by_index(0).unwrap();
            wrong.push(format!("a row of {table} points nowhere"));
        }
        return wrong;
    }
    db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS amcheck")
        .await
        .unwrap();
    let check = "SELECT count(bt_index_check(index.indexrelid, true)::text) FROM pg_index index \
        JOIN pg_class class ON class.oid = index.indexrelid \
        JOIN pg_am method ON method.oid = class.relam \
        WHERE method.amname = 'btree' AND index.indisvalid AND class.relpersistence = 'p'";
    let ask = Statement::from_string(DbBackend::Postgres, check);
    let checked = db.query_one_raw(ask).await;
    checked.err().iter().map(ToString::to_string).collect()
}
