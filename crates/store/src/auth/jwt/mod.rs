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
mod purpose;

use self::keys::Keys;
use super::{Fault, Viewer};
use crate::auth::settings::AuthSettings;

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

    /// Whose token it is.
    pub(super) async fn viewer(&self, token: &str, now: DateTime<Utc>) -> Result<Viewer, Fault> {
        let header = decode_header(token).map_err(|_| Fault::Bad("it is no JWT"))?;
        if header.crit.is_some() {
            return Err(Fault::Bad("it calls something critical"));
        }
        let id = header.kid.ok_or(Fault::Bad("it names no key"))?;
        let key = self.keys.find(&id, now).await?;
        let key = key.ok_or(Fault::Early("the issuer has no such key"))?;
        if !key.algorithms.contains(&header.alg) {
            return Err(Fault::Bad("its algorithm is not that of its key"));
        }
        let mut signature = Validation::new(header.alg);
        // The claims are checked by `claims`, on the clock we are given.
        signature.required_spec_claims.clear();
        signature.validate_exp = false;
        signature.validate_aud = false;
        let claims = decode::<Map<String, Value>>(token, &key.key, &signature)
            .map_err(|_| Fault::Bad("its signature is not good"))?
            .claims;
        let viewer = purpose::check(header.typ.as_deref(), &claims)
            .and_then(|()| claims::viewer(&claims, &self.settings, now));
        // The issuer gave it out: if it is of no use here, the operator should hear of it.
        if let Err(Fault::Bad(reason)) = viewer
            && reason != claims::OVER
        {
            tracing::warn!(reason, "a JWT that the issuer has signed is refused");
        }
        viewer
    }
}

/// The keys of an issuer, by id.
type KeySet = HashMap<String, key::Key>;

#[cfg(test)]
mod tests;
