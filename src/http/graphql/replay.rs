//! Requests that come again under their key: the answer is the first one, to the
//! letter, for as long as keys are kept.
//!
//! What a write came to is kept in its own transaction, by the action; the
//! text of the answer after it, here. Where the server ended between the two, the
//! request is executed again, and its writes only tell what they came to.

use chrono::{DateTime, Utc};
use poem::http::HeaderMap;

use super::{GraphqlState, answer::Answer, body::Parameters};
use crate::http::{
    refusal::{Refusal, Result},
    stamp,
};
use schema::error::Error;
use store::{
    action::{Key, Refused},
    auth::Viewer,
    code::Code,
};

/// The key of a request, and what was asked under it.
pub(super) fn key(
    headers: &HeaderMap,
    viewer: &Viewer,
    parameters: &Parameters,
    now: DateTime<Utc>,
) -> Result<Option<Key>> {
    stamp::key(headers, viewer, || parameters.fingerprint(), now)
}

/// The answer that was given under the key.
pub(super) async fn kept(state: &GraphqlState, key: Option<&Key>) -> Result<Option<Answer>> {
    let Some(key) = key else {
        return Ok(None);
    };
    match key.answer(state.db.reader()).await {
        Ok(text) => Ok(text.as_deref().map(Answer::kept)),
        Err(Refused::KeyReused) => Err(Error::KeyReused.into()),
        Err(cause) => {
            tracing::error!(%cause, "an idempotency key could not be looked up");
            let message = "the database does not answer: try again in a moment";
            Err(Refusal::new(Code::Overloaded, message))
        }
    }
}

/// Keeps an answer without errors under its key, as this text. One that may hold what
/// not everybody may read is not kept: the request is executed again, its writes only
/// tell what they came to, and the rest is read by the rights of that moment.
pub(super) async fn keep(
    state: &GraphqlState,
    key: &Key,
    (answer, text): (&Answer, &str),
    now: DateTime<Utc>,
) {
    if answer.response.is_err() || !answer.is_public {
        return;
    }
    if let Err(cause) = key.keep_answer(&state.db, text, now).await {
        tracing::warn!(%cause, "an answer could not be kept under its key");
    }
}
