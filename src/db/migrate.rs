//! Bringing the tables up to date, by one process at a time.

use std::collections::HashSet;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, TransactionTrait};

use super::{Db, OpenError};

/// Any number will do as long as nothing else locks it.
const LOCK: i64 = 0x5355_4e47_5241_5048;

pub(super) async fn migrate(db: &Db) -> Result<(), OpenError> {
    let failed = |cause: DbErr| {
        tracing::error!(%cause, "migration failed");
        OpenError::Migration
    };
    if let Some(unknown) = unknown_migration(db).await.map_err(failed)? {
        return Err(OpenError::Newer(unknown));
    }
    match db.backend() {
        DbBackend::Postgres => {
            // Held until the transaction ends, also when this process is killed.
            let lock = db.writer.begin().await.map_err(failed)?;
            lock.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '60s'")
                .await
                .map_err(failed)?;
            lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
                .await
                .map_err(failed)?;
            Migrator::up(&db.writer, None).await.map_err(failed)?;
            lock.commit().await.map_err(failed)
        }
        // The file is locked while the database is open.
        _ => Migrator::up(&db.writer, None).await.map_err(failed),
    }
}

/// A migration that was applied and that this server does not know.
async fn unknown_migration(db: &Db) -> Result<Option<String>, DbErr> {
    let known: HashSet<String> = Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    let exists = match db.backend() {
        DbBackend::Postgres => "SELECT 1 WHERE to_regclass('seaql_migrations') IS NOT NULL",
        _ => "SELECT 1 FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    let one = |sql: &str| Statement::from_string(db.backend(), sql);
    if db.writer.query_one_raw(one(exists)).await?.is_none() {
        return Ok(None);
    }
    let applied = db
        .writer
        .query_all_raw(one(
            "SELECT version FROM seaql_migrations ORDER BY version DESC",
        ))
        .await?;
    for row in applied {
        let version: String = row.try_get("", "version")?;
        if !known.contains(&version) {
            return Ok(Some(version));
        }
    }
    Ok(None)
}
