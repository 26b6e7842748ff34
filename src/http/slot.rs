//! Room for what stays open, such as connections and files: so much on this server,
//! and so much of one caller.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{caller::RateLimitKey, refusal::Refusal};
use store::code::Code;

/// The places of this process; cheap to clone.
#[derive(Clone)]
pub(crate) struct Slots {
    free: Arc<Semaphore>,
    held: Arc<Mutex<HashMap<RateLimitKey, usize>>>,
    per_address: usize,
    per_bearer: usize,
}

/// A place of one connection or file; free again once it is dropped.
pub(crate) struct Slot {
    _permit: OwnedSemaphorePermit,
    places: Slots,
    limit_key: Option<RateLimitKey>,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
    /// The server has as many as it may.
    Server,
    /// The caller has: so many.
    Caller(usize),
}

impl Slots {
    /// So many in all, and so many of each address and each bearer.
    pub(crate) fn new(all: usize, per_address: usize, per_bearer: usize) -> Self {
        Self {
            free: Arc::new(Semaphore::new(all.min(Semaphore::MAX_PERMITS))),
            held: Arc::default(),
            per_address,
            per_bearer,
        }
    }

    /// A place for one more of this caller, if there is one.
    pub(crate) fn take(&self, limit_key: Option<RateLimitKey>) -> Result<Slot, Full> {
        let permit = Arc::clone(&self.free).try_acquire_owned();
        let permit = permit.map_err(|_| Full::Server)?;
        self.count(limit_key.as_ref())?;
        Ok(Slot {
            _permit: permit,
            places: self.clone(),
            limit_key,
        })
    }

    fn count(&self, limit_key: Option<&RateLimitKey>) -> Result<(), Full> {
        let Some(limit_key) = limit_key else {
            return Ok(());
        };
        let most = match limit_key {
            RateLimitKey::Address(_) => self.per_address,
            RateLimitKey::Bearer(_) => self.per_bearer,
        };
        let mut held = self.held();
        let count = held.get(limit_key).copied().unwrap_or_default();
        if count >= most {
            return Err(Full::Caller(most));
        }
        held.insert(limit_key.clone(), count + 1);
        Ok(())
    }

    fn held(&self) -> MutexGuard<'_, HashMap<RateLimitKey, usize>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    /// Counts the connection as one of this caller from now on, as which it has
    /// made itself known.
    pub(crate) fn becomes(&mut self, limit_key: Option<RateLimitKey>) -> Result<(), Full> {
        if limit_key == self.limit_key {
            return Ok(());
        }
        self.places.count(limit_key.as_ref())?;
        self.leave();
        self.limit_key = limit_key;
        Ok(())
    }

    fn leave(&mut self) {
        let Some(limit_key) = self.limit_key.take() else {
            return;
        };
        let mut held = self.places.held();
        if let Some(count) = held.get_mut(&limit_key) {
            *count -= 1;
            if *count == 0 {
                held.remove(&limit_key);
            }
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.leave();
    }
}

impl From<Full> for Refusal {
    fn from(full: Full) -> Self {
        match full {
            Full::Server => Self::new(
                Code::Overloaded,
                "too many connections are open: try again in a moment",
            ),
            Full::Caller(most) => Self::new(
                Code::RateLimited,
                format!("you have {most} connections open: close one first"),
            )
            .with("limit", most),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::auth::ClientAddress;

    fn places(connections: usize) -> Slots {
        Slots::new(connections, 1, 2)
    }

    fn address() -> RateLimitKey {
        RateLimitKey::Address(ClientAddress::of_proxy("192.0.2.1".parse().ok()))
    }

    fn bearer() -> RateLimitKey {
        RateLimitKey::Bearer("token:a".into())
    }

    #[test]
    fn each_caller_has_so_many_and_the_server_too() {
        let places = places(4);
        let first = places.take(Some(address())).unwrap();
        assert_eq!(places.take(Some(address())).err(), Some(Full::Caller(1)));
        let _others = [
            places.take(Some(bearer())).unwrap(),
            places.take(Some(bearer())).unwrap(),
        ];
        assert_eq!(places.take(Some(bearer())).err(), Some(Full::Caller(2)));
        drop(first);
        let _again = places.take(Some(address())).unwrap();
        let _last = places.take(None).unwrap();
        assert_eq!(places.take(None).err(), Some(Full::Server));
    }

    #[test]
    fn who_becomes_somebody_is_counted_as_that() {
        let places = places(9);
        let mut first = places.take(Some(address())).unwrap();
        first.becomes(Some(bearer())).unwrap();
        let mut second = places.take(Some(address())).unwrap();
        second.becomes(Some(bearer())).unwrap();
        let mut third = places.take(Some(address())).unwrap();
        assert_eq!(third.becomes(Some(bearer())), Err(Full::Caller(2)));
        drop((first, second, third));
        assert!(places.held().is_empty());
    }
}
