//! The database: how it is opened, written and read.
//!
//! SQLite has one writer, whose transactions begin IMMEDIATE, and readers
//! that cannot write; with a pool of equal connections most transactions that
//! read before they write fail as locked. PostgreSQL has one pool.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, FromQueryResult,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::config::DatabaseSettings;

pub mod bulk;
mod migrate;
mod open;
mod open_error;
mod snapshot;

pub use open_error::OpenError;
pub use snapshot::Snapshot;

/// An open database, cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    is_new: bool,
    count: Option<snapshot::Count>,
    /// Held for as long as the SQLite file is ours.
    _lock: Option<std::sync::Arc<std::fs::File>>,
}

#[derive(FromQueryResult)]
struct State {
    version: i64,
    dataset: Option<String>,
}

impl Db {
    /// Opens the database that the settings name.
    ///
    /// # Errors
    ///
    /// What is in the way and what to do about it, in one line.
    pub async fn open(settings: &DatabaseSettings) -> Result<Self, OpenError> {
        open::open(settings).await
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
    pub async fn dataset_seen_by(write: &DatabaseTransaction) -> Result<Option<String>, DbErr> {
        Ok(state(write).await?.dataset)
    }

    /// A transaction that may write. It raises the data version, so that
    /// nothing that is committed can go unnoticed.
    ///
    /// # Errors
    ///
    /// If the writer is not to be had in time.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction, DbErr> {
        let transaction = self.begin().await?;
        raise_version(transaction).await
    }

    /// The same for a write that may take a minute, or wait for another that does.
    ///
    /// # Errors
    ///
    /// If the writer is not to be had in time.
    pub async fn begin_long_write(&self) -> Result<DatabaseTransaction, DbErr> {
        let transaction = self.begin().await?;
        if self.backend() == DbBackend::Postgres {
            let patience = "SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '60s'";
            transaction.execute_unprepared(patience).await?;
        }
        raise_version(transaction).await
    }

    /// A transaction for what is not data, such as tokens and what is noted of
    /// their use. It leaves the data version as it is: a version that rises with
    /// every use would make everything that was computed of the data useless.
    ///
    /// # Errors
    ///
    /// If the writer is not to be had in time.
    pub async fn begin_quiet(&self) -> Result<DatabaseTransaction, DbErr> {
        self.begin().await
    }

    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin_with_options(options).await
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
        for pool in [&self.reader, &self.writer] {
            if let Err(cause) = pool.close_by_ref().await {
                tracing::warn!(%cause, "the database did not close cleanly");
            }
        }
    }
}

async fn raise_version(write: DatabaseTransaction) -> Result<DatabaseTransaction, DbErr> {
    write
        .execute_unprepared(r#"UPDATE "data_version" SET "version" = "version" + 1"#)
        .await?;
    Ok(write)
}

async fn state(connection: &impl ConnectionTrait) -> Result<State, DbErr> {
    let statement = Statement::from_string(
        connection.get_database_backend(),
        r#"SELECT "version", "dataset" FROM "data_version" WHERE "id" = 1"#,
    );
    State::find_by_statement(statement)
        .one(connection)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("data_version".into()))
}
