//! The messages of graphql-transport-ws.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    http::graphql::{
        answer::Body,
        body::{Parameters, from_members},
        fault::Error,
    },
    http::refusal::Refusal,
};
use store::code::Code;

/// What a client says.
pub(super) enum ClientMessage {
    /// Who it is.
    ConnectionInit(Map<String, Value>),
    /// It wants to know whether the server is there.
    Ping(Option<Value>),
    /// It is there.
    Pong,
    /// It asks something, under this id.
    Subscribe(String, Result<Parameters, Refusal>),
    /// It wants no more of this id.
    Complete(String),
}

impl ClientMessage {
    /// Reads a message, or says what is wrong with it.
    pub(super) fn read(text: &str) -> Result<Self, Malformed> {
        let message = serde_json::from_str(text).map_err(|_| Malformed("a message is not JSON"))?;
        let Value::Object(mut message) = message else {
            return Err(Malformed("a message must be a JSON object"));
        };
        let kind = message.remove("type");
        let kind = kind.as_ref().and_then(Value::as_str);
        match kind.ok_or(Malformed("a message must have a `type`"))? {
            "connection_init" => Ok(Self::ConnectionInit(
                payload(&mut message)?.unwrap_or_default(),
            )),
            "ping" => Ok(Self::Ping(payload(&mut message)?.map(Value::Object))),
            "pong" => payload(&mut message).map(|_| Self::Pong),
            "subscribe" => {
                let id = id(&mut message)?;
                let payload = payload(&mut message)?;
                let payload = payload.ok_or(Malformed("`subscribe` must have a payload"))?;
                match from_members(payload) {
                    Err(refusal) if refusal.code == Code::BadRequest => {
                        Err(Malformed("the payload is not a GraphQL request"))
                    }
                    parameters => Ok(Self::Subscribe(id, parameters)),
                }
            }
            "complete" => Ok(Self::Complete(id(&mut message)?)),
            _ => Err(Malformed("a message is of a type that is not known")),
        }
    }
}

/// Why a message cannot be understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed(&'static str);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

fn id(message: &mut Map<String, Value>) -> Result<String, Malformed> {
    match message.remove("id") {
        Some(Value::String(id)) if !id.is_empty() => Ok(id),
        _ => Err(Malformed("an `id` must be a text, and not empty")),
    }
}

fn payload(message: &mut Map<String, Value>) -> Result<Option<Map<String, Value>>, Malformed> {
    match message.remove("payload") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(payload)) => Ok(Some(payload)),
        Some(_) => Err(Malformed("a `payload` must be a JSON object")),
    }
}

/// What a client is told.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ServerMessage<'a> {
    /// It may ask.
    ConnectionAck,
    /// The server is there.
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Value>,
    },
    /// An answer.
    Next { id: &'a str, payload: Body<'a> },
    /// Why there is no answer, or no more; the last under this id.
    Error { id: &'a str, payload: Vec<Error> },
    /// There is no more; the last under this id.
    Complete { id: &'a str },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_malformed_is_told_in_few_bytes() {
        for text in [
            "",
            "{",
            "null",
            "[]",
            "1",
            "{}",
            r#"{"type":1}"#,
            r#"{"type":"nonsense"}"#,
            r#"{"type":"connection_ack"}"#,
            r#"{"type":"connection_init","payload":1}"#,
            r#"{"type":"ping","payload":[]}"#,
            r#"{"type":"subscribe","payload":{"query":"{ a }"}}"#,
            r#"{"type":"subscribe","id":"","payload":{"query":"{ a }"}}"#,
            r#"{"type":"subscribe","id":1,"payload":{"query":"{ a }"}}"#,
            r#"{"type":"subscribe","id":"1"}"#,
            r#"{"type":"subscribe","id":"1","payload":{}}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":[]}}"#,
            r#"{"type":"complete"}"#,
        ] {
            let fault = ClientMessage::read(text).err();
            let fault = fault.unwrap_or_else(|| panic!("{text} was understood"));
            // A close frame has room for so much.
            assert!(fault.to_string().len() <= 123, "{fault}");
        }
    }
}
