//! The codes every error carries, and the one error a resolver may return.

use std::{fmt, sync::Arc};

use async_graphql::ErrorExtensions;
use sea_orm::DbErr;

use crate::{
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

/// After how many seconds it is worth to try again where there was no room.
pub const BUSY_SECONDS: u64 = 1;

/// What `extensions.code` may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request is not a GraphQL request: not JSON, or of the wrong shape.
    BadRequest,
    /// More than one request in one body.
    BatchTooLarge,
    /// The body is larger than allowed.
    BodyTooLarge,
    /// The query text is larger than allowed.
    QueryTooLarge,
    /// The query text is not GraphQL.
    ParseFailed,
    /// The query nests too deep.
    QueryTooDeep,
    /// The query has too many selections, fragments, aliases, root fields or directives.
    QueryTooComplex,
    /// There is no operation of that name, or no name to choose one by.
    OperationResolution,
    /// The query does not fit the schema.
    ValidationFailed,
    /// A value does not fit: a variable, or an argument.
    BadUserInput,
    /// A page is larger than allowed.
    PageSize,
    /// The query reaches more nodes than allowed, or would be computed for longer.
    CostExceeded,
    /// The answer grew larger than allowed.
    ResponseTooLarge,
    /// The graph is too large to be shown or measured.
    GraphTooLarge,
    /// The bearer is not valid, or there is none where one is needed.
    Unauthenticated,
    /// The idempotency key was used for another request.
    IdempotencyKeyReused,
    /// There is no such thing.
    NotFound,
    /// The method is not for this address, or a mutation came by GET.
    MethodNotAllowed,
    /// None of the media types the client accepts is served.
    NotAcceptable,
    /// The body is of a media type that is not understood.
    UnsupportedMediaType,
    /// A query was named by its hash; only query texts are served.
    PersistedQueryNotSupported,
    /// A file holds more than is taken at once.
    ImportTooLarge,
    /// A file, or a line of it, is not as it must be.
    ImportRejected,
    /// The request did not come to its end in time.
    RequestTimeout,
    /// The answer was not ready in time.
    Timeout,
    /// A write was not done in time, and may or may not be done yet.
    OutcomeUnknown,
    /// The server or its database has no room for the request at the moment.
    Overloaded,
    /// Nothing was written: the disk of the database is full.
    StorageFull,
    /// Writes cannot be stored: the storage of the database fails.
    StorageFailed,
    /// Nothing was written: the database is read-only.
    ReadOnly,
    /// The caller asks for more than its share at the moment, or has too much open.
    RateLimited,
    /// The caller may not do this, or may not do it from where it is.
    Forbidden,
    /// A connection asks for more operations at once than allowed.
    TooManySubscriptions,
    /// A follower has to begin again, from where `resumeAfter` says.
    Resync,
    /// The server's own fault.
    Internal,
}

impl Code {
    /// The word clients see.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "BAD_REQUEST",
            Self::BatchTooLarge => "BATCH_TOO_LARGE",
            Self::BodyTooLarge => "BODY_TOO_LARGE",
            Self::QueryTooLarge => "QUERY_TOO_LARGE",
            Self::ParseFailed => "GRAPHQL_PARSE_FAILED",
            Self::QueryTooDeep => "QUERY_TOO_DEEP",
            Self::QueryTooComplex => "QUERY_TOO_COMPLEX",
            Self::OperationResolution => "OPERATION_RESOLUTION_FAILURE",
            Self::ValidationFailed => "GRAPHQL_VALIDATION_FAILED",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::PageSize => "PAGE_SIZE",
            Self::CostExceeded => "COST_EXCEEDED",
            Self::ResponseTooLarge => "RESPONSE_TOO_LARGE",
            Self::GraphTooLarge => "GRAPH_TOO_LARGE",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
            Self::NotFound => "NOT_FOUND",
            Self::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Self::NotAcceptable => "NOT_ACCEPTABLE",
            Self::UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            Self::PersistedQueryNotSupported => "PERSISTED_QUERY_NOT_SUPPORTED",
            Self::ImportTooLarge => "IMPORT_TOO_LARGE",
            Self::ImportRejected => "IMPORT_REJECTED",
            Self::RequestTimeout => "REQUEST_TIMEOUT",
            Self::Timeout => "TIMEOUT",
            Self::OutcomeUnknown => "OUTCOME_UNKNOWN",
            Self::Overloaded => "OVERLOADED",
            Self::StorageFull => "STORAGE_FULL",
            Self::StorageFailed => "STORAGE_FAILED",
            Self::ReadOnly => "READ_ONLY",
            Self::RateLimited => "RATE_LIMITED",
            Self::TooManySubscriptions => "TOO_MANY_SUBSCRIPTIONS",
            Self::Resync => "RESYNC",
            Self::Internal => "INTERNAL_SERVER_ERROR",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

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

impl From<Unwritten> for Code {
    fn from(unwritten: Unwritten) -> Self {
        match unwritten {
            Unwritten::Queued { .. } => Self::Overloaded,
            Unwritten::Full => Self::StorageFull,
            Unwritten::Failed => Self::StorageFailed,
            Unwritten::ReadOnly => Self::ReadOnly,
            Unwritten::Unknown => Self::OutcomeUnknown,
        }
    }
}
