//! What a connection is in the middle of: told by what answers on it, asked by what
//! reads and writes its bytes.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use poem::Response;
use tokio::time::Instant;

/// What a connection is in the middle of; its clones are one.
#[derive(Clone)]
pub(super) struct Phase(Arc<Mutex<Doing>>);

/// What it may be in the middle of.
pub(super) enum Doing {
    /// Nothing is asked; so long it may last.
    Waiting(Instant),
    /// The head of a request has begun, and must end until then.
    Head(Instant),
    /// A request is being answered.
    Answering,
    /// It becomes a stream of events, which begins with this.
    Leaving(Box<Response>),
}

impl Phase {
    /// A new connection, whose first request must begin until then.
    pub(super) fn new(until: Instant) -> Self {
        Self(Arc::new(Mutex::new(Doing::Waiting(until))))
    }

    /// What it is in the middle of.
    pub(super) fn doing(&self) -> MutexGuard<'_, Doing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The head of a request has come to its end.
    pub(super) fn answers(&self) {
        *self.doing() = Doing::Answering;
    }

    /// An answer has come to its end; the next request may take so long.
    pub(super) fn waits(&self, idle: Duration) {
        *self.doing() = Doing::Waiting(Instant::now() + idle);
    }

    /// All of an answer is taken: the wait for the next request begins now.
    pub(super) fn is_taken(&self, idle: Duration) {
        if let Doing::Waiting(until) = &mut *self.doing() {
            *until = Instant::now() + idle;
        }
    }

    /// The answer is a stream of events.
    pub(super) fn leaves(&self, response: Response) {
        *self.doing() = Doing::Leaving(Box::new(response));
    }

    /// The beginning of the stream that it becomes, if it does.
    pub(super) fn left(&self) -> Option<Response> {
        let mut doing = self.doing();
        match std::mem::replace(&mut *doing, Doing::Answering) {
            Doing::Leaving(response) => Some(*response),
            other => {
                *doing = other;
                None
            }
        }
    }
}
