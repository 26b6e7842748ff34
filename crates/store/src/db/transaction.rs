//! A transaction that writes.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    prelude::async_trait,
};

use super::{
    queue::Turn,
    writers::{Writers, detached},
};

/// A transaction that writes: every write is one, whatever it writes. Where it is
/// dropped nothing of it is left.
///
/// After a statement that failed it takes no other, and is not committed: SQLite may
/// have ended it by then, and the next statement would be one by itself.
#[derive(Debug)]
pub struct WriteTransaction {
    // The connection is given back before the turn is.
    transaction: DatabaseTransaction,
    writers: Arc<Writers>,
    has_failed: AtomicBool,
    version: Option<i64>,
    _turn: Turn,
}

impl WriteTransaction {
    /// A transaction that began, and raised the version of the data to this one.
    pub(super) fn new(
        writers: Arc<Writers>,
        (turn, transaction): (Turn, DatabaseTransaction),
        version: Option<i64>,
    ) -> Self {
        Self {
            transaction,
            writers,
            has_failed: AtomicBool::new(false),
            version,
            _turn: turn,
        }
    }

    /// The version of the data that it makes, if it writes data.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        self.version
    }

    /// Makes it so. Only once this has returned without an error may anybody be told.
    ///
    /// # Errors
    ///
    /// If the database refuses; then nothing has changed. If the storage fails, or the
    /// database does not say, as [`Unwritten`](super::Unwritten) tells.
    pub async fn commit(self) -> Result<(), DbErr> {
        if let Err(cause) = self.is_whole() {
            self.rollback().await;
            return Err(cause);
        }
        detached(async move {
            let Self {
                transaction,
                writers,
                version,
                _turn,
                ..
            } = self;
            writers.commit(transaction, version).await
        })
        .await
    }

    /// Leaves everything as it was.
    pub async fn rollback(self) {
        let done = detached(async move {
            let Self {
                transaction,
                writers,
                _turn,
                ..
            } = self;
            writers.roll_back(transaction).await;
            Ok(())
        });
        if let Err(cause) = done.await {
            tracing::error!(%cause, "a transaction was not rolled back in order");
        }
    }

    fn is_whole(&self) -> Result<(), DbErr> {
        if self.has_failed.load(Ordering::Relaxed) {
            let cause = "a statement of this transaction has failed";
            return Err(DbErr::Custom(cause.into()));
        }
        Ok(())
    }

    fn seen<T>(&self, result: Result<T, DbErr>) -> Result<T, DbErr> {
        if result.is_err() {
            self.has_failed.store(true, Ordering::Relaxed);
        }
        self.writers.noted(result)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for WriteTransaction {
    fn get_database_backend(&self) -> DbBackend {
        self.transaction.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.is_whole()?;
        self.seen(self.transaction.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.is_whole()?;
        self.seen(self.transaction.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.is_whole()?;
        self.seen(self.transaction.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.is_whole()?;
        self.seen(self.transaction.query_all_raw(statement).await)
    }
}
