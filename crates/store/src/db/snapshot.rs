//! One state of the data, for all that is read together.
//!
//! A snapshot is the database once more, read through a connection of its own that
//! stands inside a transaction. So whatever reads from a database reads from a
//! snapshot as well, statement by statement, and nobody who reads the database
//! itself has a connection less. It is kept short: as long as it lasts, SQLite
//! cannot begin its log of writes anew, nor PostgreSQL clear away old rows.

use std::{fmt, sync::Arc, time::Duration};

use sea_orm::{
    DatabaseConnection, DbBackend, DbErr, RuntimeErr, SqlxPostgresConnector, SqlxSqliteConnector,
};
use sqlx::{
    AssertSqlSafe, Database, Executor, Postgres, Sqlite, pool::PoolOptions,
    postgres::PgConnectOptions, sqlite::SqliteConnectOptions,
};

use super::{Db, sqlite::hurry};

/// Where no database is. A second connection would see another moment, so that there
/// is none to be had where the first is lost.
const NOWHERE: &str = "/dev/null/nowhere";

/// The data as one moment left it.
#[derive(Debug)]
pub struct Snapshot {
    /// Where it is read.
    pub db: Db,
    /// The version of the data that it is.
    pub version: u64,
}

impl Db {
    /// Reads the data as it stands now, for no longer than `patience`: every statement
    /// after that fails. The snapshot ends with the reading; it is a database like any
    /// other in between, but for this one not to be closed by whoever reads.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn at_one_moment<T, F: Future<Output = T>>(
        &self,
        patience: Duration,
        read: impl FnOnce(Snapshot) -> F,
    ) -> Result<T, DbErr> {
        let snapshot = self.snapshot(patience).await?;
        let reader = snapshot.db.reader.clone();
        let found = read(snapshot).await;
        if let Err(cause) = reader.close_by_ref().await {
            tracing::debug!(%cause, "a snapshot did not close cleanly");
        }
        Ok(found)
    }

    async fn snapshot(&self, patience: Duration) -> Result<Snapshot, DbErr> {
        let reader = if self.backend() == DbBackend::Postgres {
            let options = self.reader.get_postgres_connection_pool().connect_options();
            let begin = format!(
                "SET idle_in_transaction_session_timeout = {}; \
                     BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                patience.as_millis()
            );
            let pool = alone::<Postgres>(patience).after_connect(move |connection, _| {
                let begin = sqlx::raw_sql(AssertSqlSafe(begin.clone()));
                Box::pin(async move { connection.execute(begin).await.map(|_| ()) })
            });
            let pool = pool
                .connect_with((*options).clone())
                .await
                .map_err(silent)?;
            pool.set_connect_options(PgConnectOptions::new_without_pgpass().socket(NOWHERE));
            SqlxPostgresConnector::from_sqlx_postgres_pool(pool)
        } else {
            let options = self.reader.get_sqlite_connection_pool().connect_options();
            let pool = alone::<Sqlite>(patience).after_connect(move |connection, _| {
                Box::pin(async move {
                    hurry(connection, patience).await?;
                    connection.execute("BEGIN").await.map(|_| ())
                })
            });
            let pool = pool
                .connect_with((*options).clone())
                .await
                .map_err(silent)?;
            pool.set_connect_options(SqliteConnectOptions::new().filename(NOWHERE));
            SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)
        };
        let mut db = Self {
            reader,
            ..self.clone()
        };
        // The first statement is what both databases begin a snapshot with.
        let version = db.data_version().await?;
        if let Some(count) = &self.count {
            count.each(&mut db.reader);
        }
        Ok(Snapshot { db, version })
    }
}

/// What is called for every statement that is read.
#[derive(Clone)]
pub(super) struct Count(Arc<dyn Fn() + Send + Sync>);

impl Count {
    pub(super) fn new(count: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(count))
    }

    /// Counts what is read there.
    pub(super) fn each(&self, reader: &mut DatabaseConnection) {
        let count = Arc::clone(&self.0);
        reader.set_metric_callback(move |_| count());
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Count")
    }
}

/// A pool of the one connection that the transaction is open on.
fn alone<D: Database>(patience: Duration) -> PoolOptions<D> {
    PoolOptions::new()
        .max_connections(1)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(patience)
}

fn silent(cause: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(cause.into()))
}
