//! When a request came, and under which key its effect is kept.

use chrono::{DateTime, Utc};
use poem::http::HeaderMap;
use sha2::{Digest, Sha256};

use super::refusal::{Refusal, Result};
use store::{action::Key, auth::Viewer, code::Code};

/// The header that names a request, so that it may be sent again.
const HEADER: &str = "idempotency-key";

/// The longest name of a request.
const LONGEST: usize = 255;

/// The key that the headers give to a request with this fingerprint, if they give one.
pub(super) fn key(
    headers: &HeaderMap,
    viewer: &Viewer,
    fingerprint: impl FnOnce() -> String,
    now: DateTime<Utc>,
) -> Result<Option<Key>> {
    let Some(key) = headers.get(HEADER) else {
        return Ok(None);
    };
    let key = key.to_str().unwrap_or_default();
    let is_printable = key
        .chars()
        .all(|letter| letter.is_ascii_graphic() || letter == ' ');
    if key.is_empty() || key.len() > LONGEST || !is_printable {
        let message = "an idempotency key is 1 to 255 printable characters";
        return Err(Refusal::new(Code::BadRequest, message));
    }
    Ok(Some(Key::new(&viewer.principal, key, fingerprint(), now)))
}

/// One number for what was asked.
pub(super) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    hex::encode(digest.finalize())
}
