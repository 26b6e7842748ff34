//! A database that is opened only to be read, and copied.

use std::path::Path;

use sea_orm::DbErr;

use super::{Db, OpenError, postgres, settings::DatabaseSettings, sqlite};

impl Db {
    /// Opens the database that the settings name only to read it, beside a server that
    /// has it if there is one.
    ///
    /// # Errors
    ///
    /// What is in the way and what to do about it, in one line.
    pub async fn open_to_read(settings: &DatabaseSettings) -> Result<Self, OpenError> {
        match settings.file() {
            Some(file) => sqlite::open_to_read(settings, file).await,
            None => {
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
        }
    }

    /// Opens a file of SQLite that nobody writes, such as a copy.
    ///
    /// # Errors
    ///
    /// What is in the way and what to do about it, in one line.
    pub(crate) async fn open_copy(file: &Path) -> Result<Self, OpenError> {
        sqlite::open_copy(&file.display().to_string()).await
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
}
