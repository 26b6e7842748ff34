//! The database: how it is opened, written and read.
//!
//! SQLite has one writer, whose transactions begin IMMEDIATE, and readers
//! that cannot write; with a pool of equal connections most transactions that
//! read before they write fail as locked. PostgreSQL has connections for
//! readers too that no writer can take. On both, writers queue, and are told how
//! many are before them where their turn does not come in time.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};

use self::{
    queue::Turn,
    state::state,
    writers::{Writers, detached},
};
use crate::db::settings::DatabaseSettings;

mod address;
pub mod bulk;
mod file;
mod migrate;
mod open_error;
mod postgres;
mod queue;
mod reading;
pub mod settings;
mod snapshot;
mod sqlite;
mod standing;
mod state;
mod storage;
mod transaction;
mod unwritten;
mod writers;

pub use self::unwritten::sqlx_error;
pub use self::{
    open_error::OpenError, snapshot::Snapshot, standing::PoolState, transaction::WriteTransaction,
    unwritten::Unwritten,
};

/// How long a write waits for its turn where no request has a deadline.
const PATIENCE: Duration = Duration::from_secs(10);

/// The same of a write that may take a minute itself.
const LONG_PATIENCE: Duration = Duration::from_mins(1);

/// An open database, cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writers: Arc<Writers>,
    patience: Patience,
    until: Option<Instant>,
    is_new: bool,
    is_read_only: bool,
    count: Option<snapshot::Count>,
    /// Held for as long as the SQLite file is ours.
    _lock: Option<Arc<std::fs::File>>,
}

/// How long PostgreSQL lets a write take.
#[derive(Clone, Copy, Debug)]
struct Patience {
    statement: Duration,
    lock: Duration,
}

impl Patience {
    fn of(settings: &DatabaseSettings) -> Self {
        Self {
            statement: Duration::from_millis(settings.statement_timeout_ms),
            lock: Duration::from_millis(settings.lock_timeout_ms),
        }
    }
}

impl Db {
    /// Opens the database that the settings name.
    ///
    /// # Errors
    ///
    /// What is in the way and what to do about it, in one line.
    pub async fn open(settings: &DatabaseSettings) -> Result<Self, OpenError> {
        match settings.url.strip_prefix("sqlite:") {
            Some(address) => sqlite::open(settings, address).await,
            None => postgres::open(settings).await,
        }
    }

    /// Brings the tables to this version of the server.
    ///
    /// # Errors
    ///
    /// If the database is newer than the server, or cannot be written.
    pub async fn migrate(&self) -> Result<(), OpenError> {
        migrate::migrate(self).await
    }

    /// Whether opening it created it.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Whether nothing could be written when it was opened.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Where reads go.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Which of the two databases it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.reader.get_database_backend()
    }

    /// How many writing transactions the data has seen.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn data_version(&self) -> Result<u64, DbErr> {
        let state = state(&self.reader).await?;
        u64::try_from(state.version).map_err(|_| DbErr::Custom("negative data version".into()))
    }

    /// The fingerprint of the dataset that was loaded, if one was.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn dataset(&self) -> Result<Option<String>, DbErr> {
        Ok(state(&self.reader).await?.dataset)
    }

    /// The fingerprint of the dataset as a transaction sees it.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn dataset_seen_by(write: &WriteTransaction) -> Result<Option<String>, DbErr> {
        Ok(state(write).await?.dataset)
    }

    /// The same database for a request with a deadline: none of its writes waits for
    /// its turn beyond this moment.
    #[must_use]
    pub fn within(&self, until: Instant) -> Self {
        Self {
            until: Some(until),
            ..self.clone()
        }
    }

    /// A transaction that may write. It raises the data version, so that
    /// nothing that is committed can go unnoticed.
    ///
    /// # Errors
    ///
    /// If its turn does not come in time, or writes cannot be stored.
    pub async fn begin_write(&self) -> Result<WriteTransaction, DbErr> {
        let until = self.until(PATIENCE);
        let turn = self.writers.turn(&self.writers.data, until.into()).await?;
        // Writers of other servers are waited for no less than those of this one.
        let left = until.saturating_duration_since(Instant::now());
        let db = self.clone();
        let begin = async move {
            let write = db.raise_version(turn, left.max(db.patience.lock)).await?;
            if db.backend() == DbBackend::Postgres {
                let usual = patient(db.patience.statement, db.patience.lock);
                write.execute_unprepared(&usual).await?;
            }
            Ok(write)
        };
        detached(begin).await
    }

    /// The same for a write that may take a minute, or wait for another that does.
    ///
    /// # Errors
    ///
    /// If its turn does not come in time, or writes cannot be stored.
    pub async fn begin_long_write(&self) -> Result<WriteTransaction, DbErr> {
        let until = self.until(LONG_PATIENCE).into();
        let turn = self.writers.turn(&self.writers.data, until).await?;
        let db = self.clone();
        detached(async move { db.raise_version(turn, LONG_PATIENCE).await }).await
    }

    /// A transaction for what is not data, such as tokens and what is noted of
    /// their use. It leaves the data version as it is: a version that rises with
    /// every use would make everything that was computed of the data useless.
    ///
    /// # Errors
    ///
    /// If its turn does not come in time, or writes cannot be stored.
    pub async fn begin_quiet(&self) -> Result<WriteTransaction, DbErr> {
        let writers = Arc::clone(&self.writers);
        let queue = writers.unlogged.as_ref().unwrap_or(&writers.data);
        let turn = writers.turn(queue, self.until(PATIENCE).into()).await?;
        let begin = async move {
            let begun = writers.begin(turn).await?;
            Ok(WriteTransaction::new(writers, begun, None))
        };
        detached(begin).await
    }

    /// Whether writes are stored, as far as is known; where they were not it is tried
    /// once more, now and then.
    ///
    /// # Errors
    ///
    /// Why they are not.
    pub async fn can_write(&self) -> Result<(), Unwritten> {
        let Some(fault) = self.writers.storage.fault() else {
            return Ok(());
        };
        // Whoever begins to write finds out; that others are before is no answer.
        let soon = self.within(Instant::now() + Duration::from_millis(500));
        match soon.begin_quiet().await {
            Ok(write) => {
                write.rollback().await;
                Ok(())
            }
            Err(cause) => Err(Unwritten::of(&cause)
                .filter(|it| it.is_of_storage())
                .unwrap_or(fault)),
        }
    }

    /// Calls `count` for every statement that is read from now on.
    #[must_use]
    pub fn counting(mut self, count: impl Fn() + Send + Sync + 'static) -> Self {
        let count = snapshot::Count::new(count);
        count.each(&mut self.reader);
        self.count = Some(count);
        self
    }

    /// Closes the pools.
    pub async fn close(&self) {
        for pool in [&self.reader, &self.writers.witness, &self.writers.pool] {
            if let Err(cause) = pool.close_by_ref().await {
                tracing::warn!(%cause, "the database did not close cleanly");
            }
        }
    }

    fn until(&self, patience: Duration) -> Instant {
        self.until.unwrap_or_else(|| Instant::now() + patience)
    }

    /// Begins in this turn and raises the version; waits for those who have its row as
    /// long as this.
    async fn raise_version(&self, turn: Turn, lock: Duration) -> Result<WriteTransaction, DbErr> {
        let begun = self.writers.begin(turn).await?;
        if self.backend() == DbBackend::Postgres {
            // The lock is to be given up first: that somebody else has it says more.
            let statement = self.patience.statement.max(lock + Duration::from_secs(1));
            let patience = patient(statement, lock);
            begun.1.execute_unprepared(&patience).await?;
        }
        let raise = Statement::from_string(
            self.backend(),
            r#"UPDATE "data_version" SET "version" = "version" + 1 WHERE "id" = 1 RETURNING "version""#,
        );
        let row = self.writers.noted(begun.1.query_one_raw(raise).await)?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound("data_version".into()))?;
        let version = row.try_get_by_index(0)?;
        let writers = Arc::clone(&self.writers);
        Ok(WriteTransaction::new(writers, begun, Some(version)))
    }
}

/// Lets the statements of a PostgreSQL transaction, and its locks, take as long as this.
fn patient(statement: Duration, lock: Duration) -> String {
    let (statement, lock) = (statement.as_millis(), lock.as_millis());
    format!("SET LOCAL statement_timeout = {statement}; SET LOCAL lock_timeout = {lock}")
}
