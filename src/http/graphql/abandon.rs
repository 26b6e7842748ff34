//! Work that nobody waits for any more.
//!
//! A request is served in a task that outlives its client, so that no write is
//! cut in its middle. What only reads has no such need: it is dropped once its
//! client has hung up or its time is over, and with it whatever was computed for
//! it. A statement that it was waiting for ends by the timeout of statements, and
//! its connection is rolled back when it comes back.

use std::future::Future;

use tokio::sync::oneshot;

/// Held for as long as somebody waits.
pub(super) struct Waiting(
    #[expect(dead_code, reason = "it is there to be dropped")] oneshot::Sender<()>,
);

/// Tells when nobody waits any more.
pub(super) struct Abandoned(oneshot::Receiver<()>);

/// The two ends of a wait.
pub(super) fn wait() -> (Waiting, Abandoned) {
    let (sender, receiver) = oneshot::channel();
    (Waiting(sender), Abandoned(receiver))
}

impl Abandoned {
    /// What the work comes to; `None`, and the work is dropped, if nobody waits for it.
    pub(super) async fn or<T>(self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            // What is done is done, even if nobody waits.
            biased;
            done = work => Some(done),
            _ = self.0 => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use super::*;

    /// Says when it is dropped.
    struct Work(Arc<AtomicBool>);

    impl Drop for Work {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    #[tokio::test]
    async fn work_is_dropped_once_nobody_waits() {
        let is_dropped = Arc::new(AtomicBool::new(false));
        let (waiting, abandoned) = wait();
        let work = Work(Arc::clone(&is_dropped));
        let endless = async move {
            let _work = work;
            std::future::pending::<()>().await;
        };
        let task = tokio::spawn(abandoned.or(endless));
        tokio::task::yield_now().await;
        assert!(!is_dropped.load(Ordering::Relaxed));
        drop(waiting);
        assert_eq!(task.await.unwrap(), None);
        assert!(is_dropped.load(Ordering::Relaxed));
    }

    #[tokio::test]
    async fn work_that_is_done_is_kept() {
        let (waiting, abandoned) = wait();
        drop(waiting);
        assert_eq!(abandoned.or(async { 7 }).await, Some(7));
    }
}
