//! All that writes, and whether it can.
//!
//! Nothing is acknowledged on the word of a `COMMIT` alone. A connection that comes
//! back is looked at, and closed unless it is outside of every transaction: SQLite
//! ends a transaction by itself when its disk is full, the driver goes on counting it,
//! and what is written later would be part of one that is never committed. What was
//! committed is read back over another connection. And where the storage fails, writes
//! are refused until one that is made to try it out is stored; reads are not.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use sqlx::{Connection, SqliteConnection};
use tokio::{sync::Mutex, time::Instant};

use super::{
    Unwritten,
    queue::{Queue, Turn},
    state::state,
    storage::Storage,
};

/// A table that takes new room, and more of it than most writes do.
const TRY: &str = r#"DROP TABLE IF EXISTS "storage_probe";
CREATE TABLE "storage_probe" AS WITH RECURSIVE n("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM n WHERE "i" < 8000)
SELECT "i", 'room for as much as a record takes' AS "filler" FROM n"#;

/// Takes back what was tried.
const TIDY: &str = r#"DROP TABLE "storage_probe""#;

/// The connections that write, and those who wait for them.
#[derive(Debug)]
pub(super) struct Writers {
    /// Where writes go.
    pub(super) pool: DatabaseConnection,
    /// A connection that reads what others have committed.
    pub(super) witness: DatabaseConnection,
    pub(super) storage: Storage,
    /// Writes of data, which are serial on either database.
    pub(super) data: Queue,
    /// Writes of what is no data; `None` where one connection writes everything.
    pub(super) unlogged: Option<Queue>,
    /// Held by the one who tries whether writes are stored again.
    pub(super) trying: Mutex<()>,
}

impl Writers {
    /// The turn of a write, once it comes; refused at once while writes cannot be stored.
    pub(super) async fn turn(&self, queue: &Queue, until: Instant) -> Result<Turn, DbErr> {
        match self.storage.fault() {
            Some(fault) if !self.storage.is_due() => Err(fault.into()),
            _ => Ok(queue.turn(until).await?),
        }
    }

    /// Begins a transaction in its turn.
    pub(super) async fn begin(&self, turn: Turn) -> Result<(Turn, DatabaseTransaction), DbErr> {
        self.admit().await?;
        let transaction = self.open().await;
        Ok((turn, self.noted(transaction)?))
    }

    /// Refuses while writes cannot be stored, and tries now and then whether they can.
    async fn admit(&self) -> Result<(), DbErr> {
        if self.storage.fault().is_none() {
            return Ok(());
        }
        let _alone = self.trying.lock().await;
        let Some(fault) = self.storage.fault() else {
            return Ok(());
        };
        if !self.storage.is_due() {
            return Err(fault.into());
        }
        let Err(cause) = self.try_to_write().await else {
            self.storage.recovered();
            return Ok(());
        };
        tracing::debug!(%cause, "a write that was made to try the storage was not stored");
        let fault = Unwritten::of(&cause)
            .filter(|it| it.is_of_storage())
            .unwrap_or(fault);
        self.storage.failed(fault);
        self.forget().await;
        Err(fault.into())
    }

    async fn try_to_write(&self) -> Result<(), DbErr> {
        self.write(TRY).await?;
        let ask = Statement::from_string(
            self.witness.get_database_backend(),
            r#"SELECT 1 FROM "storage_probe" WHERE "i" = 8000"#,
        );
        if self.witness.query_one_raw(ask).await?.is_none() {
            return Err(Unwritten::Failed.into());
        }
        self.write(TIDY).await
    }

    async fn write(&self, sql: &str) -> Result<(), DbErr> {
        let transaction = self.open().await?;
        transaction.execute_unprepared(sql).await?;
        transaction.commit().await
    }

    async fn open(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.pool.begin_with_options(options).await
    }

    /// Notes what an error tells of the storage.
    pub(super) fn noted<T>(&self, result: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Some(fault) = result.as_ref().err().and_then(Unwritten::of) {
            self.storage.failed(fault);
        }
        result
    }

    /// Commits a transaction that made this version of the data, and has it read back.
    /// Nothing may be acknowledged unless it says so.
    pub(super) async fn commit(
        &self,
        transaction: DatabaseTransaction,
        version: Option<i64>,
    ) -> Result<(), DbErr> {
        if let Err(cause) = transaction.commit().await {
            tracing::error!(%cause, "a transaction could not be committed");
            self.forget().await;
            let Some(fault) = Unwritten::of_commit(&cause) else {
                return Err(cause);
            };
            self.storage.failed(fault);
            return Err(fault.into());
        }
        let Some(version) = version else {
            return Ok(());
        };
        match self.noted(state(&self.witness).await) {
            Ok(state) if state.version >= version => Ok(()),
            Ok(state) => {
                let seen = state.version;
                tracing::error!(version, seen, "what was committed is not there");
                self.storage.failed(Unwritten::Failed);
                self.forget().await;
                Err(Unwritten::Failed.into())
            }
            Err(cause) => {
                tracing::error!(%cause, "what was committed could not be read back");
                Err(Unwritten::Unknown.into())
            }
        }
    }

    /// Ends a transaction that is not to be committed.
    pub(super) async fn roll_back(&self, transaction: DatabaseTransaction) {
        // SQLite may have done so by itself; either way nothing of it is there.
        if let Err(cause) = transaction.rollback().await {
            tracing::debug!(%cause, "a transaction could not be rolled back");
            self.forget().await;
        }
    }

    /// Closes the connections that nobody writes with at the moment: who calls this
    /// has a turn, and has just given its own back.
    async fn forget(&self) {
        match self.pool.get_database_backend() {
            DbBackend::Postgres => close(self.pool.get_postgres_connection_pool()).await,
            _ => close(self.pool.get_sqlite_connection_pool()).await,
        }
    }
}

/// Does work in a task of its own, which nobody cuts short and which has a stack of
/// its own: connections are made there.
pub(super) async fn detached<T: Send + 'static>(
    work: impl Future<Output = Result<T, DbErr>> + Send + 'static,
) -> Result<T, DbErr> {
    let done = tokio::spawn(work).await;
    done.unwrap_or_else(|panic| Err(DbErr::Custom(panic.to_string())))
}

async fn close<D: sqlx::Database>(pool: &sqlx::Pool<D>) {
    let mut next = pool.acquire().await.ok();
    while let Some(connection) = next {
        if let Err(cause) = connection.close().await {
            tracing::debug!(%cause, "a connection did not close cleanly");
        }
        next = pool.try_acquire();
    }
}

/// Whether a SQLite connection that comes back is outside of every transaction, by
/// the driver's count and by the database's own.
pub(super) async fn is_free(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // It comes behind whatever the driver has yet to do, such as a rollback.
    connection.ping().await?;
    if connection.is_in_transaction() {
        return Ok(false);
    }
    // Within a transaction another cannot begin.
    let begun = sqlx::raw_sql("BEGIN; ROLLBACK").execute(connection).await;
    Ok(begun.is_ok())
}
