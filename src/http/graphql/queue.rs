//! Who executes now, who waits, and who is turned away.
//!
//! More than a machine can do at a time is not done any sooner by beginning all of it.
//! So many operations execute; so many more wait, in the order in which they came and
//! not for long; the rest are told at once to come back. Half of the room to wait is
//! kept for callers who say who they are.

use std::{sync::Arc, time::Duration};

use entity::vocabulary::Role;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time,
};

use crate::http::refusal::{Refusal, Result};
use schema::limits::Limits;
use store::{auth::Viewer, code::Code};

/// The operations of this process; cheap to clone.
#[derive(Clone)]
pub(crate) struct Queue {
    executing: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    patience: Duration,
    at_once: usize,
    most: usize,
}

/// A turn to execute, until it is dropped.
pub(super) struct Turn(
    #[expect(dead_code, reason = "it is there to be dropped")] OwnedSemaphorePermit,
);

impl Queue {
    pub(crate) fn new(limits: &Limits) -> Self {
        let room = |count: usize| Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS)));
        Self {
            executing: room(limits.executing),
            waiting: room(limits.queue),
            patience: Duration::from_millis(limits.queue_wait_ms),
            at_once: limits.executing.min(Semaphore::MAX_PERMITS),
            most: limits.queue,
        }
    }

    /// How many operations execute, and how many wait.
    pub(crate) fn taken(&self) -> (u64, u64) {
        let taken = |most: usize, free: &Semaphore| {
            u64::try_from(most.saturating_sub(free.available_permits())).unwrap_or(u64::MAX)
        };
        (
            taken(self.at_once, &self.executing),
            taken(self.most, &self.waiting),
        )
    }

    /// Turns an operation away for which there is no room to wait, before anything is
    /// done for it.
    pub(super) fn must_have_room(&self, viewer: &Viewer) -> Result<()> {
        let is_free = self.executing.available_permits() > 0;
        if is_free || self.has_room(viewer) {
            return Ok(());
        }
        Err(full())
    }

    /// Waits for a turn.
    pub(super) async fn turn(&self, viewer: &Viewer) -> Result<Turn> {
        if let Ok(turn) = Arc::clone(&self.executing).try_acquire_owned() {
            return Ok(Turn(turn));
        }
        if !self.has_room(viewer) {
            return Err(full());
        }
        let _place = self.waiting.try_acquire().map_err(|_| full())?;
        let turn = Arc::clone(&self.executing).acquire_owned();
        match time::timeout(self.patience, turn).await {
            Ok(Ok(turn)) => Ok(Turn(turn)),
            _ => Err(full()),
        }
    }

    fn has_room(&self, viewer: &Viewer) -> bool {
        let kept = if viewer.role == Role::Anonymous {
            self.most / 2
        } else {
            0
        };
        self.waiting.available_permits() > kept
    }
}

fn full() -> Refusal {
    let message = "the server has as much to do as it can: try again in a moment";
    Refusal::new(Code::Overloaded, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(executing: usize, queue: usize, queue_wait_ms: u64) -> Queue {
        Queue::new(&Limits {
            executing,
            queue,
            queue_wait_ms,
            ..Limits::default()
        })
    }

    fn code<T>(outcome: Result<T>) -> Option<(Code, Option<u64>)> {
        let refusal = outcome.err()?;
        Some((refusal.code, refusal.retry_after()))
    }

    const SHED: Option<(Code, Option<u64>)> = Some((Code::Overloaded, Some(1)));

    #[tokio::test]
    async fn who_waits_gets_the_turn_that_comes_free() {
        let queue = queue(1, 2, 600_000);
        let (anybody, known) = (Viewer::anonymous(), Viewer::operator());
        let first = queue.turn(&anybody).await.unwrap();
        let (one, other) = (queue.clone(), queue.clone());
        let waiting = tokio::spawn(async move { one.turn(&Viewer::anonymous()).await });
        tokio::task::yield_now().await;
        // The last place is kept for those who say who they are.
        assert_eq!(code(queue.must_have_room(&anybody)), SHED);
        assert_eq!(code(queue.turn(&anybody).await), SHED);
        assert!(queue.must_have_room(&known).is_ok());
        let last = tokio::spawn(async move { other.turn(&Viewer::operator()).await });
        tokio::task::yield_now().await;
        assert_eq!(code(queue.must_have_room(&known)), SHED);
        assert_eq!(code(queue.turn(&known).await), SHED);
        drop(first);
        drop(waiting.await.unwrap().unwrap());
        drop(last.await.unwrap().unwrap());
        assert!(queue.must_have_room(&anybody).is_ok());
        assert!(queue.turn(&anybody).await.is_ok());
    }

    #[tokio::test]
    async fn nobody_waits_for_ever() {
        let queue = queue(1, 2, 1);
        let known = Viewer::operator();
        let first = queue.turn(&known).await.unwrap();
        assert_eq!(code(queue.turn(&known).await), SHED);
        drop(first);
        assert!(queue.turn(&known).await.is_ok());
    }
}
