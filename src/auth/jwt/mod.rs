//! JWTs of one issuer, as `OpenID` Connect has them.
//!
//! A signature is only ever checked with a key that the issuer publishes, by an
//! algorithm of that key's type: a token does not choose its key by address, does
//! not bring one along, and cannot pass a public key off as a shared secret.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use jsonwebtoken::{Validation, decode, decode_header};
use serde_json::{Map, Value};

mod claims;
mod fetch;
mod key;
mod keys;

use self::keys::Keys;
use super::{Refused, Viewer};
use crate::config::AuthSettings;

/// Recognises the JWTs of an issuer.
pub(super) struct Issuer {
    settings: AuthSettings,
    keys: Keys,
}

impl Issuer {
    /// The issuer that the settings name, if they do.
    pub(super) fn new(settings: &AuthSettings) -> Result<Option<Self>, reqwest::Error> {
        let Some(address) = settings.keys_address() else {
            return Ok(None);
        };
        Ok(Some(Self {
            settings: settings.clone(),
            keys: Keys::new(address)?,
        }))
    }

    /// Whose token it is; `None` where it is not to be believed.
    pub(super) async fn viewer(
        &self,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Viewer>, Refused> {
        let Ok(header) = decode_header(token) else {
            return Ok(None);
        };
        // What a token calls critical, one must understand; we know of nothing such.
        let Some(id) = header.kid.filter(|_| header.crit.is_none()) else {
            return Ok(None);
        };
        let Some(key) = self.keys.find(&id, now).await? else {
            return Ok(None);
        };
        if !key.algorithms.contains(&header.alg) {
            return Ok(None);
        }
        let mut signature = Validation::new(header.alg);
        // The claims are checked by `claims`, on the clock we are given.
        signature.required_spec_claims.clear();
        signature.validate_exp = false;
        signature.validate_aud = false;
        let decoded = decode::<Map<String, Value>>(token, &key.key, &signature);
        Ok(decoded
            .ok()
            .and_then(|token| claims::viewer(&token.claims, &self.settings, now)))
    }
}

/// The keys of an issuer, by id.
type KeySet = HashMap<String, key::Key>;

#[cfg(test)]
mod tests;
