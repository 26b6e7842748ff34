//! What callers may spend: a bucket of points each, which fills by itself.
//!
//! A request costs a point when it comes, before anything is read of it, and what it
//! asks for costs more: a point for every ten nodes it may reach, or a flat price for
//! a file. So many small questions and a few large ones are held to the same measure,
//! whichever way they come. Prices are known before anything is executed, and what
//! is too dear at the moment is refused with the time after which it is not. What is
//! computed in memory is paid for on the way, before each step of it is begun: a point
//! for every ten milliseconds.
//!
//! Whoever bears a token has a bucket of its own, larger than the one of an address
//! from which anybody asks. Time is that of a clock that never goes back.

use std::{
    num::NonZeroU32,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, MonotonicClock},
    middleware::StateInformationMiddleware,
    state::keyed::HashMapStateStore,
};
use poem::http::HeaderMap;
use prometheus_client::{metrics::counter::Counter, registry::Registry};

use super::{
    caller::RateLimitKey,
    refusal::{Refusal, Result},
};
use schema::limits::Limits;
use store::code::BUSY_SECONDS;
use store::{code::Code, compute::Charge};

/// What a request costs when it comes.
pub(crate) const ENTRY: u32 = 1;

/// What a file costs that is made for the request.
pub(crate) const FILE: u32 = 100;

/// How many nodes are had for a point.
const NODES: u64 = 10;

/// How many requests pass between two looks for buckets that are full again.
const ROUND: u32 = 10_000;

type Limiter = RateLimiter<
    RateLimitKey,
    HashMapStateStore<RateLimitKey>,
    MonotonicClock,
    StateInformationMiddleware,
>;

/// The buckets of all callers of this process; cheap to clone.
#[derive(Clone)]
pub(crate) struct Budget(Arc<Buckets>);

struct Buckets {
    of_addresses: Option<Bucket>,
    of_bearers: Option<Bucket>,
    taken: AtomicU32,
    spent: Counter,
    refused: Counter,
}

/// The buckets of callers of one kind.
struct Bucket {
    limiter: Limiter,
    size: NonZeroU32,
    per_second: NonZeroU32,
}

/// What a caller has left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Left {
    points: u32,
    size: u32,
    per_second: u32,
}

/// What an operation costs that may reach so many nodes.
pub(crate) fn price(nodes: u64) -> u32 {
    u32::try_from(nodes / NODES).unwrap_or(u32::MAX)
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self(Arc::new(Buckets {
            of_addresses: Bucket::new(limits.points, limits.points_per_second),
            of_bearers: Bucket::new(limits.bearer_points, limits.bearer_points_per_second),
            taken: AtomicU32::new(0),
            spent: Counter::default(),
            refused: Counter::default(),
        }))
    }

    /// Registers what was spent and refused.
    pub(crate) fn register(&self, registry: &mut Registry) {
        let spent = "Points that callers have spent";
        registry.register("points_spent", spent, self.0.spent.clone());
        let refused = "Requests that were refused because their callers had too few points";
        registry.register("points_refused", refused, self.0.refused.clone());
    }

    /// Takes points from a caller, and says what is left; `None` where nobody counts.
    pub(crate) fn take(
        &self,
        limit_key: Option<&RateLimitKey>,
        points: u32,
    ) -> Result<Option<Left>> {
        let buckets = &*self.0;
        let Some(limit_key) = limit_key else {
            return Ok(None);
        };
        let bucket = match limit_key {
            RateLimitKey::Address(_) => &buckets.of_addresses,
            RateLimitKey::Bearer(_) => &buckets.of_bearers,
        };
        let Some(bucket) = bucket else {
            return Ok(None);
        };
        if buckets.taken.fetch_add(1, Ordering::Relaxed) % ROUND == ROUND - 1 {
            bucket.limiter.retain_recent();
        }
        let taken = bucket.take(limit_key, points);
        match &taken {
            Ok(_) => buckets.spent.inc_by(points.into()),
            Err(_) => buckets.refused.inc(),
        };
        taken
    }

    /// Takes the points of what is computed for a request, as it comes, and notes what
    /// is left.
    pub(crate) fn charge(
        &self,
        limit_key: Option<RateLimitKey>,
        left: Arc<Mutex<Option<Left>>>,
    ) -> Charge {
        let budget = self.clone();
        Box::new(move |points| {
            let taken = budget.take(limit_key.as_ref(), points);
            let taken = taken.map_err(|refusal| refusal.retry_after().unwrap_or(BUSY_SECONDS))?;
            if taken.is_some() {
                *left.lock().unwrap_or_else(PoisonError::into_inner) = taken;
            }
            Ok(())
        })
    }
}

impl Bucket {
    /// None where a size or a pace of 0 says that nobody counts.
    fn new(size: u32, per_second: u32) -> Option<Self> {
        let (size, per_second) = (NonZeroU32::new(size)?, NonZeroU32::new(per_second)?);
        let quota = Quota::per_second(per_second).allow_burst(size);
        let limiter = RateLimiter::hashmap_with_clock(quota, MonotonicClock);
        Some(Self {
            limiter: limiter.with_middleware(),
            size,
            per_second,
        })
    }

    fn take(&self, limit_key: &RateLimitKey, points: u32) -> Result<Option<Left>> {
        // The dearest leaves room for the entry, so that a full bucket affords it.
        let most = self.size.get().saturating_sub(ENTRY).max(1);
        let Some(points) = NonZeroU32::new(points.min(most)) else {
            return Ok(None);
        };
        let wait = match self.limiter.check_key_n(limit_key, points) {
            Ok(Ok(state)) => {
                return Ok(Some(Left {
                    points: state.remaining_burst_capacity(),
                    size: self.size.get(),
                    per_second: self.per_second.get(),
                }));
            }
            Ok(Err(early)) => early.wait_time_from(self.limiter.clock().now()),
            // No bucket is ever that large; what is asked for was cut to its size.
            Err(_) => return Ok(None),
        };
        let seconds = wait.as_secs().saturating_add(1);
        let message = format!(
            "you have asked for much in a short time: try again in {seconds} s, or ask for less at once"
        );
        Err(Refusal::new(Code::RateLimited, message)
            .with("retryAfter", seconds)
            .with("cost", points.get()))
    }
}

impl Left {
    /// Tells it in the headers of `draft-ietf-httpapi-ratelimit-headers`.
    pub(crate) fn tell(self, headers: &mut HeaderMap) {
        let Self {
            points,
            size,
            per_second,
        } = self;
        let window = size.div_ceil(per_second);
        let refill = (size - points.min(size)).div_ceil(per_second);
        let texts = [
            (
                "ratelimit-policy",
                format!(r#""points";q={size};w={window}"#),
            ),
            ("ratelimit", format!(r#""points";r={points};t={refill}"#)),
        ];
        for (name, text) in texts {
            if let Ok(value) = text.parse() {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer(name: &str) -> RateLimitKey {
        RateLimitKey::Bearer(name.to_owned())
    }

    fn budget(size: u32) -> Budget {
        // So slow that nothing comes in again while a test runs.
        Budget::new(&Limits {
            bearer_points: size,
            bearer_points_per_second: 1,
            ..Limits::default()
        })
    }

    #[test]
    fn a_bucket_is_emptied_and_each_caller_has_one() {
        let budget = budget(1_000);
        let (one, other) = (bearer("token:a"), bearer("token:b"));
        for left in [600, 200] {
            let taken = budget.take(Some(&one), 400).unwrap().unwrap();
            assert_eq!(taken.points, left);
        }
        let refused = budget.take(Some(&one), 400).unwrap_err();
        assert_eq!(refused.code, Code::RateLimited);
        let wait = refused.details["retryAfter"].as_u64().unwrap();
        assert!((190..=201).contains(&wait), "{wait}");
        assert!(budget.take(Some(&one), 100).is_ok());
        assert!(budget.take(Some(&other), 400).is_ok());
        assert!(budget.take(None, u32::MAX).unwrap().is_none());
    }

    #[test]
    fn the_dearest_question_is_afforded_by_a_full_bucket() {
        let budget = budget(50);
        let one = bearer("token:a");
        assert!(budget.take(Some(&one), ENTRY).is_ok());
        assert!(budget.take(Some(&one), price(1_000_000)).is_ok());
        assert!(budget.take(Some(&one), ENTRY).is_err());
    }

    #[test]
    fn nobody_counts_where_nothing_is_set() {
        let budget = budget(0);
        for _ in 0..100 {
            assert!(budget.take(Some(&bearer("token:a")), 1_000).is_ok());
        }
    }
}
