//! How often somebody has failed to say who they are.
//!
//! Ten failures at once, and ten a minute after that, are told that the bearer is not
//! valid; what fails beyond that is told when to come again. Only failures are counted,
//! by where they come from and by what was sent: a good bearer always passes, however
//! many bad ones come from beside it or carry its public id.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, MonotonicClock},
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::{InMemoryState, NotKeyed, StateStore},
};
use moka::sync::Cache;

use super::{ClientAddress, Digest, LONGEST, digest, token};

/// Failures of one source at once, and then in a minute.
const MOST: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

/// After how long without a failure a source is forgotten: it has all of them again.
const FORGOTTEN: Duration = Duration::from_mins(1);

/// Sources that are remembered at once.
const SOURCES: u64 = 100_000;

/// What failures are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// Where they came from.
    Address(ClientAddress),
    /// The public id of the token they were for.
    Token(String),
    /// The digest of what was sent, where that is no token of ours.
    Text(Digest),
}

impl Source {
    /// What was sent, if it was anything that one could have been given.
    pub(super) fn sent(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        let id = token::id(text).map(|id| Self::Token(id.to_owned()));
        Some(id.unwrap_or_else(|| Self::Text(digest(text))))
    }
}

/// What was counted of each source; where there are too many, of those that come most often.
struct Counted(Cache<Source, Arc<InMemoryState>>);

impl StateStore for Counted {
    type Key = Source;

    fn measure_and_replace<T, F, E>(&self, source: &Source, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let state = self.0.get_with_by_ref(source, Arc::default);
        state.measure_and_replace(&NotKeyed::NonKey, measure)
    }
}

/// The failures of the last minute.
pub(super) struct Failures<C: Clock = MonotonicClock>(
    RateLimiter<Source, Counted, C, NoOpMiddleware<C::Instant>>,
);

impl<C: Clock> Failures<C> {
    /// None so far, by a clock that never goes back.
    pub(super) fn new(clock: C) -> Self {
        let counted = Cache::builder()
            .max_capacity(SOURCES)
            .time_to_idle(FORGOTTEN)
            .build();
        Self(RateLimiter::new(
            Quota::per_minute(MOST),
            Counted(counted),
            clock,
        ))
    }

    /// Counts a failure for each of these, up to one that has failed too often: says how
    /// long it is until that one may fail again.
    pub(super) fn count(&self, sources: impl IntoIterator<Item = Source>) -> Result<(), Duration> {
        for source in sources {
            let counted = self.0.check_key(&source);
            counted.map_err(|early| early.wait_time_from(self.0.clock().now()))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn from(address: &str) -> Source {
        Source::Address(ClientAddress::of_peer(address.parse().unwrap()))
    }

    fn failures() -> (Failures<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (Failures::new(clock.clone()), clock)
    }

    #[test]
    fn ten_failures_are_the_most_at_once_and_ten_come_back_in_a_minute() {
        let (failures, clock) = failures();
        let (one, other) = (from("192.0.2.1"), from("192.0.2.2"));
        for at in 0..10 {
            assert_eq!(failures.count([one.clone()]), Ok(()), "{at}");
        }
        for _ in 0..100 {
            let wait = failures.count([one.clone()]).unwrap_err();
            assert_eq!(wait, Duration::from_secs(6));
        }
        assert_eq!(failures.count([other.clone()]), Ok(()));
        // One source that may not fail again is enough, wherever it stands.
        assert!(failures.count([other, one.clone()]).is_err());
        clock.advance(Duration::from_secs(6));
        assert_eq!(failures.count([one.clone()]), Ok(()));
        assert!(failures.count([one.clone()]).is_err());
        clock.advance(Duration::from_mins(1));
        for at in 0..10 {
            assert_eq!(failures.count([one.clone()]), Ok(()), "{at}");
        }
    }

    #[test]
    fn what_was_sent_counts_wherever_it_comes_from() {
        let token = "sungraph_00c0ffee_00000000000000000000000000000000000000008c813a1e";
        let other = "sungraph_0ddba11a_0000000000000000000000000000000000000000f6c1f340";
        let long = "x".repeat(LONGEST + 1);
        for (text, is_counted) in [
            (token, true),
            ("guess", true),
            ("eyJhbGciOiJub25lIn0.e30.", true),
            (&token[1..], true),
            ("", false),
            (&long, false),
        ] {
            let (failures, _) = failures();
            let sent = |text: &str, at: u8| {
                let address = from(&format!("192.0.2.{at}"));
                failures.count([Some(address), Source::sent(text)].into_iter().flatten())
            };
            for at in 0..10 {
                assert_eq!(sent(text, at), Ok(()), "{text}, {at}");
            }
            assert_eq!(sent(text, 10).is_err(), is_counted, "{text}");
            assert_eq!(sent(other, 11), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (failures, _) = failures();
        for id in 0..SOURCES + 1_000 {
            let counted = failures.count([Source::Token(id.to_string())]);
            assert_eq!(counted, Ok(()));
        }
        let counted = failures.0.into_state_store().0;
        counted.run_pending_tasks();
        assert!(counted.entry_count() <= SOURCES);
        assert!(counted.entry_count() > SOURCES / 2);
    }
}
