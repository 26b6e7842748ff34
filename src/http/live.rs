//! Connections that stay open: how many there are, how old they get, and how
//! they end when the server does.
//!
//! The stock shutdown waits for requests only. A WebSocket has left HTTP behind by
//! then, and would be cut without a word; so each is told here, and waited for.

use std::{
    hash::{BuildHasher, RandomState},
    sync::Arc,
    time::Duration,
};

use tokio::time::{self, Instant, Interval, MissedTickBehavior};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::slot::Slots;
use crate::config::LiveSettings;

/// All connections of this process that stay open; cheap to clone.
#[derive(Clone)]
pub(crate) struct Live {
    pub(crate) settings: Arc<LiveSettings>,
    pub(crate) places: Slots,
    tasks: TaskTracker,
    draining: CancellationToken,
    stop: CancellationToken,
}

impl Live {
    pub(crate) fn new(settings: &LiveSettings) -> Self {
        Self {
            settings: Arc::new(settings.clone()),
            places: Slots::new(
                settings.connections,
                settings.connections_per_address,
                settings.connections_per_bearer,
            ),
            tasks: TaskTracker::new(),
            draining: CancellationToken::new(),
            stop: CancellationToken::new(),
        }
    }

    /// Tells those who ask that the server will stop in a moment.
    pub(crate) fn drain(&self) {
        self.draining.cancel();
    }

    /// Whether the server will stop in a moment, and nobody new should come.
    pub(crate) fn is_draining(&self) -> bool {
        self.draining.is_cancelled()
    }

    /// Tells when the server stops.
    pub(crate) const fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// A connection's work, which the end of the server waits for.
    pub(crate) fn tracked<W: Future>(&self, work: W) -> impl Future<Output = W::Output> + use<W> {
        self.tasks.track_future(work)
    }

    /// How old this connection may get. Each has its own age, so that those which came
    /// together do not come back together.
    pub(crate) fn age(&self) -> Duration {
        let age_ms = self.settings.age_ms;
        let spread_ms = age_ms / 5;
        let drawn = RandomState::new().hash_one(0) % (spread_ms + 1);
        Duration::from_millis(age_ms - spread_ms / 2 + drawn)
    }

    /// When this connection is pinged, and its bearer looked at again.
    pub(crate) fn rounds(&self) -> Interval {
        // There are none without a time between them.
        let every = Duration::from_millis(self.settings.ping_ms.max(1));
        let mut rounds = time::interval_at(Instant::now() + every, every);
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        rounds
    }

    /// Lets every connection say goodbye, for as long as `patience` lasts.
    pub(crate) async fn end(&self, patience: Duration) {
        self.stop.cancel();
        self.tasks.close();
        if time::timeout(patience, self.tasks.wait()).await.is_err() {
            let left = self.tasks.len();
            tracing::warn!(left, "connections were cut: they did not end in time");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn rounds_come_again_whatever_is_set() {
        for ping_ms in [0, 1, 20_000] {
            let live = Live::new(&LiveSettings {
                ping_ms,
                ..LiveSettings::default()
            });
            let every = live.rounds().period();
            assert_eq!(every, Duration::from_millis(ping_ms.max(1)));
        }
    }
}
