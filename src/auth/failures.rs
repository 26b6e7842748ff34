//! How often somebody has failed to say who they are.
//!
//! After ten failures in a minute, from one address or for one token, everything
//! that comes with a bearer is refused alike without being looked at, so that
//! guessing costs the guesser more than the server. Counted here and not by a
//! rate limiter, because what succeeds must not use anything up.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};

/// Failures of one source in one window.
const MOST: u32 = 10;

/// How long failures count.
const WINDOW: TimeDelta = TimeDelta::minutes(1);

/// Sources that are remembered at once.
const SOURCES: usize = 100_000;

/// The network that an address stands for where callers are counted: of IPv6 all that
/// share a prefix, since one host has as many addresses as it likes.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        here @ IpAddr::V6(Ipv6Addr::LOCALHOST) => here,
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// What failures are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// Where they came from.
    Address(IpAddr),
    /// The public id of the token they were for.
    Token(String),
}

impl Source {
    /// An address, as far as it tells one caller from another.
    pub(super) fn address(address: IpAddr) -> Self {
        Self::Address(network(address))
    }
}

struct Window {
    begin: DateTime<Utc>,
    count: u32,
}

impl Window {
    fn is_over(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.begin;
        age >= WINDOW || age < TimeDelta::zero()
    }
}

/// The failures of the last minute.
#[derive(Default)]
pub(super) struct Failures(Mutex<HashMap<Source, Window>>);

impl Failures {
    /// Whether any of these has failed too often.
    pub(super) fn are_too_many(&self, sources: &[Source], now: DateTime<Utc>) -> bool {
        let windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut windows = sources.iter().filter_map(|source| windows.get(source));
        windows.any(|window| window.count >= MOST && !window.is_over(now))
    }

    /// Counts a failure for each of these.
    pub(super) fn count(&self, sources: Vec<Source>, now: DateTime<Utc>) {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= SOURCES {
            windows.retain(|_, window| !window.is_over(now));
        }
        if windows.len() >= SOURCES {
            // So many in a minute are not to be stopped by counting.
            windows.clear();
        }
        for source in sources {
            let fresh = || Window {
                begin: now,
                count: 0,
            };
            let window = windows.entry(source).or_insert_with(fresh);
            if window.is_over(now) {
                *window = fresh();
            }
            window.count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    fn noon() -> DateTime<Utc> {
        clock::read("2026-11-25T12:00:00Z").unwrap()
    }

    fn from(address: &str) -> Source {
        Source::address(address.parse().unwrap())
    }

    #[test]
    fn ten_failures_are_the_most_in_a_minute() {
        let failures = Failures::default();
        let (one, other) = (from("192.0.2.1"), from("192.0.2.2"));
        for second in 0..10 {
            assert!(!failures.are_too_many(std::slice::from_ref(&one), noon()));
            failures.count(vec![one.clone()], noon() + TimeDelta::seconds(second));
        }
        let later = |seconds| noon() + TimeDelta::seconds(seconds);
        assert!(failures.are_too_many(&[other.clone(), one.clone()], later(59)));
        assert!(!failures.are_too_many(&[other], later(59)));
        assert!(!failures.are_too_many(std::slice::from_ref(&one), later(60)));
        failures.count(vec![one.clone()], later(60));
        assert!(!failures.are_too_many(&[one], later(60)));
    }

    #[test]
    fn a_network_of_ipv6_is_one_source() {
        assert_eq!(from("2001:db8::1"), from("2001:db8::ffff:2"));
        assert_ne!(from("2001:db8::1"), from("2001:db8:0:1::1"));
        assert_eq!(from("::ffff:192.0.2.1"), from("192.0.2.1"));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let failures = Failures::default();
        for id in 0..=SOURCES {
            failures.count(vec![Source::Token(id.to_string())], noon());
        }
        assert!(failures.0.lock().unwrap().len() <= SOURCES);
    }
}
