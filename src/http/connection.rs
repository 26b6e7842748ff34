//! One connection: what is asked on it, and what ends it.
//!
//! The stock server goes on with what a client has asked for once that client is
//! gone, and waits for the head of a request as long as somebody sends a byte a
//! minute. Here a connection that ends takes along what was computed for it; what
//! must not be cut runs in a task of its own. What is slow is cut by [`Timed`], and what
//! has no end is sent by [`endless`].
//!
//! HTTP/1.1 is all that is spoken: so do proxies to what stands behind them. A client
//! of HTTP/2 that hangs up or resets a stream would be noticed as well; but one that
//! opens no window for a stream leaves its answer within the library for as long as the
//! connection lives, with nothing to be written that could be waited for, so nobody
//! who reads slowly could be cut.

use std::{
    convert::Infallible,
    future::{pending, poll_fn},
    net::SocketAddr,
    sync::Arc,
    task::Poll,
    time::Duration,
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
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    answered::Answered, endless, live::Live, phase::Phase, refusal::Refusal, timed::Timed,
};
use crate::config::ConnectionSettings;
use store::code::Code;

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

/// One connection, from its first request to its last.
pub(super) struct Connection {
    pub(super) server: Arc<Server>,
    /// Our address, and that of the client.
    pub(super) ends: (SocketAddr, SocketAddr),
    /// All that the end of the server waits for.
    pub(super) connections: TaskTracker,
    /// Tells when it waits no longer.
    pub(super) cut: CancellationToken,
}

impl Connection {
    /// Answers what is asked on it, up to its end.
    pub(super) async fn serve(self, socket: Timed) {
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
                Ok::<_, Infallible>(response.map(|body| {
                    if is_last {
                        Answered::last(body)
                    } else {
                        Answered::new(body, (phase, idle))
                    }
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
