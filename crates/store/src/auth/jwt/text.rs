//! A JWT as a text: its parts, and what its header says.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use crate::auth::{Fault, ReasonCode};

/// A JWT of which nothing is believed yet.
pub(super) struct Jwt<'a> {
    /// By which algorithm it says to be signed.
    pub(super) algorithm: String,
    /// Which key it says to be signed with, if it says so.
    pub(super) key: Option<String>,
    /// What it says to be, if it says so.
    pub(super) kind: Option<String>,
    /// What is signed.
    pub(super) message: &'a str,
    /// The signature, as it is written.
    pub(super) signature: &'a str,
    payload: &'a str,
}

impl<'a> Jwt<'a> {
    /// The parts of this text.
    pub(super) fn read(text: &'a str) -> Result<Self, Fault> {
        let none = Fault::bad(ReasonCode::Unknown, "it is no JWT");
        let (message, signature) = text.rsplit_once('.').ok_or(none)?;
        let (header, payload) = message.split_once('.').ok_or(none)?;
        let header = object(header).ok_or(none)?;
        if header.contains_key("crit") {
            let reason = "it calls something critical";
            return Err(Fault::bad(ReasonCode::Unknown, reason));
        }
        let field = |name: &str| match header.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(none),
        };
        Ok(Self {
            algorithm: field("alg")?.ok_or(none)?,
            key: field("kid")?,
            kind: field("typ")?,
            message,
            signature,
            payload,
        })
    }

    /// What it says of its bearer, once its signature is known to be good.
    pub(super) fn claims(&self) -> Option<Map<String, Value>> {
        object(self.payload)
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&bytes).ok()
}
