//! The line in front of the writer: first come, first served, and only so long.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout_at},
};

use super::Unwritten;

/// Who writes, and who waits for it.
#[derive(Debug)]
pub(super) struct Queue {
    turns: Arc<Semaphore>,
    /// How many write at a time.
    at_once: usize,
    /// How many may wait.
    most: usize,
    line: Mutex<Line>,
}

/// The numbers of those who wait, in the order in which they came.
#[derive(Debug, Default)]
struct Line {
    next: u64,
    waiting: BTreeSet<u64>,
}

/// Leave to write, given back once it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _permit: OwnedSemaphorePermit,
}

/// A place in the line, left once it is dropped.
struct QueuePosition<'a> {
    queue: &'a Queue,
    number: u64,
}

impl Queue {
    /// A line in front of so many that write at once.
    pub(super) fn new(at_once: usize, most: usize) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(at_once)),
            at_once,
            most,
            line: Mutex::default(),
        }
    }

    /// Waits for a turn, but not longer than until this moment.
    pub(super) async fn turn(&self, until: Instant) -> Result<Turn, Unwritten> {
        let place = self.place()?;
        // Turns are given in the order in which they were asked for.
        let turn = Arc::clone(&self.turns).acquire_owned();
        match timeout_at(until, turn).await {
            Ok(Ok(permit)) => Ok(Turn { _permit: permit }),
            // It is never closed.
            _ => Err(Unwritten::Queued {
                before: place.before(),
            }),
        }
    }

    fn place(&self) -> Result<QueuePosition<'_>, Unwritten> {
        let writing = self.writing();
        let mut line = self.line();
        let queued = line.waiting.len();
        if queued >= self.most && writing == self.at_once {
            let before = queued + writing;
            return Err(Unwritten::Queued { before });
        }
        line.next += 1;
        let number = line.next;
        line.waiting.insert(number);
        Ok(QueuePosition {
            queue: self,
            number,
        })
    }

    fn writing(&self) -> usize {
        self.at_once - self.turns.available_permits().min(self.at_once)
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl QueuePosition<'_> {
    fn before(&self) -> usize {
        self.queue.writing() + self.queue.line().waiting.range(..self.number).count()
    }
}

impl Drop for QueuePosition<'_> {
    fn drop(&mut self) {
        self.queue.line().waiting.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_millis(10)
    }

    fn later() -> Instant {
        Instant::now() + Duration::from_mins(1)
    }

    #[tokio::test]
    async fn turns_come_in_order_and_places_are_told() {
        let queue = Arc::new(Queue::new(1, 2));
        let turn = queue.turn(soon()).await.unwrap();
        let waiting = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.turn(later()).await.map(drop) }
        });
        while queue.line().waiting.is_empty() {
            tokio::task::yield_now().await;
        }
        let second = queue.turn(soon()).await.unwrap_err();
        assert_eq!(second, Unwritten::Queued { before: 2 });
        drop(turn);
        assert!(waiting.await.unwrap().is_ok());
        assert!(queue.turn(soon()).await.is_ok());
    }

    #[tokio::test]
    async fn a_line_that_is_full_refuses_at_once() {
        let queue = Queue::new(1, 0);
        let turn = queue.turn(later()).await.unwrap();
        let refused = queue.turn(later()).await.unwrap_err();
        assert_eq!(refused, Unwritten::Queued { before: 1 });
        drop(turn);
        assert!(queue.turn(later()).await.is_ok());
    }
}
