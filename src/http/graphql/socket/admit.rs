//! Who a socket is: what its first message says of itself, or the handshake if
//! that says nothing.

use serde_json::{Map, Value};

use crate::http::refusal::{Refusal, Result};
use store::code::Code;

/// What the payload of `connection_init` says in the place of the header
/// `Authorization`: `authorization` with `Bearer` and a token, or `token` alone.
/// Nobody has to say who they are to read.
pub(super) fn authorization(payload: &Map<String, Value>) -> Result<Option<String>> {
    match (payload.get("authorization"), payload.get("token")) {
        (Some(Value::String(header)), _) => Ok(Some(header.clone())),
        (None, Some(Value::String(token))) => Ok(Some(format!("Bearer {token}"))),
        (None, None) => Ok(None),
        _ => {
            let message = "send `authorization` as \"Bearer\" and a token, or `token` alone";
            Err(Refusal::new(Code::Forbidden, message))
        }
    }
}
