//! Bringing the tables up to date, by one process at a time.

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
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    let applied = applied(db).await.map_err(failed)?;
    if let Some(unknown) = applied.iter().find(|it| !known.contains(it)) {
        return Err(OpenError::Newer(unknown.clone()));
    }
    if db.is_read_only() {
        let is_whole = known.iter().all(|it| applied.contains(it));
        return is_whole.then_some(()).ok_or(OpenError::Older);
    }
    let writer = &db.writers.pool;
    let migrated = match db.backend() {
        DbBackend::Postgres => {
            // Held until the transaction ends, also when this process is killed.
            let lock = writer.begin().await.map_err(failed)?;
            lock.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '60s'")
                .await
                .map_err(failed)?;
            lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
                .await
                .map_err(failed)?;
            Migrator::up(writer, None).await.map_err(failed)?;
            lock.commit().await.map_err(failed)
        }
        // The file is locked while the database is open.
        _ => Migrator::up(writer, None).await.map_err(failed),
    };
    let count = known.len() - applied.len();
    if migrated.is_ok() && count > 0 {
        tracing::info!(
            count,
            "the tables were brought to this version by migrations"
        );
    }
    migrated
}

/// The migrations that were applied, the newest first.
async fn applied(db: &Db) -> Result<Vec<String>, DbErr> {
    let exists = match db.backend() {
        DbBackend::Postgres => "SELECT 1 WHERE to_regclass('seaql_migrations') IS NOT NULL",
        _ => "SELECT 1 FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    let one = |sql: &str| Statement::from_string(db.backend(), sql);
    if db.reader.query_one_raw(one(exists)).await?.is_none() {
        return Ok(vec![]);
    }
    let all = one("SELECT version FROM seaql_migrations ORDER BY version DESC");
    let rows = db.reader.query_all_raw(all).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}
