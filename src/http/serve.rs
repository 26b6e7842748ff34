//! Connections: taken, served, and let go.
//!
//! The stock server goes on with what a client has asked for once that client is
//! gone, and waits for the head of a request as long as somebody sends a byte a
//! minute. Here a connection that ends takes along what was computed for it; what
//! must not be cut runs in a task of its own. What is slow is cut by [`timed`](super::timed),
//! and what has no end is sent by [`endless`].
//!
//! HTTP/1.1 is all that is spoken: so do proxies to what stands behind them. A client
//! of HTTP/2 that hangs up or resets a stream would be noticed as well; but one that
//! opens no window for a stream leaves its answer within the library for as long as the
//! connection lives, with nothing to be written that could be waited for, so nobody
//! who reads slowly could be cut.

use std::{
    convert::Infallible,
    future::{pending, poll_fn},
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    task::Poll,
    time::{Duration, Instant},
};

use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use poem::{
    Addr, Endpoint, Request, Response,
    endpoint::BoxEndpoint,
    http::{
        self, HeaderMap, HeaderValue, StatusCode, Version,
        header::{CONNECTION, HOST, UPGRADE},
        uri::Scheme,
    },
    web::{LocalAddr, RemoteAddr},
};
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    answered::Answered,
    caller::Payer,
    endless,
    live::Live,
    phase::Phase,
    place::{Full, Places},
    rarely::Rarely,
    refusal::Refusal,
    timed::Timed,
};
use crate::{auth::network, config::ConnectionSettings, error::Code};

/// How long to wait where the system has no room for one more connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Bytes that the library gathers of a connection at most, either way.
const BUFFER: usize = 64 * 1024;

/// What all connections have in common.
pub(super) struct Server {
    pub(super) routes: BoxEndpoint<'static>,
    pub(super) settings: Arc<ConnectionSettings>,
    /// How many proxies of ours stand in front.
    pub(super) proxies: usize,
    pub(super) live: Live,
}

/// Serves until the server stops, then lets requests come to their end, for as long
/// as `patience` lasts.
pub(super) async fn serve(
    listener: TcpListener,
    server: Server,
    patience: Duration,
) -> io::Result<()> {
    let stop = server.live.stop().clone();
    let cut = CancellationToken::new();
    let _cut_when_left = cut.clone().drop_guard();
    let mut taker = Taker {
        local: listener.local_addr()?,
        places: Places::new(server.settings.all, server.settings.per_address, 0),
        server: Arc::new(server),
        connections: TaskTracker::new(),
        cut,
        refused: Rarely::default(),
        failed: Rarely::default(),
    };
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, remote)) => taker.take(socket, remote),
                Err(cause) => taker.failed(&cause).await,
            },
            () = stop.cancelled() => break,
        }
    }
    taker.take_backlog(listener)?;
    let Taker { connections, .. } = taker;
    connections.close();
    if time::timeout(patience, connections.wait()).await.is_err() {
        let left = connections.len();
        tracing::warn!(left, "requests were cut: they did not end in time");
    }
    Ok(())
}

/// Takes connections.
struct Taker {
    local: SocketAddr,
    server: Arc<Server>,
    places: Places,
    connections: TaskTracker,
    cut: CancellationToken,
    refused: Rarely,
    failed: Rarely,
}

impl Taker {
    /// Serves a connection, if there is room for it.
    fn take(&mut self, socket: TcpStream, remote: SocketAddr) {
        // Behind proxies of ours all come from these, which bound their own clients.
        let payer = (self.server.proxies == 0).then(|| Payer::Address(network(remote.ip())));
        let place = match self.places.take(payer) {
            Ok(place) => place,
            Err(full) => return self.refuse(socket, remote.ip(), full),
        };
        let settings = Arc::clone(&self.server.settings);
        let stop = self.server.live.stop().clone();
        let connection = Connection {
            server: Arc::clone(&self.server),
            ends: (self.local, remote),
            connections: self.connections.clone(),
            cut: self.cut.clone(),
        };
        let serving = connection.serve(Timed::new(socket, settings, stop, place));
        let serving = self.cut.clone().run_until_cancelled_owned(serving);
        self.connections.spawn(serving);
    }

    /// Says so to one for whom there is no room, as far as it listens, and closes.
    fn refuse(&mut self, socket: TcpStream, address: IpAddr, full: Full) {
        let refusal = Refusal::from(full);
        let (status, code) = (refusal.code.status(false), refusal.code.as_str());
        if let Some(times) = self.refused.again(Instant::now()) {
            tracing::warn!(
                times,
                %address,
                code,
                "connections were refused: there are as many as `connections` allows; is it a proxy, set `proxies`"
            );
        }
        let body = format!(
            r#"{{"errors":[{{"message":"too many connections are open: close one, or try again in a moment","extensions":{{"code":"{code}"}}}}]}}"#
        );
        let text = format!(
            "HTTP/1.1 {status}\r\nconnection: close\r\nretry-after: 1\r\n\
             content-type: application/json; charset=utf-8\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        // It has not been looked at yet whether the socket can be written to; a new one can.
        if let Ok(mut socket) = socket.into_std() {
            let _ = io::Write::write(&mut socket, text.as_bytes());
        }
    }

    /// Waits a little where the system has no room; says so once a minute.
    async fn failed(&mut self, cause: &io::Error) {
        if let Some(times) = self.failed.again(Instant::now()) {
            tracing::warn!(times, %cause, "connections could not be taken");
        }
        time::sleep(PAUSE).await;
    }

    /// Takes those that the system has taken for us already, and no more. The system
    /// itself is asked: what the runtime knows of the listener may be a moment old.
    fn take_backlog(&mut self, listener: TcpListener) -> io::Result<()> {
        let listener = listener.into_std()?;
        while let Ok((socket, remote)) = listener.accept() {
            socket.set_nonblocking(true)?;
            self.take(TcpStream::from_std(socket)?, remote);
        }
        Ok(())
    }
}

/// One connection, from its first request to its last.
struct Connection {
    server: Arc<Server>,
    /// Ours, and that of the client.
    ends: (SocketAddr, SocketAddr),
    connections: TaskTracker,
    cut: CancellationToken,
}

impl Connection {
    async fn serve(self, socket: Timed) {
        let phase = socket.phase();
        let Self { server, ends, .. } = &self;
        let idle = Duration::from_millis(server.settings.idle_ms);
        let service = service_fn(|request: http::Request<Incoming>| {
            let phase = phase.clone();
            async move {
                phase.answers();
                let response = server.answer(request, *ends).await;
                if endless::is_endless(&response) {
                    phase.leaves(response);
                    return pending().await;
                }
                let is_last = response.status() == StatusCode::SWITCHING_PROTOCOLS;
                let response: http::Response<_> = response.into();
                Ok::<_, Infallible>(response.map(|body| match is_last {
                    true => Answered::last(body),
                    false => Answered::new(body, (phase, idle)),
                }))
            }
        });
        let settings = &server.settings;
        let mut builder = http1::Builder::new();
        builder
            // It takes the wait for a head and the head for one.
            .header_read_timeout(None)
            .max_header_size(settings.head_bytes)
            .max_headers(settings.head_fields)
            .max_buf_size(BUFFER.max(settings.head_bytes));
        let serving = builder.serve_connection(TokioIo::new(socket), service);
        let mut serving = serving.with_upgrades();
        let stop = server.live.stop();
        let mut is_stopping = false;
        let leaving = loop {
            tokio::select! {
                // It says within its turn that it leaves, and is asked right after.
                biased;
                ended = &mut serving => {
                    if let Err(cause) = ended {
                        tracing::debug!(%cause, "a connection ended early");
                    }
                    return;
                }
                leaving = left(&phase) => break leaving,
                // It is looked at once more, and let go if nothing is asked on it.
                () = stop.cancelled(), if !is_stopping => is_stopping = true,
            }
        };
        if let Some(parts) = serving.into_parts() {
            let sending = endless::send(parts.io.into_inner(), leaving);
            let sending = self.cut.clone().run_until_cancelled_owned(sending);
            self.connections.spawn(sending);
        }
    }
}

/// The beginning of the stream that the connection becomes, once it does.
async fn left(phase: &Phase) -> Response {
    poll_fn(|_| phase.left().map_or(Poll::Pending, Poll::Ready)).await
}

impl Server {
    async fn answer(
        &self,
        mut request: http::Request<Incoming>,
        (local, remote): (SocketAddr, SocketAddr),
    ) -> Response {
        let mut response = if is_addressed(&request) {
            if request.headers().contains_key(UPGRADE) {
                own(request.headers_mut());
            }
            let address = |address: SocketAddr| Addr::SocketAddr(address);
            let (local, remote) = (LocalAddr(address(local)), RemoteAddr(address(remote)));
            let request = Request::from((request, local, remote, Scheme::HTTP));
            self.routes.get_response(request).await
        } else {
            let message = "say in the header `Host`, once, whom you ask";
            Refusal::new(Code::BadRequest, message).response()
        };
        let is_http = response.status() != StatusCode::SWITCHING_PROTOCOLS;
        if is_http && self.live.is_draining() {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        response
    }
}

/// Whether the request says whom it asks, as every request of HTTP/1.1 must, once.
fn is_addressed(request: &http::Request<Incoming>) -> bool {
    let hosts = request.headers().get_all(HOST).iter().count();
    hosts == 1 || (hosts == 0 && request.version() < Version::HTTP_11)
}

/// Copies the header fields out of the buffer that they were read into, which would
/// else stay for as long as one of them does.
fn own(headers: &mut HeaderMap) {
    for value in headers.values_mut() {
        if let Ok(own) = HeaderValue::from_bytes(value.as_bytes()) {
            *value = own;
        }
    }
}
