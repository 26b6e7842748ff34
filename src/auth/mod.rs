//! Who a caller is, and what it may do.
//!
//! A caller without a bearer is anonymous. A bearer is a token of ours
//! ([`token`]) or, where the operator names an issuer, a JWT of theirs;
//! either becomes a [`Viewer`], and what a viewer may do is decided in one place,
//! [`permit`].

use std::{net::IpAddr, sync::Arc};

mod failures;
mod jwt;
mod policy;
mod secret;
pub mod token;
mod viewer;

pub(crate) use self::failures::network;
use self::{
    failures::{Failures, Source},
    jwt::Issuer,
    token::Tokens,
};
pub use self::{
    policy::{Deed, Denied, Home, OWN_SOURCE, Owner, Sight, permit},
    secret::Secret,
    viewer::{Reach, Viewer},
};
use crate::{clock::Clock, config::AuthSettings, db::Db};

/// Bytes of a bearer; nothing we give out or take is longer.
const LONGEST: usize = 8 * 1024;

/// Why a bearer does not tell who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is nobody's: unknown, malformed, expired, revoked, or one of too many
    /// that were. Which of these is not told, since only guessers gain by it.
    Invalid,
    /// It cannot be checked at the moment, which is no fault of the caller's.
    Unavailable,
}

/// Recognises bearers. One for each process.
#[derive(Clone)]
pub struct Auth(Arc<Parts>);

struct Parts {
    tokens: Tokens,
    issuer: Option<Issuer>,
    failures: Failures,
    clock: Clock,
}

impl Auth {
    /// Recognises the tokens of this database, and the JWTs of the issuer in the settings.
    ///
    /// # Errors
    ///
    /// Where no secure connection to the issuer can be prepared.
    pub fn new(db: Db, settings: &AuthSettings, clock: Clock) -> Result<Self, reqwest::Error> {
        Ok(Self(Arc::new(Parts {
            tokens: Tokens::new(db, settings.token_cache()),
            issuer: Issuer::new(settings)?,
            failures: Failures::default(),
            clock,
        })))
    }

    /// Who bears this. A subscription asks again every half minute, since a
    /// bearer ends.
    ///
    /// # Errors
    ///
    /// Where it is nobody's or cannot be checked.
    pub async fn bearer(&self, text: &str, from: Option<IpAddr>) -> Result<Viewer, Refused> {
        let Parts {
            failures, clock, ..
        } = &*self.0;
        let now = clock.now();
        let mut sources: Vec<Source> = from.map(Source::address).into_iter().collect();
        sources.extend(token::id(text).map(|id| Source::Token(id.to_owned())));
        if failures.are_too_many(&sources, now) {
            return Err(Refused::Invalid);
        }
        if let Some(viewer) = self.viewer(text).await? {
            return Ok(viewer);
        }
        let token = token::id(text);
        tracing::info!(token, "a bearer was refused");
        failures.count(sources, now);
        Err(Refused::Invalid)
    }

    async fn viewer(&self, text: &str) -> Result<Option<Viewer>, Refused> {
        if text.len() > LONGEST {
            return Ok(None);
        }
        let Parts {
            tokens,
            issuer,
            clock,
            ..
        } = &*self.0;
        if text.starts_with(token::PREFIX) {
            let token = Secret::from(text.to_owned());
            return tokens.viewer(&token, clock.now()).await.map_err(|cause| {
                tracing::error!(%cause, "a token could not be looked up");
                Refused::Unavailable
            });
        }
        match issuer {
            None => Ok(None),
            Some(issuer) => issuer.viewer(text, clock.now()).await,
        }
    }
}
