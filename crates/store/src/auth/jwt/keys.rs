//! The keys of the issuer, kept so that it may be away for a day.
//!
//! They are asked for at most every five minutes, whoever sends what: one request
//! waits for them, the others use what is held. A key that is not held brings one
//! such question forward, once in five minutes, since it may be the issuer's next.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{Client, Url};
use tokio::sync::Mutex;

use super::{KeySet, fetch, key::Key};
use crate::auth::Fault;

/// From one question to the next.
const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// From one question that failed to the next.
const SHORT_PAUSE: TimeDelta = TimeDelta::seconds(30);

/// How long keys are good that cannot be renewed.
const STALE: TimeDelta = TimeDelta::hours(24);

/// What the issuer said, and when.
struct Held {
    keys: KeySet,
    at: DateTime<Utc>,
}

/// When the issuer was last asked, and why.
#[derive(Default)]
struct Pace {
    asked: Option<DateTime<Utc>>,
    has_failed: bool,
    brought_forward: Option<DateTime<Utc>>,
}

impl Pace {
    fn is_due(&self, now: DateTime<Utc>) -> bool {
        let pause = if self.has_failed { SHORT_PAUSE } else { PAUSE };
        self.asked.is_none_or(|asked| now - asked >= pause)
    }

    fn may_bring_forward(&self, now: DateTime<Utc>) -> bool {
        self.brought_forward.is_none_or(|last| now - last >= PAUSE)
    }
}

/// The keys of an issuer.
pub(super) struct Keys {
    address: Url,
    client: Client,
    held: RwLock<Option<Arc<Held>>>,
    pace: Mutex<Pace>,
}

impl Keys {
    /// The keys that are found at this address.
    pub(super) fn new(address: Url) -> Result<Self, reqwest::Error> {
        Ok(Self {
            address,
            client: fetch::client()?,
            held: RwLock::default(),
            pace: Mutex::default(),
        })
    }

    /// The key of this id, or `None` where the issuer has none such.
    pub(super) async fn find(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Key>, Fault> {
        if self
            .held(now)
            .is_some_and(|held| held.keys.contains_key(id))
        {
            if let Ok(mut pace) = self.pace.try_lock()
                && pace.is_due(now)
            {
                self.ask(&mut pace, now).await;
            }
        } else {
            let mut pace = self.pace.lock().await;
            let is_held = self
                .held(now)
                .is_some_and(|held| held.keys.contains_key(id));
            if !is_held && pace.is_due(now) {
                self.ask(&mut pace, now).await;
            } else if !is_held && pace.may_bring_forward(now) {
                pace.brought_forward = Some(now);
                self.ask(&mut pace, now).await;
            }
        }
        let held = self.held(now).ok_or(Fault::Unavailable)?;
        Ok(held.keys.get(id).cloned())
    }

    fn held(&self, now: DateTime<Utc>) -> Option<Arc<Held>> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.clone().filter(|held| now - held.at <= STALE)
    }

    async fn ask(&self, pace: &mut Pace, now: DateTime<Utc>) {
        // Noted before the answer, for the asker may hang up in between.
        pace.asked = Some(now);
        pace.has_failed = true;
        match fetch::keys(&self.client, &self.address).await {
            Ok(keys) => {
                pace.has_failed = false;
                let held = Held { keys, at: now };
                let mut current = self.held.write().unwrap_or_else(PoisonError::into_inner);
                *current = Some(Arc::new(held));
            }
            Err(cause) => {
                tracing::warn!(%cause, "the issuer's keys could not be read; those held are used");
            }
        }
    }
}
