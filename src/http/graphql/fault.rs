//! Errors as they are told: each with a code, a short message, and nothing of what only
//! the operator should read.

use async_graphql::{PathSegment, Pos, ServerError};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::http::{refusal::Refusal, request_id::RequestId};
use schema::{error::OUR_FAULT, limits::Limits};
use store::code::Code;

#[derive(Serialize)]
pub(super) struct Error {
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Pos>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<PathSegment>,
    extensions: Map<String, Value>,
}

/// Why a request was not executed.
pub(super) fn refused(refusal: &Refusal, id: &RequestId, limits: &Limits) -> Vec<Error> {
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

/// What went wrong in an execution.
pub(super) fn executed(error: &ServerError, id: &RequestId, limits: &Limits) -> Error {
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
