//! Whether writes can be stored, as the last that failed tells.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::Unwritten;

/// How long a fault is believed before storing is tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// What is known of the storage.
#[derive(Debug, Default)]
pub(super) struct Storage(Mutex<Option<Trouble>>);

#[derive(Debug)]
struct Trouble {
    fault: Unwritten,
    seen: Instant,
}

impl Storage {
    /// The storage of a database that was opened only to be read, which is no fault.
    pub(super) fn read_only() -> Self {
        let fault = Unwritten::ReadOnly;
        let seen = Instant::now();
        Self(Mutex::new(Some(Trouble { fault, seen })))
    }

    /// Why no write can be stored, if so.
    pub(super) fn fault(&self) -> Option<Unwritten> {
        self.trouble().as_ref().map(|it| it.fault)
    }

    /// Whether it is time to try again.
    pub(super) fn is_due(&self) -> bool {
        let trouble = self.trouble();
        trouble.as_ref().is_none_or(|it| it.seen.elapsed() >= PAUSE)
    }

    /// Notes why a write was not stored, if that holds for all.
    pub(super) fn failed(&self, fault: Unwritten) {
        if !fault.is_of_storage() {
            return;
        }
        let seen = Instant::now();
        let before = self.trouble().replace(Trouble { fault, seen });
        if before.is_none_or(|it| it.fault != fault) {
            tracing::warn!(?fault, "writes are not stored");
        }
    }

    /// Notes that writes are stored again.
    pub(super) fn recovered(&self) {
        if self.trouble().take().is_some() {
            tracing::warn!("writes are stored again");
        }
    }

    fn trouble(&self) -> MutexGuard<'_, Option<Trouble>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
