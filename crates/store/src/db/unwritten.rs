//! Why a write is not stored, as far as it is not the writer's own fault.

use std::sync::Arc;

use sea_orm::{DbErr, RuntimeErr};
use thiserror::Error;

/// Why a write is not stored, in words for its sender.
///
/// It travels as the cause of a [`DbErr`], so that whatever calls the database has
/// one error; [`Unwritten::of`] finds it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unwritten {
    /// Its turn did not come in time, or too many wait already.
    #[error("the server is busy: writes before this one: {before}; try again in a moment")]
    Queued {
        /// How many are before it, with those that are being written.
        before: usize,
    },
    /// There is no room for it.
    #[error(
        "nothing was written, because the disk of the database is full: reads go on, and writes once there is room"
    )]
    Full,
    /// The storage refuses to write or to read.
    #[error(
        "the write failed, because the storage of the database fails: reads go on; try again later, under the same idempotency key"
    )]
    Failed,
    /// Nothing may be written.
    #[error("nothing was written, because the database is read-only: reads go on")]
    ReadOnly,
    /// The database did not say what became of it.
    #[error(
        "the database did not say whether the write is stored: ask again under the same idempotency key, or read"
    )]
    Unknown,
}

impl Unwritten {
    /// What the error of a database tells of its storage, if it tells of that.
    #[must_use]
    pub fn of(cause: &DbErr) -> Option<Self> {
        match sqlx_error(cause)? {
            sqlx::Error::AnyDriverError(own) => own.downcast_ref::<Self>().copied(),
            sqlx::Error::Database(refusal) => told_by_code(&refusal.code()?),
            _ => None,
        }
    }

    /// The same of an error of a `COMMIT`, which may have been done though it failed.
    pub(super) fn of_commit(cause: &DbErr) -> Option<Self> {
        match sqlx_error(cause)? {
            // PostgreSQL: the connection is lost, the server goes down.
            sqlx::Error::Database(refusal) => match refusal.code()? {
                code if code.starts_with("08") || code.starts_with("57P") => Some(Self::Unknown),
                code => told_by_code(&code),
            },
            sqlx::Error::AnyDriverError(own) => own.downcast_ref::<Self>().copied(),
            _ => Some(Self::Unknown),
        }
    }

    /// Whether it holds for all writes, until the storage is mended.
    pub(super) fn is_of_storage(self) -> bool {
        matches!(self, Self::Full | Self::Failed | Self::ReadOnly)
    }
}

impl From<Unwritten> for DbErr {
    fn from(unwritten: Unwritten) -> Self {
        let cause = sqlx::Error::AnyDriverError(Box::new(unwritten));
        Self::Exec(RuntimeErr::SqlxError(Arc::new(cause)))
    }
}

fn told_by_code(code: &str) -> Option<Unwritten> {
    match code {
        // PostgreSQL: disk_full.
        "53100" => Some(Unwritten::Full),
        // read_only_sql_transaction, insufficient_privilege.
        "25006" | "42501" => Some(Unwritten::ReadOnly),
        // io_error, undefined_file, duplicate_file, data_corrupted, index_corrupted.
        "58030" | "58P01" | "58P02" | "XX001" | "XX002" => Some(Unwritten::Failed),
        code if code.len() == 5 => None,
        // SQLite; the low byte is the primary result code.
        code => match code.parse::<u32>().ok()? & 0xff {
            13 => Some(Unwritten::Full),
            8 => Some(Unwritten::ReadOnly),
            // I/O error, corrupt, cannot open, not a database.
            10 | 11 | 14 | 26 => Some(Unwritten::Failed),
            _ => None,
        },
    }
}

/// The error of the driver, where there is one.
#[must_use]
pub fn sqlx_error(cause: &DbErr) -> Option<&sqlx::Error> {
    match cause {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_again_in_the_error_that_carries_it() {
        for unwritten in [Unwritten::Queued { before: 3 }, Unwritten::Full] {
            assert_eq!(Unwritten::of(&unwritten.into()), Some(unwritten));
        }
        assert_eq!(Unwritten::of(&DbErr::Custom("other".into())), None);
    }

    #[test]
    fn codes_of_both_databases_tell_of_the_storage() {
        for (code, told) in [
            ("13", Some(Unwritten::Full)),
            ("53100", Some(Unwritten::Full)),
            ("10", Some(Unwritten::Failed)),
            // A write that was cut short, an fsync, a file that cannot be shortened.
            ("778", Some(Unwritten::Failed)),
            ("1034", Some(Unwritten::Failed)),
            ("1546", Some(Unwritten::Failed)),
            ("58030", Some(Unwritten::Failed)),
            ("8", Some(Unwritten::ReadOnly)),
            ("25006", Some(Unwritten::ReadOnly)),
            // Busy, a broken constraint.
            ("5", None),
            ("2067", None),
            ("23505", None),
            ("55P03", None),
        ] {
            assert_eq!(told_by_code(code), told, "{code}");
        }
    }
}
