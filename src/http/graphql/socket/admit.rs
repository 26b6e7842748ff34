//! Who a socket is: what its first message says of itself.

use serde_json::{Map, Value};

use crate::{
    error::Code,
    http::refusal::{Refusal, Result},
};

/// Admits a client by the payload of its `connection_init`: `authorization` with
/// `Bearer` and a token, or `token` alone. Nobody has to say who they are to read.
pub(super) fn admit(payload: &Map<String, Value>) -> Result<()> {
    let authorization = payload.get("authorization").map(|it| {
        let bearer = it.as_str().and_then(|it| it.split_once(' '));
        bearer.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
    });
    let token = payload.get("token").map(Value::as_str);
    if authorization.is_some_and(|it| it.is_none()) || token.is_some_and(|it| it.is_none()) {
        let message = "send `authorization` as \"Bearer\" and a token, or `token` alone";
        return Err(Refusal::new(Code::Forbidden, message));
    }
    Ok(())
}
