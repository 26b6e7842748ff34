//! What a message says, and its signature.
//!
//! Each change comes with the fields that differ, as long as there is room: a
//! message ends before the change that would make it too large, which begins the
//! next, and one change that is too large by itself comes without its fields.
//!
//! Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body` with the bytes
//! of the secret, in base64, after the version of the scheme.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::deliver::Stretch;
use crate::{
    auth::Viewer,
    feed::{Entry, difference},
};

/// What every secret begins with.
pub(super) const SECRET: &str = "whsec_";

/// Bytes of the changes of one message; with what is around them it is no larger than 64 KiB.
const ROOM: usize = 63 * 1024;

/// A stretch of the log as a message.
pub(super) struct Message {
    /// The same whenever the same stretch is sent.
    pub(super) id: String,
    /// Up to which sequence it tells all that is to be told.
    pub(super) until: i64,
    /// The JSON.
    pub(super) body: String,
}

impl Message {
    /// The entries of a stretch that a webhook is told of, or the first of them.
    pub(super) fn new(webhook: &str, stretch: &Stretch) -> Self {
        let mut changes = vec![];
        let mut until = stretch.until;
        let mut at = "";
        let mut room = ROOM;
        let mut last = stretch.after;
        for entry in &stretch.entries {
            let mut change = told(entry);
            let mut bytes = change.to_string().len() + 1;
            if bytes > ROOM {
                change["difference"] = Value::Null;
                bytes = change.to_string().len() + 1;
            }
            if bytes > room && !changes.is_empty() {
                until = last;
                break;
            }
            room = room.saturating_sub(bytes);
            (at, last) = (&entry.row.at, entry.sequence());
            changes.push(change);
        }
        let data = json!({ "after": stretch.after, "until": until, "changes": changes });
        Self {
            id: format!("msg_{webhook}_{until}"),
            until,
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

/// A change as everybody is told of it, since anybody may answer at the address.
fn told(entry: &Entry) -> Value {
    let everybody = Viewer::anonymous();
    let scopes = |kind: &str| -> Vec<&str> {
        let scopes = entry.scopes.iter();
        scopes
            .filter_map(|scope| scope.strip_prefix(kind))
            .collect()
    };
    let row = &entry.row;
    json!({
        "sequence": row.sequence,
        "version": row.version,
        "at": row.at,
        "actor": everybody.told_of(&row.actor),
        "verb": sea_orm::ActiveEnum::to_value(&row.verb),
        "kind": row.kind,
        "record": row.record,
        "countries": scopes("country:"),
        "networks": scopes("network:"),
        // Whoever registered it is told what everybody may read.
        "difference": difference(row, false),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use entity::{change, vocabulary::ChangeVerb};

    use super::*;

    /// A stretch of changes, each of which puts so many letters into a note.
    fn stretch(letters: &[usize]) -> Stretch {
        let entry = |(sequence, letters): (i64, &usize)| Entry {
            row: Arc::new(change::Model {
                sequence,
                version: 1,
                at: format!("2026-11-25T12:00:0{sequence}.000Z"),
                actor: "token:ab12".into(),
                verb: ChangeVerb::Change,
                kind: "event".into(),
                record: "event:a".into(),
                before: Some(r#"{"id":"a","name":"A"}"#.into()),
                after: Some(
                    json!({ "id": "a", "name": "A", "note": "x".repeat(*letters) }).to_string(),
                ),
                digests: String::new(),
                hash: String::new(),
            }),
            scopes: ["country:KEN".to_owned(), "network:csn".to_owned()].into(),
        };
        Stretch {
            after: 0,
            until: 9,
            entries: (1..).zip(letters).map(entry).collect(),
        }
    }

    fn data(message: &Message) -> Value {
        serde_json::from_str::<Value>(&message.body).unwrap()["data"].take()
    }

    #[test]
    fn a_change_tells_where_it_counts_and_what_differs() {
        let message = Message::new("abcd", &stretch(&[3]));
        assert_eq!((message.id.as_str(), message.until), ("msg_abcd_9", 9));
        let change = &data(&message)["changes"][0];
        let difference = json!([{ "field": "note", "before": null, "after": "xxx" }]);
        assert_eq!(change["difference"], difference);
        assert_eq!(change["countries"], json!(["KEN"]));
        assert_eq!(change["networks"], json!(["csn"]));
        assert_eq!(change["actor"], "token");
    }

    #[test]
    fn a_message_is_never_too_large_and_the_rest_comes_in_the_next() {
        let message = Message::new("abcd", &stretch(&[30_000, 30_000, 30_000]));
        assert!(message.body.len() <= 64 * 1024, "{}", message.body.len());
        let told = data(&message);
        assert_eq!(told["changes"].as_array().unwrap().len(), 2);
        assert_eq!((&told["until"], message.until), (&json!(2), 2));
        assert_eq!(message.id, "msg_abcd_2");
    }

    #[test]
    fn a_change_that_is_too_large_by_itself_comes_without_its_fields() {
        let message = Message::new("abcd", &stretch(&[70_000, 3]));
        let changes = data(&message)["changes"].take();
        assert_eq!(changes[0]["difference"], Value::Null);
        assert_eq!(changes[0]["record"], "event:a");
        assert_eq!(changes[1]["difference"][0]["field"], "note");
        assert_eq!(message.until, 9);
    }

    /// The example of the specification.
    #[test]
    fn a_signature_is_that_of_the_specification() {
        let message = Message {
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek".into(),
            until: 0,
            body: r#"{"test": 2432232314}"#.into(),
        };
        assert_eq!(
            message.signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1_614_265_330),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }
}
