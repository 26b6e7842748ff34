//! Opening the pools.

use std::{
    fs,
    path::Path,
    str::FromStr,
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::{
    ConnectOptions, Connection, Executor, Row, SqliteConnection,
    postgres::{PgConnectOptions, PgConnection, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Db, OpenError};
use crate::config::DatabaseSettings;

pub(super) async fn open(settings: &DatabaseSettings) -> Result<Db, OpenError> {
    if let Some(file) = settings.url.strip_prefix("sqlite:") {
        let file = file.strip_prefix("//").unwrap_or(file);
        open_sqlite(settings, file).await
    } else if settings.url.starts_with("postgres:") || settings.url.starts_with("postgresql:") {
        open_postgres(settings).await
    } else {
        Err(OpenError::Address(settings.masked_url()))
    }
}

async fn open_sqlite(settings: &DatabaseSettings, file: &str) -> Result<Db, OpenError> {
    if file.is_empty() || file.contains(['?', ':']) {
        return Err(OpenError::Address(settings.masked_url()));
    }
    let lock = lock(&real(file))?;
    let is_new = !Path::new(file).exists();
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_millis(settings.busy_timeout_ms))
        .pragma("journal_size_limit", "67108864")
        // What is erased is not left in the file.
        .pragma("secure_delete", "ON")
        .disable_statement_logging();
    let acquire = Duration::from_millis(settings.acquire_timeout_ms);
    let patience = Duration::from_millis(settings.statement_timeout_ms);
    let unusable = |cause: sqlx::Error| unusable_file(file, &cause);
    // The journal mode is set by one connection before any other opens.
    let first = SqliteConnection::connect_with(&options)
        .await
        .map_err(unusable)?;
    first.close().await.map_err(unusable)?;
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(acquire)
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
        .connect_with(options.create_if_missing(false).pragma("query_only", "ON"))
        .await
        .map_err(unusable)?;
    Ok(Db {
        reader: SqlxSqliteConnector::from_sqlx_sqlite_pool(reader),
        writer: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
        is_new,
        count: None,
        _lock: Some(Arc::new(lock)),
    })
}

/// The file itself, by whatever links it is reached.
fn real(file: &str) -> String {
    let path = Path::new(file);
    let real = fs::canonicalize(path).or_else(|_| {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
        Ok::<_, std::io::Error>(folder.join(path.file_name().unwrap_or_default()))
    });
    real.map_or(file.to_owned(), |real| real.display().to_string())
}

/// One process a file: each keeps what it has read in memory.
fn lock(file: &str) -> Result<fs::File, OpenError> {
    let path = format!("{file}.lock");
    let lock = fs::File::create(&path).map_err(|cause| OpenError::File {
        file: file.into(),
        reason: reason(&cause),
    })?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(OpenError::InUse(file.into())),
        Err(fs::TryLockError::Error(cause)) => Err(OpenError::File {
            file: file.into(),
            reason: reason(&cause),
        }),
    }
}

fn reason(cause: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => "the folder does not exist".into(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "the folder is read-only for this user".into()
        }
        ErrorKind::NotADirectory => "its folder is a file".into(),
        ErrorKind::IsADirectory => "it is a folder".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        kind => kind.to_string(),
    }
}

fn unusable_file(file: &str, cause: &sqlx::Error) -> OpenError {
    tracing::debug!(%cause, "SQLite refused the file");
    let code = cause
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .and_then(|code| code.parse::<u32>().ok());
    // The low byte is SQLite's primary result code.
    match code.map(|code| code & 0xff) {
        Some(11 | 26) => OpenError::NotADatabase(file.into()),
        Some(5 | 6) => OpenError::InUse(file.into()),
        Some(8) => OpenError::File {
            file: file.into(),
            reason: "it is read-only for this user".into(),
        },
        Some(13) => OpenError::File {
            file: file.into(),
            reason: "the disk is full".into(),
        },
        _ => OpenError::File {
            file: file.into(),
            reason: "it cannot be opened".into(),
        },
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

async fn open_postgres(settings: &DatabaseSettings) -> Result<Db, OpenError> {
    let options = PgConnectOptions::from_str(&settings.url)
        .map_err(|_| OpenError::Address(settings.masked_url()))?
        .application_name("sun-graph")
        .options([
            ("statement_timeout", settings.statement_timeout_ms),
            ("lock_timeout", settings.lock_timeout_ms),
            (
                "idle_in_transaction_session_timeout",
                settings.idle_in_transaction_timeout_ms,
            ),
        ])
        .disable_statement_logging();
    let place = format!(
        "{}:{}/{}",
        options.get_host(),
        options.get_port(),
        options.get_database().unwrap_or_default()
    );
    let pool = PgPoolOptions::new()
        .max_connections(settings.connections.max(2))
        .acquire_timeout(Duration::from_millis(settings.acquire_timeout_ms))
        .max_lifetime(Duration::from_mins(30))
        .after_release(|connection, _| Box::pin(leave_transaction(connection)))
        .connect_with(options)
        .await
        .map_err(|cause| unreachable(place, &cause))?;
    let pool = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    Ok(Db {
        reader: pool.clone(),
        writer: pool,
        is_new: false,
        count: None,
        _lock: None,
    })
}

/// Ends a transaction that is still open when its connection comes back.
///
/// A `begin` that was cancelled leaves one behind, and later writes would be
/// acknowledged and then go with it. A plain `ROLLBACK` would do, but where
/// nothing is open it writes a warning into the server's log each time; a
/// transaction that began before this statement tells itself by its clock.
async fn leave_transaction(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    // Unprepared, so that it is one statement: a prepared one has a clock for each step.
    let clock = sqlx::raw_sql("SELECT now() <> statement_timestamp()");
    let is_open = clock
        .fetch_one(&mut *connection)
        .await
        .and_then(|row| row.try_get::<bool, _>(0));
    // Also where the statement fails, because the transaction has.
    if is_open.unwrap_or(true) {
        connection.execute("ROLLBACK").await?;
    }
    Ok(true)
}

fn unreachable(place: String, cause: &sqlx::Error) -> OpenError {
    tracing::debug!(%cause, "PostgreSQL refused the connection");
    let code = cause
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .unwrap_or_default();
    let reason = match (&*code, cause) {
        ("28P01" | "28000", _) => "user or password is wrong",
        ("3D000", _) => "there is no database of that name",
        ("53300", _) => "it has no free connections",
        (_, sqlx::Error::PoolTimedOut) => "it does not answer in time",
        (_, sqlx::Error::Io(_)) => "nothing answers there",
        (_, sqlx::Error::Tls(_)) => "no secure connection can be made",
        _ => "it refuses the connection",
    };
    OpenError::Unreachable {
        place,
        reason: reason.into(),
    }
}
