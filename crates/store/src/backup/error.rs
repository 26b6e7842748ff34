//! Why there is no backup, or why one is not taken.

use std::io;

use sea_orm::DbErr;
use thiserror::Error;

use crate::db::OpenError;

/// Why there is no backup, or why one is not taken, and what to do about it. One line.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The database cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database does not answer.
    #[error("the database does not answer ({0}): try again")]
    Silent(#[from] DbErr),
    /// The database is damaged.
    #[error("the database is damaged ({0}): no backup is made of it; restore the last good one")]
    Unsound(String),
    /// The backup cannot be read.
    #[error("{file} cannot be read: {reason}")]
    Unread {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// Something cannot be written.
    #[error("cannot write to {place}: {reason}")]
    Unwritten {
        /// The file or folder.
        place: String,
        /// What the system says.
        reason: String,
    },
    /// Another process writes the same file.
    #[error("{0} is being written by another process: wait for it, or name another file")]
    Busy(String),
    /// It is no backup, or was cut off.
    #[error("it is not a whole backup ({0}): take another one")]
    NotABackup(&'static str),
    /// What it holds is not what was written.
    #[error("{0} is not as it was written, its checksum differs: take another backup")]
    Damaged(String),
    /// The database in it is not what its manifest tells.
    #[error("what it holds is not what its manifest tells: take another backup")]
    Other,
    /// A later program made it.
    #[error("it was made by a newer sun-graph (it has {0}): use that version or newer")]
    Newer(String),
    /// It is of the other kind of database.
    #[error(
        "it is a backup of {engine}, and cannot be restored to {wanted}: name a database of {engine} with --database, then bring the data over with `export --all` and `import`"
    )]
    OtherEngine {
        /// What it is of.
        engine: &'static str,
        /// What it was to be restored to.
        wanted: &'static str,
    },
    /// The target holds something.
    #[error("{0} is not empty, and nothing is restored over it: name a new one with --database")]
    NotEmpty(String),
    /// A program of PostgreSQL is not installed.
    #[error(
        "{0} is missing: install the client programs of PostgreSQL (on Debian the package postgresql-client), not older than the server"
    )]
    NoProgram(&'static str),
    /// A program of PostgreSQL failed.
    #[error("{program} failed: {reason}")]
    Failed {
        /// The program.
        program: &'static str,
        /// Its last word.
        reason: String,
    },
}

impl BackupError {
    pub(super) fn unwritten(place: &str, cause: &io::Error) -> Self {
        Self::Unwritten {
            place: place.to_owned(),
            reason: cause.to_string(),
        }
    }
}
