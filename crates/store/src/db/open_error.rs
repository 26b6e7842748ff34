//! Why a database cannot be used.

use thiserror::Error;

/// Why the database cannot be used, and what to do about it. One line, without
/// the password.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The address is of no kind that is known.
    #[error(
        "cannot read the database address {0:?}: write sqlite:FILE or postgres://USER@HOST/NAME"
    )]
    Address(String),
    /// The address is of a SQLite file, and cannot be used.
    #[error("cannot use the database address {address:?}: {reason}: write sqlite:FILE")]
    SqliteAddress {
        /// The address.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such file, and none may be made.
    #[error(
        "there is no {0}, and its address says not to make it: name another, or leave `mode` out"
    )]
    NotMade(String),
    /// There is no file, or nothing in it, to be read.
    #[error("there is no database {0}: name the one to read with --database sqlite:FILE")]
    Missing(String),
    /// The folder of the file is missing or not ours.
    #[error(
        "cannot create or write {file}: {reason}: choose a writable place with --database sqlite:FILE"
    )]
    File {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// The file is no database.
    #[error(
        "{0} is not a SQLite database, or is damaged: restore it from a backup, or name another file"
    )]
    NotADatabase(String),
    /// The file is empty or gone, and what lies beside it tells that it was not.
    #[error(
        "{file} holds nothing, yet {beside} lies beside it: put {file} back from a backup, or move {beside} away to begin anew"
    )]
    Emptied {
        /// The file.
        file: String,
        /// What lies beside it.
        beside: String,
    },
    /// The file can only be read, and is not all there is.
    #[error(
        "{0} is read-only, and changes in {0}-wal are not in it yet: open it once where its folder can be written"
    )]
    Unfinished(String),
    /// Another process has the file.
    #[error(
        "{0} is in use by another sun-graph: stop that one first, or name another file with --database"
    )]
    InUse(String),
    /// The server does not answer.
    #[error(
        "cannot reach the database at {place}: {reason}: check that it runs and that --database is right"
    )]
    Unreachable {
        /// Host, port and database name.
        place: String,
        /// What went wrong, in our words.
        reason: String,
    },
    /// A later server has migrated it.
    #[error(
        "the database was migrated by a newer sun-graph (it has {0}): use that version or newer, or another database"
    )]
    Newer(String),
    /// The tables are of an earlier server, and cannot be changed.
    #[error(
        "the database is read-only and was made by an older sun-graph: open it once where it can be written, or use that version"
    )]
    Older,
    /// A migration failed; the cause is logged.
    #[error(
        "the tables could not be brought to this version: see the log above, and check that the database user may create tables"
    )]
    Migration,
}
