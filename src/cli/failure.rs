//! Why a command ended: one clear line, and the status that goes with it.

use std::{fmt, io, path::Path};

use sea_orm::DbErr;

/// Why a command ended early.
pub(super) struct Failure {
    pub(super) message: String,
    pub(super) exit: u8,
}

impl Failure {
    /// The caller said something wrong.
    pub(super) fn usage(message: impl fmt::Display) -> Self {
        Self {
            message: message.to_string(),
            exit: 2,
        }
    }

    /// The database is open, and cannot be asked.
    pub(super) fn silent(cause: &DbErr) -> Self {
        Self::other(format!(
            "the database does not answer ({cause}): start again"
        ))
    }

    /// A file that the caller named cannot be read.
    pub(super) fn unread(path: &Path, cause: &io::Error) -> Self {
        Self::usage(format!("{} cannot be read: {cause}", path.display()))
    }

    /// A file that the caller named cannot be written. A reader that has gone away, as
    /// `head` does, is no fault of ours.
    pub(super) fn unwritten(path: &Path, cause: &io::Error) -> Self {
        if cause.kind() == io::ErrorKind::BrokenPipe {
            return Self {
                message: String::new(),
                exit: 0,
            };
        }
        let place = path.display();
        Self::other(format!(
            "cannot write to {place} ({cause}): choose another file with --output"
        ))
    }

    /// Something outside the program is not as it should be.
    pub(super) fn other(message: impl fmt::Display) -> Self {
        Self {
            message: message.to_string(),
            exit: 1,
        }
    }
}
