//! A connection's bytes, with a deadline for each direction.
//!
//! The HTTP library knows one limit for both the wait for a request and the reading of
//! its head, and none for a client that does not take its answer. All bytes pass here,
//! so here each has its own: whoever has begun a head must end it soon, whoever has
//! not may wait long, and whoever takes next to nothing of an answer is cut, be it a
//! page of JSON, a file or a message on a WebSocket.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep_until},
};
use tokio_util::sync::CancellationToken;

use super::{
    linger::Linger,
    phase::{Doing, Phase},
    slot::Slot,
};
use crate::config::ConnectionSettings;

/// What is told to one whose head does not come to its end.
const TOO_SLOW: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// Bytes that a client must take within each span of `write_ms` in which it is waited for.
const LEAST: usize = 16 * 1024;

/// How long a connection on which nothing is asked stays once the server stops: what
/// was sent before its client could know is on its way.
const LAST_LOOK: Duration = Duration::from_secs(1);

/// A timer that is there only while something is waited for.
#[derive(Default)]
struct Timer(Option<Pin<Box<Sleep>>>);

impl Timer {
    fn poll(&mut self, until: Instant, context: &mut Context<'_>) -> Poll<()> {
        let sleep = self.0.get_or_insert_with(|| Box::pin(sleep_until(until)));
        if sleep.deadline() != until {
            sleep.as_mut().reset(until);
        }
        sleep.as_mut().poll(context)
    }

    fn stop(&mut self) {
        self.0 = None;
    }
}

/// A span in which a client is waited for, and what it took in it.
struct Span {
    until: Instant,
    taken: usize,
}

/// A connection with its deadlines, and its place among the others.
pub(super) struct Timed {
    socket: TcpStream,
    phase: Phase,
    settings: Arc<ConnectionSettings>,
    stop: CancellationToken,
    last_look: Option<Instant>,
    reading: Timer,
    writing: Timer,
    span: Option<Span>,
    linger: Linger,
    _place: Slot,
}

impl Timed {
    pub(super) fn new(
        socket: TcpStream,
        settings: Arc<ConnectionSettings>,
        stop: CancellationToken,
        place: Slot,
    ) -> Self {
        let head = Duration::from_millis(settings.head_ms);
        Self {
            socket,
            phase: Phase::new(Instant::now() + head),
            settings,
            stop,
            last_look: None,
            reading: Timer::default(),
            writing: Timer::default(),
            span: None,
            linger: Linger::default(),
            _place: place,
        }
    }

    pub(super) fn phase(&self) -> Phase {
        self.phase.clone()
    }

    /// Something came: if nothing was asked, it is the beginning of a head.
    fn heard(&mut self) {
        self.reading.stop();
        if self.span.is_some() {
            // It can only begin once the last answer is taken.
            return;
        }
        let mut doing = self.phase.doing();
        if let Doing::Waiting(_) = *doing {
            let head = Duration::from_millis(self.settings.head_ms);
            *doing = Doing::Head(Instant::now() + head);
        }
    }

    /// Nothing came yet: is it too late for it?
    fn unheard(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.span.is_some() {
            // An answer is still on its way, which has a deadline of its own.
            self.reading.stop();
            return Poll::Pending;
        }
        let (until, is_head) = match *self.phase.doing() {
            Doing::Answering | Doing::Leaving(_) => {
                self.reading.stop();
                return Poll::Pending;
            }
            Doing::Head(until) => (until, true),
            Doing::Waiting(until) if self.stop.is_cancelled() => {
                let last = Instant::now() + LAST_LOOK;
                (until.min(*self.last_look.get_or_insert(last)), false)
            }
            Doing::Waiting(until) => (until, false),
        };
        ready!(self.reading.poll(until, context));
        if !is_head {
            // As if the client had closed: it is let go without a word.
            return Poll::Ready(Ok(()));
        }
        // No answer is under way that this could be taken for a part of.
        let _ = Pin::new(&mut self.socket).poll_write(context, TOO_SLOW);
        self.leave(context)
    }

    /// Waits until the client, which was told that it is too slow, is gone.
    fn leave(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.linger.poll(&mut self.socket, context))?;
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn wrote(
        &mut self,
        wrote: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match (&wrote, &mut self.span) {
            (Poll::Ready(Ok(bytes)), Some(span)) => span.taken += bytes,
            (Poll::Pending, _) => ready!(self.untaken(context))?,
            _ => {}
        }
        wrote
    }

    /// The client takes nothing at the moment: did it take enough of late?
    fn untaken(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let patience = Duration::from_millis(self.settings.write_ms);
        loop {
            let begin = || Span {
                until: Instant::now() + patience,
                taken: 0,
            };
            let span = self.span.get_or_insert_with(begin);
            ready!(self.writing.poll(span.until, context));
            if span.taken < LEAST {
                tracing::debug!("a client that does not take its answer was cut");
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.span = None;
        }
    }
}

impl AsyncRead for Timed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.linger.has_begun() {
            return self.leave(context);
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.socket).poll_read(context, buffer);
        if read.is_pending() {
            return self.unheard(context);
        }
        if buffer.filled().len() > before {
            self.heard();
        }
        read
    }
}

impl AsyncWrite for Timed {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wrote = Pin::new(&mut self.socket).poll_write(context, bytes);
        self.wrote(wrote, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wrote = Pin::new(&mut self.socket).poll_write_vectored(context, slices);
        self.wrote(wrote, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    /// Whoever writes asks for this once all is written.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.span.take().is_some() {
            let idle = Duration::from_millis(self.settings.idle_ms);
            self.phase.is_taken(idle);
        }
        self.writing.stop();
        Pin::new(&mut self.socket).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self { socket, linger, .. } = &mut *self;
        linger.poll(socket, context)
    }
}
