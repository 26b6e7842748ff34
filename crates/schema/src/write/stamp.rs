//! What a request that writes carries: when it came, the key it came under, and
//! the secrets that its answer tells.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Context;
use chrono::{DateTime, Utc};

use store::{
    action::{Key, Part},
    auth::Secret,
};

/// When a request came, and the key under which its effect is kept; request data.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// When it came.
    pub now: DateTime<Utc>,
    /// The key, and the fingerprint of what was asked.
    pub key: Option<Key>,
    /// What its answer tells once only.
    pub secrets: Secrets,
}

impl Stamp {
    /// The stamp of a request without a key.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self::new(now, None)
    }

    /// The stamp of a request that came at this time, perhaps under a key.
    #[must_use]
    pub fn new(now: DateTime<Utc>, key: Option<Key>) -> Self {
        let secrets = Secrets::default();
        Self { now, key, secrets }
    }

    /// The part of the request that this field is.
    pub(crate) fn part(&self, ctx: &Context<'_>) -> Part {
        let path = ctx.path_node;
        Part {
            key: self.key.clone(),
            name: path.map(|path| path.to_string()).unwrap_or_default(),
        }
    }
}

/// Secrets that an answer tells, which must not be kept with it; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Secrets(Arc<Mutex<Vec<Secret>>>);

impl Secrets {
    /// Notes a secret that the answer tells, and gives its text.
    pub(crate) fn tell(&self, secret: Secret) -> String {
        let text = secret.expose().to_owned();
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.push(secret);
        text
    }

    /// The JSON of an answer with `null` in the place of each secret.
    #[must_use]
    pub fn hidden_in(&self, mut json: String) -> String {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for secret in told.iter() {
            json = json.replace(&format!("\"{}\"", secret.expose()), "null");
        }
        json
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_an_answer_holds_no_secret() {
        let secrets = Secrets::default();
        let text = secrets.tell(Secret::from("whsec_synthetic+/=".to_owned()));
        let answer = format!(r#"{{"a":{{"hidden":"{text}"}},"b":"whsec"}}"#);
        let kept = secrets.clone().hidden_in(answer);
        assert_eq!(kept, r#"{"a":{"hidden":null},"b":"whsec"}"#);
    }
}
