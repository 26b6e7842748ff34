//! Connections: taken, served, and let go.
//!
//! The stock server goes on with what a client has asked for once that client is
//! gone, and waits for the head of a request as long as somebody sends a byte a
//! minute. Here a connection that ends takes along what was computed for it; what
//! must not be cut runs in a task of its own. HTTP/1.1 is all that is spoken: so do
//! proxies to what stands behind them.

use std::{convert::Infallible, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use poem::{
    Addr, Endpoint, Request,
    endpoint::BoxEndpoint,
    http::{self, uri::Scheme},
    web::{LocalAddr, RemoteAddr},
};
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long a connection may stay open with nothing on it, and how long the head of
/// a request may take.
const IDLE: Duration = Duration::from_secs(75);

/// How long to wait where the system has no room for one more connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves these routes until told to stop, then lets requests come to their end, for
/// as long as `patience` lasts.
pub(super) async fn serve(
    listener: TcpListener,
    routes: BoxEndpoint<'static>,
    stop: CancellationToken,
    patience: Duration,
) -> io::Result<()> {
    let local = listener.local_addr()?;
    let routes = Arc::new(routes);
    let connections = TaskTracker::new();
    let cut = CancellationToken::new();
    let _cut_when_left = cut.clone().drop_guard();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((socket, remote)) => {
                let serving =
                    connection(socket, (local, remote), Arc::clone(&routes), stop.clone());
                connections.spawn(cut.clone().run_until_cancelled_owned(serving));
            }
            Err(cause) => {
                tracing::warn!(%cause, "a connection could not be taken");
                time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    connections.close();
    if time::timeout(patience, connections.wait()).await.is_err() {
        let left = connections.len();
        tracing::warn!(left, "requests were cut: they did not end in time");
    }
    Ok(())
}

async fn connection(
    socket: TcpStream,
    (local, remote): (SocketAddr, SocketAddr),
    routes: Arc<BoxEndpoint<'static>>,
    stop: CancellationToken,
) {
    let address = |address: SocketAddr| Addr::SocketAddr(address);
    let answer = service_fn(move |request: http::Request<Incoming>| {
        let routes = Arc::clone(&routes);
        let (local, remote) = (LocalAddr(address(local)), RemoteAddr(address(remote)));
        async move {
            let request = Request::from((request, local, remote, Scheme::HTTP));
            let response = routes.get_response(request).await;
            Ok::<http::Response<_>, Infallible>(response.into())
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(IDLE);
    let serving = builder.serve_connection(TokioIo::new(socket), answer);
    let mut serving = pin!(serving.with_upgrades());
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        () = stop.cancelled() => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(cause) = ended {
        tracing::debug!(%cause, "a connection ended early");
    }
}
