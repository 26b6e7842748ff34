//! Why a request is turned away before anything was executed.

use async_graphql::Pos;
use poem::http::StatusCode;
use serde_json::{Map, Value};

use schema::error::Error;
use store::code::{BUSY_SECONDS, Code};

/// What the steps of a request return.
pub(crate) type Result<T, E = Refusal> = std::result::Result<T, E>;

/// A request turned away: one code, one or more faults.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The word for all its faults.
    pub(crate) code: Code,
    /// What is wrong, and where in the document.
    pub(crate) faults: Vec<Fault>,
    /// What else `extensions` says.
    pub(crate) details: Map<String, Value>,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Fault {
    /// What is wrong, in a line.
    pub(crate) message: String,
    /// Where in the document, if it is there.
    pub(crate) location: Option<Pos>,
}

impl Refusal {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self::at(code, message, None)
    }

    pub(crate) fn at(code: Code, message: impl Into<String>, location: Option<Pos>) -> Self {
        let message = message.into();
        Self {
            code,
            faults: vec![Fault { message, location }],
            details: Map::new(),
        }
    }

    /// The same refusal, its `extensions` saying one thing more.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.details.insert(key.to_owned(), value.into());
        self
    }

    /// After how many seconds it is worth to try again, where time mends it.
    pub(crate) fn retry_after(&self) -> Option<u64> {
        let told = self.details.get("retryAfter").and_then(Value::as_u64);
        told.or_else(|| seconds_to_wait(self.code))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let details = error.details();
        let (code, message) = error.told();
        let mut refusal = Self::new(code, message);
        for (name, number) in details {
            refusal = refusal.with(name, number);
        }
        refusal
    }
}

/// After how many seconds it is worth to try again, where time mends it.
pub(crate) const fn seconds_to_wait(code: Code) -> Option<u64> {
    match code {
        Code::Overloaded => Some(BUSY_SECONDS),
        Code::StorageFull | Code::StorageFailed => Some(5),
        _ => None,
    }
}

/// The HTTP status of a request refused with this code.
///
/// A client that only knows `application/json` (`legacy`) reads 200 where the
/// request was well formed and only its document or variables were wrong.
pub(crate) const fn status(code: Code, legacy: bool) -> StatusCode {
    match code {
        Code::ParseFailed
        | Code::ValidationFailed
        | Code::OperationResolution
        | Code::BadUserInput
        | Code::PersistedQueryNotSupported
            if legacy =>
        {
            StatusCode::OK
        }
        Code::BodyTooLarge | Code::ImportTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::IdempotencyKeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
        Code::Timeout | Code::OutcomeUnknown => StatusCode::GATEWAY_TIMEOUT,
        Code::Overloaded | Code::StorageFull | Code::StorageFailed | Code::ReadOnly => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}
