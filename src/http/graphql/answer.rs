//! From an outcome to HTTP: status, headers, and the JSON of the specification.
//!
//! Every error leaves here with a code, a short message and nothing of what only
//! the operator should read.

use async_graphql::{PathSegment, Pos, ServerError, Value as Const};
use poem::{
    Response,
    http::{
        StatusCode,
        header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS},
    },
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::accept::Media;
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
}

impl Answer {
    /// An event, which is not of one state of the data.
    pub(super) const fn event(response: async_graphql::Response) -> Self {
        Self {
            response,
            data_version: None,
            left: None,
            is_public: true,
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

#[derive(Serialize)]
pub(super) struct Error {
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Pos>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<PathSegment>,
    extensions: Map<String, Value>,
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
    let mut response = Response::builder()
        .status(status)
        .header(CONTENT_TYPE, media.content_type())
        .header(
            VARY,
            "accept, accept-encoding, accept-language, authorization",
        )
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(RequestId::HEADER, id.as_str());
    if let Some(version) = data_version {
        response = response.header("data-version", version);
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response = response.header(ALLOW, "GET, POST");
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

fn refused(refusal: &Refusal, id: &RequestId, limits: &Limits) -> Vec<Error> {
    let mut extensions = Map::new();
    extensions.insert("code".into(), refusal.code.as_str().into());
    extensions.extend(refusal.details.clone());
    if refusal.code == Code::Internal {
        extensions.insert("requestId".into(), id.as_str().into());
    }
    let faults = refusal.faults.iter().take(limits.errors);
    let errors = faults.map(|fault| Error {
        message: short(&fault.message, limits),
        locations: fault.location.into_iter().collect(),
        path: Vec::new(),
        extensions: extensions.clone(),
    });
    errors.collect()
}

fn executed(error: &ServerError, id: &RequestId, limits: &Limits) -> Error {
    let extensions = error.extensions.as_ref();
    let extensions = extensions.and_then(|values| serde_json::to_value(values).ok());
    let mut extensions = match extensions {
        Some(Value::Object(extensions)) => extensions,
        _ => Map::new(),
    };
    let message = if extensions.contains_key("code") {
        own_words(&error.message).to_owned()
    } else {
        let (code, message) = uncoded(error, id);
        extensions.insert("code".into(), code.as_str().into());
        message
    };
    if extensions.get("code").and_then(Value::as_str) == Some(Code::Internal.as_str()) {
        extensions.insert("requestId".into(), id.as_str().into());
    }
    Error {
        message: short(&message, limits),
        locations: error.locations.clone(),
        path: error.path.clone(),
        extensions,
    }
}

/// What a scalar of ours says of a value, without the executor's words about where.
fn own_words(message: &str) -> &str {
    let inner = message
        .strip_prefix("Failed to parse \"")
        .and_then(|rest| rest.split_once("\": "));
    let Some((_, inner)) = inner else {
        return message;
    };
    inner
        .split_once(" (occurred while parsing")
        .map_or(inner, |(words, _)| words)
}

/// The executor codes none of its own errors. Those about an argument's value are
/// the client's to mend; their words may quote a parser's, so they are put anew.
fn uncoded(error: &ServerError, id: &RequestId) -> (Code, String) {
    let words = error.message.as_str();
    if own_words(words).starts_with("the value length is ") {
        return (Code::BadUserInput, own_words(words).to_owned());
    }
    let about_input = [
        "Failed to parse \"",
        "Expected input type \"",
        "Invalid value for argument \"",
    ];
    let quoted = about_input
        .iter()
        .find_map(|start| words.strip_prefix(start));
    if let Some((name, _)) = quoted.and_then(|rest| rest.split_once('"')) {
        return (
            Code::BadUserInput,
            format!("the value given for {name} is not valid"),
        );
    }
    tracing::error!(cause = words, request_id = id.as_str(), "a field failed");
    (Code::Internal, OUR_FAULT.to_owned())
}

/// The message in one line, cut where it is too long.
fn short(message: &str, limits: &Limits) -> String {
    let most = limits.message_characters;
    let line = message.replace(['\n', '\r'], " ");
    match line.char_indices().nth(most) {
        None => line,
        Some(_) => line
            .chars()
            .take(most.saturating_sub(1))
            .chain(['…'])
            .collect(),
    }
}
