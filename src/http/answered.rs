//! The body of an answer, which says when it has come to its end.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use hyper::body::{Body, Bytes, Frame, SizeHint};

use super::phase::Phase;

/// The body of an answer.
pub(super) struct Answered<B> {
    body: B,
    next: Option<(Phase, Duration)>,
}

impl<B> Answered<B> {
    /// A body after which its connection waits for a next request, for so long.
    pub(super) const fn new(body: B, next: (Phase, Duration)) -> Self {
        Self {
            body,
            next: Some(next),
        }
    }

    /// A body after which its connection speaks no HTTP any more.
    pub(super) const fn last(body: B) -> Self {
        Self { body, next: None }
    }
}

impl<B> Drop for Answered<B> {
    fn drop(&mut self) {
        if let Some((phase, idle)) = &self.next {
            phase.waits(*idle);
        }
    }
}

impl<B: Body<Data = Bytes, Error = io::Error> + Unpin> Body for Answered<B> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
