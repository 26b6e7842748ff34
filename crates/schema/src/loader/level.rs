//! When a batch is complete.
//!
//! The stock loader waits a millisecond a level, on another thread: a level
//! that takes longer to walk is split, and the number of statements depends on
//! the machine's mood. Here a batch waits until the executor can go no further
//! without it, and all batches of a level run together. So a level costs one
//! statement a question, always, and no clock is involved.

use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
};

use futures_util::{
    StreamExt,
    future::{BoxFuture, poll_fn},
    stream::FuturesUnordered,
};

/// The batches that wait for the level to be complete.
#[derive(Clone, Default)]
pub struct Level(Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Level {
    /// Adds a batch, to be run when the level is complete.
    pub(super) fn add(&self, batch: BoxFuture<'static, ()>) {
        self.waiting().push(batch);
    }

    /// Runs `request` and, level by level, the batches it waits for. While they run the
    /// request goes on with what came already: a field that reads the database by itself
    /// must not hold a connection that a batch waits for.
    pub async fn drive<T>(&self, request: impl Future<Output = T>) -> T {
        let mut request = pin!(request);
        let mut running = FuturesUnordered::new();
        poll_fn(|context| {
            loop {
                if let Poll::Ready(answer) = request.as_mut().poll(context) {
                    return Poll::Ready(answer);
                }
                if running.is_empty() {
                    running.extend(std::mem::take(&mut *self.waiting()));
                    if running.is_empty() {
                        return Poll::Pending;
                    }
                }
                if running.poll_next_unpin(context).is_pending() {
                    return Poll::Pending;
                }
            }
        })
        .await
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<BoxFuture<'static, ()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
