//! A file on its way to a client, written on a thread of its own.

use std::io::{self, Write};

use futures_util::stream;
use poem::Body;
use tokio::sync::mpsc;

/// Hands what is written on to the connection, and waits for it.
pub(super) struct Pieces(mpsc::Sender<io::Result<Vec<u8>>>);

impl Pieces {
    pub(super) fn new(to: mpsc::Sender<io::Result<Vec<u8>>>) -> Self {
        Self(to)
    }
}

/// The pieces as the body of an answer. An error among them breaks it off.
pub(super) fn body(waiting: mpsc::Receiver<io::Result<Vec<u8>>>) -> Body {
    Body::from_bytes_stream(stream::unfold(waiting, |mut waiting| async {
        waiting.recv().await.map(|piece| (piece, waiting))
    }))
}

impl Write for Pieces {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(piece.to_vec()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
