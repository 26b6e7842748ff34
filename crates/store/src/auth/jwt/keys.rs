//! The keys of the issuer, kept so that it may be away for a day.
//!
//! Keys that are older than five minutes are asked for again before anything is checked
//! with them, so that one which the issuer withdrew is soon taken nowhere. If the issuer
//! is away, those held go on, and one request in half a minute tries anew.
//!
//! A token that no key held has signed may be the first of a new key, and looks for it
//! at once. Whoever makes tokens up can bring that about too, so the issuer is asked for
//! such reasons a few times in a row and then once in five seconds; what comes in between
//! waits for the next question instead of being refused, and one answer serves all who
//! wait. Thus made-up tokens delay a new key by five seconds at most, and a known one not.

use std::{
    num::NonZeroU32,
    sync::{Arc, PoisonError, RwLock},
};

use chrono::{DateTime, TimeDelta, Utc};
use governor::{
    DefaultDirectRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use reqwest::{Client, Url};
use tokio::{
    sync::{Mutex, OwnedMutexGuard, Semaphore},
    time,
};

use super::{KeySet, fetch};
use crate::auth::Fault;

/// From one question to the next.
const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// From one question that failed to the next.
const SHORT_PAUSE: TimeDelta = TimeDelta::seconds(30);

/// How long keys are good that cannot be renewed.
const STALE: TimeDelta = TimeDelta::hours(24);

/// How often new keys are looked for in a minute, and at once.
const LOOKS: Quota =
    Quota::per_minute(NonZeroU32::new(12).unwrap()).allow_burst(NonZeroU32::new(6).unwrap());

/// How many requests wait for new keys at once.
const WAITING: usize = 256;

/// What is known of the issuer.
#[derive(Clone, Default)]
struct State {
    keys: Option<Arc<KeySet>>,
    /// When the keys were said.
    said: Option<DateTime<Utc>>,
    /// When the last question that was answered was put.
    asked: Option<DateTime<Utc>>,
    has_failed: bool,
    /// The number of the last question that was put.
    question: u64,
    /// The number of the last one that was answered, well or not.
    answered: u64,
}

impl State {
    fn is_due(&self, now: DateTime<Utc>) -> bool {
        let pause = if self.has_failed { SHORT_PAUSE } else { PAUSE };
        self.asked.is_none_or(|asked| now - asked >= pause)
    }

    fn held(&self, now: DateTime<Utc>) -> Option<Arc<KeySet>> {
        let is_good = self.said.is_some_and(|said| now - said <= STALE);
        // None at all were hardly meant: who is checked by them should come again.
        let keys = self.keys.clone().filter(|keys| !keys.is_empty());
        keys.filter(|_| is_good)
    }
}

/// The keys of an issuer.
pub(super) struct Keys {
    issuer: Arc<Issuer>,
    looks: DefaultDirectRateLimiter,
    waiting: Semaphore,
}

/// Who is asked, and what came of it.
struct Issuer {
    address: Url,
    client: Client,
    state: RwLock<State>,
    /// Held by whoever asks.
    asking: Arc<Mutex<()>>,
}

impl Keys {
    /// The keys that are found at this address.
    pub(super) fn new(address: Url) -> Result<Self, reqwest::Error> {
        let issuer = Issuer {
            address,
            client: fetch::client()?,
            state: RwLock::default(),
            asking: Arc::default(),
        };
        Ok(Self {
            issuer: Arc::new(issuer),
            looks: RateLimiter::direct(LOOKS),
            waiting: Semaphore::new(WAITING),
        })
    }

    /// The keys as the issuer said them less than five minutes ago, or last.
    pub(super) async fn held(&self, now: DateTime<Utc>) -> Result<Arc<KeySet>, Fault> {
        let issuer = &self.issuer;
        let state = issuer.state();
        if state.is_due(now) {
            let asking = Arc::clone(&issuer.asking);
            // While the issuer is away, one request waits for it and the others go on.
            let asking = if state.has_failed && state.held(now).is_some() {
                asking.try_lock_owned().ok()
            } else {
                Some(asking.lock_owned().await)
            };
            if let Some(asking) = asking
                && issuer.state().is_due(now)
            {
                ask(issuer, asking, now).await;
            }
        }
        issuer.state().held(now).ok_or(Fault::Unavailable)
    }

    /// The keys by an answer to a question that was put after this one was asked for.
    pub(super) async fn renewed(&self, now: DateTime<Utc>) -> Result<Arc<KeySet>, Fault> {
        let issuer = &self.issuer;
        let last = issuer.state().question;
        let _place = self.waiting.try_acquire().map_err(|_| Fault::Unavailable)?;
        let asking = Arc::clone(&issuer.asking).lock_owned().await;
        if issuer.state().answered <= last {
            while let Err(early) = self.looks.check() {
                time::sleep(early.wait_time_from(DefaultClock::default().now())).await;
            }
            ask(issuer, asking, now).await;
        }
        let state = issuer.state();
        let is_said = !state.has_failed;
        let held = state.held(now).filter(|_| is_said);
        held.ok_or(Fault::Unavailable)
    }
}

/// Asks the issuer, to the end even if whoever wants to know hangs up.
async fn ask(issuer: &Arc<Issuer>, asking: OwnedMutexGuard<()>, now: DateTime<Utc>) {
    let issuer = Arc::clone(issuer);
    let question = tokio::spawn(async move {
        let _asking = asking;
        issuer.note(|state| state.question += 1);
        let keys = fetch::keys(&issuer.client, &issuer.address).await;
        if let Err(cause) = &keys {
            tracing::warn!(%cause, "the issuer's keys could not be read; those held are used");
        }
        issuer.note(|state| {
            state.answered = state.question;
            state.asked = Some(now);
            state.has_failed = keys.is_err();
            if let Ok(keys) = keys {
                state.said = Some(now);
                state.keys = Some(Arc::new(keys));
            }
        });
    });
    if let Err(cause) = question.await {
        tracing::error!(%cause, "the issuer was not asked to the end");
    }
}

impl Issuer {
    fn state(&self) -> State {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        state.clone()
    }

    fn note(&self, change: impl FnOnce(&mut State)) {
        let state = self.state.write();
        change(&mut state.unwrap_or_else(PoisonError::into_inner));
    }
}
