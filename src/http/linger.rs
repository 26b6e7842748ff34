//! The end of a connection whose client may still be sending.
//!
//! A system that closes a socket on which bytes lie unread, or come later, answers them
//! with a reset, and the reset may take away what the client was told last and has not
//! read yet: that its request is too large, or too slow, or one too many. So our side is
//! ended first, and what still comes is read and thrown away until the client ends its
//! own, for a moment at most.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Sleep, sleep},
};

/// How long the client's end is waited for: a few round trips of a slow line.
const PATIENCE: Duration = Duration::from_secs(2);

/// A connection that comes to its end.
#[derive(Default)]
pub(super) struct Linger(Option<Pin<Box<Sleep>>>);

impl Linger {
    /// Whether our side has ended.
    pub(super) fn has_begun(&self) -> bool {
        self.0.is_some()
    }

    /// Ends our side; ready once the client has ended its own, or too much time is gone.
    pub(super) fn poll(
        &mut self,
        socket: &mut TcpStream,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        let sleep = match &mut self.0 {
            Some(sleep) => sleep,
            none => {
                ready!(Pin::new(&mut *socket).poll_shutdown(context))?;
                none.insert(Box::pin(sleep(PATIENCE)))
            }
        };
        if sleep.as_mut().poll(context).is_ready() {
            return Poll::Ready(Ok(()));
        }
        let mut unread = [0; 1024];
        loop {
            let mut buffer = ReadBuf::new(&mut unread);
            ready!(Pin::new(&mut *socket).poll_read(context, &mut buffer))?;
            if buffer.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
        }
    }
}
