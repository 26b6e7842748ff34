//! Opening a SQLite file.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, SqlxSqliteConnector};
use sqlx::{
    ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    Db, OpenError, Patience, Unwritten,
    address::SqliteAddress,
    file::{self, Access},
    queue::Queue,
    storage::Storage,
    writers::{self, Writers},
};
use crate::db::settings::DatabaseSettings;

pub(super) async fn open(settings: &DatabaseSettings, address: &str) -> Result<Db, OpenError> {
    let address = SqliteAddress::read(address).map_err(|reason| OpenError::SqliteAddress {
        address: settings.masked_url(),
        reason,
    })?;
    let file = address.file.as_str();
    let found = file::find(file, address.mode)?;
    let is_read_only = found.access != Access::Write;
    let options = SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(Duration::from_millis(settings.busy_timeout_ms))
        .disable_statement_logging();
    let options = if is_read_only {
        // Without the log SQLite would need to write beside the file only to read it.
        let is_alone = found.access == Access::Read;
        options.read_only(true).immutable(is_alone)
    } else {
        options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("journal_size_limit", "67108864")
            // What is erased is not left in the file.
            .pragma("secure_delete", "ON")
    };
    let acquire = Duration::from_millis(settings.acquire_timeout_ms);
    let patience = Duration::from_millis(settings.statement_timeout_ms);
    let unusable = |cause: sqlx::Error| unusable_file(file, &cause);
    // The journal mode is set by one connection before any other opens.
    let first = SqliteConnection::connect_with(&options)
        .await
        .map_err(unusable)?;
    first.close().await.map_err(unusable)?;
    let one = || {
        SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(acquire)
    };
    let pool = one()
        .after_release(|connection, _| Box::pin(writers::is_free(connection)))
        .connect_with(options.clone())
        .await
        .map_err(unusable)?;
    let options = options.create_if_missing(false).pragma("query_only", "ON");
    let witness = one()
        .connect_with(options.clone())
        .await
        .map_err(unusable)?;
    let reader = SqlitePoolOptions::new()
        .max_connections(settings.readers.max(1))
        .acquire_timeout(acquire)
        .after_connect(move |connection, _| Box::pin(hurry(connection, patience)))
        .before_acquire(move |connection, _| {
            Box::pin(async move { hurry(connection, patience).await.map(|()| true) })
        })
        .connect_with(options)
        .await
        .map_err(unusable)?;
    let writers = Writers {
        pool: SqlxSqliteConnector::from_sqlx_sqlite_pool(pool),
        witness: SqlxSqliteConnector::from_sqlx_sqlite_pool(witness),
        storage: Storage::default(),
        data: Queue::new(1, settings.waiting_writes),
        unlogged: None,
        trying: tokio::sync::Mutex::default(),
    };
    if is_read_only {
        writers.storage.failed(Unwritten::ReadOnly);
    }
    Ok(Db {
        reader: SqlxSqliteConnector::from_sqlx_sqlite_pool(reader),
        writers: Arc::new(writers),
        patience: Patience::of(settings),
        until: None,
        is_new: found.is_new,
        count: None,
        is_read_only,
        _lock: Some(Arc::new(found.lock)),
    })
}

/// Opens a file only to read it, beside a server that has it if there is one: SQLite
/// itself keeps readers and the writer apart. Nothing is locked, so that a server can
/// start meanwhile; no statement is hurried, since nobody else waits. No statement may
/// write, yet the file is opened as one that can be written: whoever opens it otherwise
/// leaves the files of the log behind.
pub(super) async fn open_to_read(settings: &DatabaseSettings, file: &str) -> Result<Db, OpenError> {
    if !std::fs::metadata(file).is_ok_and(|found| found.len() > 0) {
        return Err(OpenError::Missing(file.into()));
    }
    let options = reading(file).pragma("query_only", "ON");
    let Err(cause) = can_read(&options).await else {
        return Ok(read_only(settings, &options));
    };
    // In a folder that cannot be written SQLite makes no index of the log; without a
    // log none is needed.
    let log = std::fs::metadata(format!("{file}-wal"));
    if log.is_ok_and(|found| found.len() > 0) {
        return Err(unusable_file(file, &cause));
    }
    let options = options.read_only(true).immutable(true);
    let unusable = |cause: sqlx::Error| unusable_file(file, &cause);
    can_read(&options).await.map_err(unusable)?;
    Ok(read_only(settings, &options))
}

/// Opens a file that nobody writes.
pub(super) async fn open_copy(file: &str) -> Result<Db, OpenError> {
    let options = reading(file).read_only(true).immutable(true);
    let unusable = |cause: sqlx::Error| unusable_file(file, &cause);
    can_read(&options).await.map_err(unusable)?;
    Ok(read_only(&DatabaseSettings::default(), &options))
}

fn reading(file: &str) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .disable_statement_logging()
}

async fn can_read(options: &SqliteConnectOptions) -> Result<(), sqlx::Error> {
    let mut first = SqliteConnection::connect_with(options).await?;
    let read = sqlx::raw_sql("SELECT 1 FROM sqlite_master LIMIT 1")
        .execute(&mut first)
        .await;
    first.close().await?;
    read.map(|_| ())
}

fn read_only(settings: &DatabaseSettings, options: &SqliteConnectOptions) -> Db {
    let pool = || {
        let pool = SqlitePoolOptions::new().max_connections(settings.readers.max(1));
        SqlxSqliteConnector::from_sqlx_sqlite_pool(pool.connect_lazy_with(options.clone()))
    };
    let writers = Writers {
        pool: pool(),
        witness: pool(),
        storage: Storage::read_only(),
        data: Queue::new(1, settings.waiting_writes),
        unlogged: None,
        trying: tokio::sync::Mutex::default(),
    };
    Db {
        reader: pool(),
        writers: Arc::new(writers),
        patience: Patience::of(settings),
        until: None,
        is_new: false,
        count: None,
        is_read_only: true,
        _lock: None,
    }
}

/// Writes all that the database holds into an empty file, as one transaction sees it.
pub(super) async fn vacuum_into(reader: &DatabaseConnection, file: &Path) -> Result<(), DbErr> {
    let silent = |cause: sqlx::Error| DbErr::Conn(RuntimeErr::SqlxError(cause.into()));
    let options = reader.get_sqlite_connection_pool().connect_options();
    // It counts a copy as a write.
    let options = (*options).clone().pragma("query_only", "OFF");
    let mut connection = SqliteConnection::connect_with(&options)
        .await
        .map_err(silent)?;
    let copied = sqlx::query("VACUUM INTO ?")
        .bind(file.display().to_string())
        .execute(&mut connection)
        .await;
    connection.close().await.map_err(silent)?;
    copied.map(|_| ()).map_err(silent)
}

fn unusable_file(file: &str, cause: &sqlx::Error) -> OpenError {
    tracing::debug!(%cause, "SQLite refused the file");
    let code = cause
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .and_then(|code| code.parse::<u32>().ok());
    let unusable = |reason: &str| OpenError::File {
        file: file.into(),
        reason: reason.into(),
    };
    // The low byte is SQLite's primary result code.
    match code.map(|code| (code & 0xff, code)) {
        Some((11 | 26, _)) => OpenError::NotADatabase(file.into()),
        Some((5 | 6, _)) => OpenError::InUse(file.into()),
        Some((8, _)) => unusable("it is read-only for this user"),
        // There is no room for its own file or for the index of its log.
        Some((13, _) | (_, 4874)) => unusable("the disk is full"),
        _ => unusable("it cannot be opened"),
    }
}

/// How many steps of its machine SQLite takes before it looks at the clock.
const STEPS: i32 = 10_000;

/// Gives the statement that a connection is taken for its time, and no more.
pub(super) async fn hurry(
    connection: &mut SqliteConnection,
    patience: Duration,
) -> Result<(), sqlx::Error> {
    let begin = Instant::now();
    let mut handle = connection.lock_handle().await?;
    handle.set_progress_handler(STEPS, move || begin.elapsed() < patience);
    Ok(())
}
