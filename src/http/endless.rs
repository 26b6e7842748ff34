//! Answers that have no end in sight: streams of events.
//!
//! The HTTP library keeps 16 kB for each connection, to read what comes next and to
//! write what goes out. Nothing more is asked on one that sends events, and nothing is
//! gathered: so the library is left behind once the head of the answer is known, as
//! it is for WebSockets.

use std::{fmt::Write, pin::pin};

use futures_util::StreamExt;
use poem::{
    Response,
    http::header::{CONNECTION, CONTENT_TYPE, HeaderMap},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt, Result};

use super::timed::Timed;

/// What a stream of events is served as.
pub(super) const EVENTS: &str = "text/event-stream";

/// Whether the answer has no end in sight.
pub(super) fn is_endless(response: &Response) -> bool {
    let media = response.headers().get(CONTENT_TYPE);
    media.is_some_and(|media| media == EVENTS)
}

/// Sends the answer, up to its end or that of its client; the connection ends with it.
pub(super) async fn send(mut socket: Timed, response: Response) -> Result<()> {
    let head = head(response.headers());
    socket.write_all(head.as_bytes()).await?;
    socket.flush().await?;
    let mut pieces = pin!(response.into_body().into_bytes_stream());
    let mut unasked = [0; 64];
    loop {
        tokio::select! {
            piece = pieces.next() => match piece {
                Some(piece) => {
                    socket.write_all(&piece?).await?;
                    socket.flush().await?;
                }
                None => return socket.shutdown().await,
            },
            // Whoever sends more than its request is not heard, but for its end.
            read = socket.read(&mut unasked) => if read? == 0 {
                return Ok(());
            },
        }
    }
}

/// The head of the answer. The end of the connection is its end, so it has no length.
fn head(headers: &HeaderMap) -> String {
    let mut head = String::from("HTTP/1.1 200 OK\r\nconnection: close\r\n");
    for (name, value) in headers.iter().filter(|(name, _)| *name != CONNECTION) {
        if let Ok(value) = value.to_str() {
            // A text takes what is written to it.
            let _ = write!(head, "{name}: {value}\r\n");
        }
    }
    head + "\r\n"
}
