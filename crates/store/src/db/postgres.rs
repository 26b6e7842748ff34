//! Opening the pools of PostgreSQL.

use std::{str::FromStr, sync::Arc, time::Duration};

use sea_orm::SqlxPostgresConnector;
use sqlx::{
    ConnectOptions, Connection, Executor, Row,
    postgres::{PgConnectOptions, PgConnection, PgPoolOptions},
};

use super::{Db, OpenError, Patience, Unwritten, queue::Queue, storage::Storage, writers::Writers};
use crate::db::settings::DatabaseSettings;

pub(super) async fn open(settings: &DatabaseSettings) -> Result<Db, OpenError> {
    let is_address = ["postgres:", "postgresql:"]
        .iter()
        .any(|scheme| settings.url.starts_with(scheme));
    if !is_address {
        return Err(OpenError::Address(settings.masked_url()));
    }
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
    let pool = |connections: u32| {
        PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_millis(settings.acquire_timeout_ms))
            .max_lifetime(Duration::from_mins(30))
            .after_release(|connection, _| Box::pin(leave_transaction(connection)))
    };
    // One at least writes data, one what is no data, one reads what was committed.
    let writing = (settings.connections / 3).max(2);
    let reading = settings.connections.saturating_sub(writing + 1).max(1);
    let reader = pool(reading)
        .connect_with(options.clone())
        .await
        .map_err(|cause| unreachable(place, &cause))?;
    let is_read_only = is_read_only(&reader).await;
    let most = settings.waiting_writes;
    let writers = Writers {
        pool: SqlxPostgresConnector::from_sqlx_postgres_pool(
            pool(writing).connect_lazy_with(options.clone()),
        ),
        witness: SqlxPostgresConnector::from_sqlx_postgres_pool(pool(1).connect_lazy_with(options)),
        storage: Storage::default(),
        data: Queue::new(1, most),
        unlogged: Some(Queue::new(writing as usize - 1, most)),
        trying: tokio::sync::Mutex::default(),
    };
    if is_read_only {
        writers.storage.failed(Unwritten::ReadOnly);
    }
    Ok(Db {
        reader: SqlxPostgresConnector::from_sqlx_postgres_pool(reader),
        writers: Arc::new(writers),
        patience: Patience::of(settings),
        until: None,
        is_new: false,
        count: None,
        is_read_only,
        _lock: None,
    })
}

/// Whether it is a standby, or takes no writes for another reason.
async fn is_read_only(pool: &sqlx::PgPool) -> bool {
    let ask = "SELECT current_setting('transaction_read_only') = 'on'";
    let told = sqlx::query_scalar(ask).fetch_one(pool).await;
    told.unwrap_or_default()
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
    // The driver counts by itself; where it is wrong its next `COMMIT` would be none.
    Ok(!connection.is_in_transaction())
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
