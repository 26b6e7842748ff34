//! The words for what went wrong, as programs read them.

use std::fmt;

use crate::db::Unwritten;

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
    /// The answer is no table: it has lists beside each other.
    NotTabular,
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
            Self::NotTabular => "NOT_TABULAR",
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
