//! What a message says, and its signature.
//!
//! Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body` with the bytes
//! of the secret, in base64, after the version of the scheme.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::feed::Entry;

/// What every secret begins with.
pub(super) const SECRET: &str = "whsec_";

/// A stretch of the log as a message.
pub(super) struct Message {
    /// The same whenever the same stretch is sent.
    pub(super) id: String,
    /// The JSON.
    pub(super) body: String,
}

impl Message {
    /// The entries of a stretch that a webhook is told of.
    pub(super) fn new(webhook: &str, (after, until): (i64, i64), entries: &[Entry]) -> Self {
        let scopes = |entry: &Entry, kind: &str| -> Vec<String> {
            let scopes = entry.scopes.iter();
            let ids = scopes.filter_map(|scope| scope.strip_prefix(kind));
            ids.map(str::to_owned).collect()
        };
        let changes: Vec<_> = entries
            .iter()
            .map(|entry| {
                let row = &entry.row;
                json!({
                    "sequence": row.sequence,
                    "version": row.version,
                    "at": row.at,
                    "actor": row.actor,
                    "verb": sea_orm::ActiveEnum::to_value(&row.verb),
                    "kind": row.kind,
                    "record": row.record,
                    "countries": scopes(entry, "country:"),
                    "networks": scopes(entry, "network:"),
                })
            })
            .collect();
        let at = entries.last().map_or("", |entry| &entry.row.at);
        let data = json!({ "after": after, "until": until, "changes": changes });
        Self {
            id: format!("msg_{webhook}_{until}"),
            body: json!({ "type": "changes", "timestamp": at, "data": data }).to_string(),
        }
    }

    /// The signature of the message, sent at this second.
    pub(super) fn signature(&self, secret: &str, second: i64) -> String {
        let key = secret.strip_prefix(SECRET).unwrap_or(secret);
        let key = STANDARD.decode(key).unwrap_or_default();
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else {
            // A key of any length is taken.
            return String::new();
        };
        mac.update(format!("{}.{second}.{}", self.id, self.body).as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification.
    #[test]
    fn a_signature_is_that_of_the_specification() {
        let message = Message {
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek".into(),
            body: r#"{"test": 2432232314}"#.into(),
        };
        assert_eq!(
            message.signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1_614_265_330),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }
}
