//! The codes every error carries, and the one error a resolver may return.

use std::sync::Arc;

use async_graphql::ErrorExtensions;
use sea_orm::DbErr;

use store::{
    auth::Denied,
    code::Code,
    compute::Uncomputed,
    db::{Unwritten, sqlx_error},
};

/// What every resolver returns.
///
/// Not `async_graphql::Result`: that one turns anything printable into a
/// message for the client, which is how a database error leaks.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What a client is told in place of a cause that is not its business.
pub const OUR_FAULT: &str = "something went wrong on our side";

/// Why a field could not be answered.
///
/// Not `Display` on purpose: only the conversion below may word an error.
#[derive(Clone, Debug)]
pub enum Error {
    /// The caller can mend this; the message says how.
    BadInput(String),
    /// The idempotency key was used for another request.
    KeyReused,
    /// The graph is too large to be measured.
    GraphTooLarge(String),
    /// Something is not computed for the request.
    Uncomputed(Uncomputed),
    /// Only a caller with a bearer may do this.
    Unauthenticated,
    /// The caller's rights do not reach that far; the message says what would.
    Forbidden(String),
    /// There is no room for it at the moment.
    Overloaded(String),
    /// It takes longer than it may, and was left undone; the message says what to do.
    TooLong(String),
    /// There is no such record.
    NotFound(String),
    /// More rows are asked for than one page holds.
    PageSize {
        /// What was asked for.
        asked: u64,
        /// The most there is.
        max: u64,
    },
    /// A follower has to begin again.
    Resync {
        /// After which sequence.
        resume_after: i64,
        /// Why.
        message: String,
    },
    /// The caller cannot mend this; the cause is logged, never sent.
    Internal(Arc<DbErr>),
}

impl From<Arc<DbErr>> for Error {
    fn from(cause: Arc<DbErr>) -> Self {
        Self::Internal(cause)
    }
}

impl From<DbErr> for Error {
    fn from(cause: DbErr) -> Self {
        Self::Internal(Arc::new(cause))
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Unauthenticated => Self::Unauthenticated,
            Denied::Forbidden(message) => Self::Forbidden(message),
        }
    }
}

impl From<Uncomputed> for Error {
    fn from(why: Uncomputed) -> Self {
        Self::Uncomputed(why)
    }
}

impl Error {
    /// What else the extensions of the error say, in numbers.
    #[must_use]
    pub fn details(&self) -> Vec<(&'static str, u64)> {
        match self {
            Self::Uncomputed(why) => why.details(),
            _ => vec![],
        }
    }

    /// The code of the error and what a client is told.
    #[must_use]
    pub fn told(self) -> (Code, String) {
        match self {
            Self::BadInput(message) => (Code::BadUserInput, message),
            Self::KeyReused => (
                Code::IdempotencyKeyReused,
                "this idempotency key was used for another request: take a new one".into(),
            ),
            Self::GraphTooLarge(message) => (Code::GraphTooLarge, message),
            Self::Uncomputed(Uncomputed::Stopped) => (Code::Internal, OUR_FAULT.into()),
            Self::Uncomputed(why) => (why.code(), why.to_string()),
            Self::Unauthenticated => (
                Code::Unauthenticated,
                "this takes a token: send one as `Authorization: Bearer`".into(),
            ),
            Self::Forbidden(message) => (Code::Forbidden, message),
            Self::Overloaded(message) => (Code::Overloaded, message),
            Self::TooLong(message) => (Code::Timeout, message),
            Self::NotFound(message) => (Code::NotFound, message),
            Self::PageSize { asked, max } => (
                Code::PageSize,
                format!("a page of {asked} is too large: ask for {max} at most"),
            ),
            Self::Resync { message, .. } => (Code::Resync, message),
            Self::Internal(cause) => {
                // What the storage does is told once, where it is noticed.
                if Unwritten::of(&cause).is_none() {
                    tracing::error!(%cause, "the database could not answer a field");
                }
                refused_by(&cause)
            }
        }
    }
}

impl From<Error> for async_graphql::Error {
    fn from(error: Error) -> Self {
        let resume_after = match &error {
            Error::Resync { resume_after, .. } => Some(resume_after.to_string()),
            _ => None,
        };
        let details = error.details();
        let (code, message) = error.told();
        Self::new(message).extend_with(|_, values| {
            values.set("code", code.as_str());
            for (name, number) in details {
                values.set(name, number);
            }
            if let Some(after) = resume_after {
                values.set("resumeAfter", after);
            }
        })
    }
}

/// What a client is told when the database refuses.
fn refused_by(cause: &DbErr) -> (Code, String) {
    if let Some(unwritten) = Unwritten::of(cause) {
        return (unwritten.into(), unwritten.to_string());
    }
    let busy = "the server is busy: try again in a moment";
    match sqlx_error(cause) {
        _ if matches!(cause, DbErr::ConnectionAcquire(_)) => (Code::Overloaded, busy.into()),
        Some(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) => (Code::Overloaded, busy.into()),
        Some(sqlx::Error::Database(refusal)) => match refusal.code().as_deref() {
            // PostgreSQL: statement_timeout; SQLite: interrupted.
            Some("57014" | "9") => (
                Code::Timeout,
                "the database took too long: ask for less".into(),
            ),
            // Somebody else writes. SQLite: busy and locked; PostgreSQL: lock_timeout, no
            // connection free.
            Some("5" | "6" | "261" | "262" | "517" | "55P03" | "53300") => {
                (Code::Overloaded, busy.into())
            }
            // PostgreSQL: shutting down, starting up, connection lost.
            Some(code) if code.starts_with("57P") || code.starts_with("08") => {
                (Code::Overloaded, busy.into())
            }
            _ => (Code::Internal, OUR_FAULT.into()),
        },
        _ => (Code::Internal, OUR_FAULT.into()),
    }
}
