//! What a database holds, in a few figures by which two can be compared.

use std::collections::BTreeMap;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};
use serde::{Deserialize, Serialize};

use crate::feed::{self, Verdict};

/// A table of the server's own, which comes and goes.
pub(super) const PASSING: &str = "storage_probe";

/// What a database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contents {
    /// The version of the data.
    pub data_version: i64,
    /// The fingerprint of the dataset that was loaded, if one was.
    pub dataset: Option<String>,
    /// The migrations that have made its tables, in order.
    pub migrations: Vec<String>,
    /// The log of changes.
    pub log: Log,
    /// How many rows each table has.
    pub tables: BTreeMap<String, i64>,
}

/// How the log of changes stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    /// How many entries it has.
    pub entries: i64,
    /// The hash of the last one, which covers them all.
    pub hash: String,
    /// The first entry that is not as it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken_at: Option<i64>,
}

/// Whether this program has a migration of this name.
pub(super) fn is_known(name: &str) -> bool {
    let known = Migrator::migrations();
    known.iter().any(|migration| migration.name() == name)
}

/// Reads what a database holds.
pub(super) async fn read(db: &DatabaseConnection) -> Result<Contents, DbErr> {
    let mut tables = BTreeMap::new();
    let names = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        }
        _ => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        }
    };
    for name in column::<String>(db, names).await? {
        if name != PASSING {
            let count = format!("SELECT count(*) FROM \"{name}\"");
            let count = column(db, &count).await?.pop().unwrap_or_default();
            tables.insert(name, count);
        }
    }
    let migrations = if tables.contains_key("seaql_migrations") {
        column(db, "SELECT version FROM seaql_migrations ORDER BY version").await?
    } else {
        vec![]
    };
    let mut contents = Contents {
        migrations,
        tables,
        ..Contents::default()
    };
    if contents.tables.contains_key("data_version") {
        let ask = "SELECT \"version\" FROM \"data_version\"";
        contents.data_version = column(db, ask).await?.pop().unwrap_or_default();
        let ask = "SELECT \"dataset\" FROM \"data_version\"";
        contents.dataset = column(db, ask).await?.pop().unwrap_or_default();
    }
    if contents.tables.contains_key("change") {
        contents.log = log(db, &contents.migrations).await?;
    }
    Ok(contents)
}

/// How the log stands; whether it holds is said where this program wrote its table.
async fn log(db: &DatabaseConnection, migrations: &[String]) -> Result<Log, DbErr> {
    let last = "SELECT COALESCE(MAX(\"sequence\"), 0) FROM \"change\"";
    let entries = column(db, last).await?.pop().unwrap_or_default();
    let last = "SELECT \"hash\" FROM \"change\" ORDER BY \"sequence\" DESC LIMIT 1";
    let hash = column(db, last).await?.pop().unwrap_or_default();
    let is_current = migrations.len() == Migrator::migrations().len();
    let broken_at = if is_current {
        match feed::verify(db).await? {
            Verdict::Holds { .. } => None,
            Verdict::Broken { sequence, .. } => Some(sequence),
        }
    } else {
        None
    };
    Ok(Log {
        entries,
        hash,
        broken_at,
    })
}

/// What one column of the answer holds.
pub(super) async fn column<T: sea_orm::TryGetable>(
    db: &DatabaseConnection,
    ask: &str,
) -> Result<Vec<T>, DbErr> {
    let ask = Statement::from_string(db.get_database_backend(), ask);
    let rows = db.query_all_raw(ask).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
