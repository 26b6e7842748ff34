//! A database that is opened only to be read, and copied.

use std::path::Path;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use super::{Db, OpenError, postgres, settings::DatabaseSettings, sqlite};

impl Db {
    /// Opens the database that the settings name only to read it, beside a server that
    /// has it if there is one.
    ///
    /// # Errors
    ///
    /// What is in the way and what to do about it, in one line.
    pub async fn open_to_read(settings: &DatabaseSettings) -> Result<Self, OpenError> {
        if let Some(file) = settings.file() {
            return sqlite::open_to_read(settings, &file).await;
        }
        // Whoever reads everything may take as long as that takes.
        let patient = DatabaseSettings {
            statement_timeout_ms: 0,
            ..settings.clone()
        };
        let db = postgres::open(&patient).await?;
        Ok(Self {
            is_read_only: true,
            ..db
        })
    }

    /// Opens a file of SQLite that nobody writes, such as a copy.
    ///
    /// # Errors
    ///
    /// What is in the way and what to do about it, in one line.
    pub(crate) async fn open_copy(file: &Path) -> Result<Self, OpenError> {
        sqlite::open_copy(&file.display().to_string()).await
    }

    /// What the database finds wrong with its own file. PostgreSQL is not asked, since it
    /// has a program for that.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn unsound(&self) -> Result<Option<String>, DbErr> {
        let told = async |ask: &str| {
            let ask = Statement::from_string(self.backend(), ask);
            let row = self.reader.query_one_raw(ask).await?;
            row.map(|row| row.try_get_by_index::<String>(0)).transpose()
        };
        if self.backend() == DbBackend::Postgres {
            return Ok(None);
        }
        // A word for the first fault, or one that there is none.
        if let Some(fault) = told("PRAGMA integrity_check(1)").await?
            && fault != "ok"
        {
            return Ok(Some(fault.replace('\n', " ")));
        }
        let table = told("PRAGMA foreign_key_check").await?;
        Ok(table.map(|table| format!("a row of {table} names another that is not there")))
    }

    /// Has SQLite write all that it holds at this moment into a file that is empty. What
    /// was erased is not in it.
    ///
    /// # Errors
    ///
    /// If the database does not answer, or the file cannot be written.
    pub(crate) async fn vacuum_into(&self, file: &Path) -> Result<(), DbErr> {
        sqlite::vacuum_into(&self.reader, file).await
    }

    /// How many rows a table has.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn rows(&self, table: &str) -> Result<u64, DbErr> {
        let ask = format!("SELECT count(*) FROM \"{table}\"");
        let ask = Statement::from_string(self.backend(), ask);
        let row = self.reader.query_one_raw(ask).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(count.unsigned_abs())
    }

    /// Lets the statements of a snapshot take as long as they take: it has a time of its
    /// own.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn let_statements_last(&self) -> Result<(), DbErr> {
        if self.backend() == DbBackend::Postgres {
            let patient = "SET LOCAL statement_timeout = 0";
            self.reader.execute_unprepared(patient).await?;
        }
        Ok(())
    }
}
