//! JWTs of one issuer, as `OpenID` Connect has them.
//!
//! A signature is only ever checked with a key that the issuer publishes, by an
//! algorithm of that key's type: a token does not choose its key by address, does
//! not bring one along, and cannot pass a public key off as a shared secret.

use chrono::{DateTime, Utc};

mod claims;
mod fetch;
mod key;
mod keys;
mod purpose;
mod text;

use self::{key::Key, keys::Keys, text::Jwt};
use super::{Fault, ReasonCode, Viewer};
use crate::auth::settings::AuthSettings;

/// With how many keys a token is tried that does not name one.
const TRIED: usize = 16;

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
        let jwt = Jwt::read(token)?;
        let mut signature = check(&jwt, &*self.keys.held(now).await?);
        if let Err(Fault::Early(_)) = signature {
            signature = check(&jwt, &*self.keys.renewed(now).await?);
        }
        signature?;
        let none = Fault::bad(ReasonCode::UnusableClaims, "it says nothing of its bearer");
        let claims = jwt.claims().ok_or(none)?;
        purpose::check(jwt.kind.as_deref(), &claims)?;
        claims::viewer(&claims, &self.settings, now)
    }
}

/// The keys of an issuer.
type KeySet = Vec<Key>;

/// Whether one of these keys has signed it, of those that it names if it names one.
fn check(jwt: &Jwt<'_>, keys: &KeySet) -> Result<(), Fault> {
    let is_named = |key: &&Key| jwt.key.is_none() || jwt.key == key.id;
    let mut named = keys.iter().filter(is_named).peekable();
    if named.peek().is_none() {
        let reason = "the issuer has no such key";
        return Err(Fault::early(ReasonCode::UnknownKey, reason));
    }
    let fitting: Vec<_> = named.filter(|key| key.fits(&jwt.algorithm)).collect();
    let mut tried = fitting.iter().take(TRIED);
    if tried.any(|key| key.has_signed(jwt.message, jwt.signature, &jwt.algorithm)) {
        return Ok(());
    }
    Err(match (&jwt.key, fitting.is_empty()) {
        (None, _) => {
            let reason = "it names no key, and none of the issuer's has signed it";
            Fault::early(ReasonCode::UnknownKey, reason)
        }
        (Some(_), true) => {
            let reason = "its algorithm is not that of its key";
            Fault::bad(ReasonCode::BadSignature, reason)
        }
        (Some(_), false) => Fault::bad(ReasonCode::BadSignature, "its signature is not good"),
    })
}

#[cfg(test)]
mod tests;
