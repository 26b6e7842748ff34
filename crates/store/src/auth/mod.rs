//! Who a caller is, and what it may do.
//!
//! A caller without a bearer is anonymous. A bearer is a token of ours
//! ([`token`]) or, where the operator names an issuer, a JWT of theirs;
//! either becomes a [`Viewer`], and what a viewer may do is decided in one place,
//! [`permit`].

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use governor::clock::MonotonicClock;
use moka::sync::Cache;
use sha2::Sha256;

mod address;
mod failures;
mod jwt;
mod policy;
mod reason;
mod secret;
pub mod settings;
pub mod token;
mod viewer;

pub use self::{
    address::ClientAddress,
    policy::{Denied, Home, OWN_SOURCE, Owner, Permission, ReadScope, WITHHELD, permit},
    reason::{Reason, ReasonCode},
    secret::Secret,
    viewer::{Reach, Viewer},
};
use self::{
    failures::{Failures, Source},
    jwt::Issuer,
    token::Tokens,
};
use crate::{auth::settings::AuthSettings, db::Db};
use record::clock::Clock;

/// Bytes of a bearer; nothing we give out or take is longer.
const LONGEST: usize = 8 * 1024;

/// Bearers that are remembered as bad at once.
const KNOWN: u64 = 10_000;

/// What stands for a text that may be a secret.
type Digest = [u8; 32];

fn digest(text: &str) -> Digest {
    <Sha256 as sha2::Digest>::digest(text).into()
}

/// Why a bearer does not tell who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is nobody's. Whoever it was given to is told why, a guesser nothing new.
    Invalid(Reason),
    /// The same, and so were too many from the same address or of the same token.
    TooMany {
        /// How long it is until the next may be sent.
        wait: Duration,
    },
    /// It cannot be checked at the moment, which is no fault of the caller's.
    Unavailable,
}

/// Why a bearer does not tell who comes, before it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It is nobody's, and does not become anybody's.
    Bad(Reason),
    /// It is nobody's yet.
    Early(Reason),
    /// It cannot be checked at the moment.
    Unavailable,
}

impl Fault {
    const fn bad(code: ReasonCode, text: &'static str) -> Self {
        Self::Bad(Reason::new(code, text))
    }

    const fn early(code: ReasonCode, text: &'static str) -> Self {
        Self::Early(Reason::new(code, text))
    }

    const fn unknown(text: &'static str) -> Self {
        Self::bad(ReasonCode::Unknown, text)
    }
}

/// Recognises bearers. One for each process.
#[derive(Clone)]
pub struct Auth(Arc<Parts>);

struct Parts {
    tokens: Tokens,
    issuer: Option<Issuer>,
    failures: Failures,
    /// Bearers that were bad when they were last looked at, why, and when that was:
    /// one that comes again and again costs no look at the database and no signature.
    known: Cache<Digest, (Reason, DateTime<Utc>)>,
    patience: TimeDelta,
    clock: Clock,
}

impl Auth {
    /// Recognises the tokens of this database, and the JWTs of the issuer in the settings.
    ///
    /// # Errors
    ///
    /// Where no secure connection to the issuer can be prepared.
    pub fn new(db: Db, settings: &AuthSettings, clock: Clock) -> Result<Self, reqwest::Error> {
        let patience = settings.token_cache();
        Ok(Self(Arc::new(Parts {
            tokens: Tokens::new(db, patience),
            issuer: Issuer::new(settings)?,
            failures: Failures::new(MonotonicClock),
            known: Cache::new(KNOWN),
            patience,
            clock,
        })))
    }

    /// Who bears this. What stays open asks again every half minute, since a bearer ends.
    ///
    /// A good one passes, whatever was sent before it; of bad ones so many are told
    /// that they are, and the others to come later.
    ///
    /// # Errors
    ///
    /// Where it is nobody's or cannot be checked.
    pub async fn bearer(&self, text: &str, from: ClientAddress) -> Result<Viewer, Refused> {
        let reason = match self.viewer(text, self.0.clock.now()).await {
            Ok(viewer) => return Ok(viewer),
            Err(Fault::Unavailable) => return Err(Refused::Unavailable),
            Err(Fault::Bad(reason) | Fault::Early(reason)) => reason,
        };
        let sources = [Some(Source::Address(from)), Source::sent(text)];
        let counted = self.0.failures.count(sources.into_iter().flatten());
        counted.map_err(|wait| Refused::TooMany { wait })?;
        let (token, code, why) = (token::id(text), reason.code.as_str(), reason.text);
        if reason.is_common() {
            tracing::info!(token, code, reason = why, "a bearer was refused");
        } else {
            tracing::warn!(token, code, reason = why, "a bearer was refused");
        }
        Err(Refused::Invalid(reason))
    }

    async fn viewer(&self, text: &str, now: DateTime<Utc>) -> Result<Viewer, Fault> {
        if text.is_empty() {
            return Err(Fault::unknown("there is none"));
        }
        if text.len() > LONGEST {
            return Err(Fault::unknown("it is longer than any"));
        }
        let Parts {
            known, patience, ..
        } = &*self.0;
        let digest = digest(text);
        if let Some((reason, at)) = known.get(&digest)
            && (TimeDelta::zero()..*patience).contains(&(now - at))
        {
            return Err(Fault::Bad(reason));
        }
        let looked_at = self.look_at(text, now).await;
        if let Err(Fault::Bad(reason)) = looked_at {
            known.insert(digest, (reason, now));
        }
        looked_at
    }

    async fn look_at(&self, text: &str, now: DateTime<Utc>) -> Result<Viewer, Fault> {
        let Parts { tokens, issuer, .. } = &*self.0;
        if text.starts_with(token::PREFIX) {
            return tokens.viewer(&Secret::from(text.to_owned()), now).await;
        }
        match issuer {
            None => Err(Fault::unknown("it is no token of ours")),
            Some(issuer) => issuer.viewer(text, now).await,
        }
    }
}
