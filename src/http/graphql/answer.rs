//! From an outcome to HTTP: status, headers, and the JSON of the specification.
//!
//! The errors are those of [`fault`](super::fault).

use async_graphql::Value as Const;
use poem::{
    Response, ResponseBuilder,
    http::{
        StatusCode,
        header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS},
    },
};
use serde::Serialize;
use serde_json::json;

use super::{
    accept::Media,
    fault::{Error, executed, refused},
    kept::Kept,
    representation::Content,
};
use crate::http::{budget::Left, refusal::Refusal, request_id::RequestId};
use schema::{error::OUR_FAULT, limits::Limits};
use store::code::Code;

/// What was executed, and on which state of the data.
pub(crate) struct Answer {
    pub(crate) response: async_graphql::Response,
    pub(crate) data_version: Option<u64>,
    /// What the caller may spend yet, if that counts.
    pub(crate) left: Option<Left>,
    /// Whether it holds what everybody may read and nothing else.
    pub(crate) is_public: bool,
    /// Whether nothing was written for it.
    pub(crate) is_query: bool,
}

impl Answer {
    /// An event, which is not of one state of the data.
    pub(super) const fn event(response: async_graphql::Response) -> Self {
        Self {
            response,
            data_version: None,
            left: None,
            is_public: true,
            is_query: false,
        }
    }

    /// An answer without errors, from the text that it was kept as.
    pub(super) fn kept(text: &str) -> Self {
        let data: Const = serde_json::from_str(text).unwrap_or_default();
        Self::event(async_graphql::Response::new(data))
    }

    /// An answer without errors, as a text to be kept.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(&self.response.data).unwrap_or_default()
    }
}

/// What became of an operation, or of one event of it.
pub(crate) type Outcome = Result<Answer, Refusal>;

/// The body of an answer. Errors come first, where a reader sees them.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) errors: Vec<Error>,
    /// Left out where nothing was executed, which is not the same as `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Const>,
}

impl<'a> Body<'a> {
    /// What the client is told of an outcome.
    pub(super) fn of(outcome: &'a Outcome, id: &RequestId, limits: &Limits) -> Self {
        match outcome {
            Ok(Answer { response, .. }) => {
                let errors = response.errors.iter().take(limits.errors);
                Self {
                    errors: errors.map(|error| executed(error, id, limits)).collect(),
                    data: Some(&response.data),
                }
            }
            Err(refusal) => Self {
                errors: refused(refusal, id, limits),
                data: None,
            },
        }
    }
}

/// The body of an answer as a text.
pub(super) fn text(outcome: &Outcome, id: &RequestId, limits: &Limits) -> String {
    serde_json::to_string(&Body::of(outcome, id, limits)).unwrap_or_else(|cause| {
        tracing::error!(%cause, request_id = id.as_str(), "an answer could not be written");
        json!({ "errors": [{ "message": OUR_FAULT }] }).to_string()
    })
}

/// The body of an answer without errors.
pub(super) fn bytes(answer: &Answer) -> Option<Vec<u8>> {
    let body = Body {
        errors: Vec::new(),
        data: Some(&answer.response.data),
    };
    serde_json::to_vec(&body).ok()
}

/// The head of an answer to a request, without its status.
fn head(media: Media, id: &RequestId, data_version: Option<u64>) -> ResponseBuilder {
    let response = Response::builder()
        .header(CONTENT_TYPE, media.content_type())
        .header(
            VARY,
            "accept, accept-encoding, accept-language, authorization",
        )
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(RequestId::HEADER, id.as_str());
    match data_version {
        Some(version) => response.header("data-version", version),
        None => response,
    }
}

/// The answer to a request that was answered before, without its body.
pub(super) fn again(
    kept: &Kept<Content>,
    media: Media,
    id: &RequestId,
    left: Option<Left>,
) -> Response {
    let mut response = head(media, id, Some(kept.data_version)).finish();
    if let Some(left) = left {
        left.tell(response.headers_mut());
    }
    response
}

/// The answer to a request.
pub(super) fn write(outcome: &Outcome, media: Media, id: &RequestId, limits: &Limits) -> Response {
    let (status, data_version, retry_after) = match outcome {
        Ok(answer) => {
            let passing = passing(&answer.response);
            let status = passing.map_or(StatusCode::OK, |code| {
                crate::http::refusal::status(code, false)
            });
            let retry_after = passing.and_then(|code| retry_after(&answer.response, code));
            (status, answer.data_version, retry_after)
        }
        Err(refusal) => {
            let status = crate::http::refusal::status(refusal.code, media == Media::Json);
            (status, None, refusal.retry_after())
        }
    };
    let body = Body::of(outcome, id, limits);
    let mut response = head(media, id, data_version).status(status);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response = response.header(ALLOW, "GET, HEAD, POST");
    }
    if let Some(seconds) = retry_after {
        response = response.header(RETRY_AFTER, seconds);
    }
    let left = outcome.as_ref().ok().and_then(|answer| answer.left);
    match serde_json::to_vec(&body) {
        Ok(body) => {
            let mut response = response.body(body);
            if let Some(left) = left {
                left.tell(response.headers_mut());
            }
            response
        }
        Err(cause) => {
            tracing::error!(%cause, request_id = id.as_str(), "an answer could not be written");
            let message = json!({ "errors": [{ "message": OUR_FAULT }] });
            response
                .status(StatusCode::INTERNAL_SERVER_ERROR)
                .body(message.to_string())
        }
    }
}

/// An executed request is answered with 200, whatever became of its fields, but
/// where time or room was too short for all of it, or nothing can be stored, the
/// status says so too.
fn passing(response: &async_graphql::Response) -> Option<Code> {
    let is_empty = match &response.data {
        Const::Object(fields) => fields.values().all(|value| *value == Const::Null),
        data => *data == Const::Null,
    };
    if !is_empty {
        return None;
    }
    let codes = response.errors.iter();
    let mut codes = codes.filter_map(|error| error.extensions.as_ref()?.get("code"));
    codes.find_map(|code| {
        let passing = [
            Code::Timeout,
            Code::OutcomeUnknown,
            Code::Overloaded,
            Code::RateLimited,
            Code::StorageFull,
            Code::StorageFailed,
            Code::ReadOnly,
        ];
        passing
            .into_iter()
            .find(|it| *code == Const::from(it.as_str()))
    })
}

/// After how many seconds a client may try again what is passing.
fn retry_after(response: &async_graphql::Response, passing: Code) -> Option<u64> {
    let mut told = response.errors.iter().filter_map(|error| {
        let seconds = error.extensions.as_ref()?.get("retryAfter")?;
        seconds.clone().into_json().ok()?.as_u64()
    });
    told.next()
        .or_else(|| crate::http::refusal::seconds_to_wait(passing))
}
