//! Figures of the running server, as Prometheus reads them.
//!
//! They are served at an address of their own (`metrics.listen`), and nowhere where
//! that is not set: they tell how much is asked and by how many. What happens is
//! counted when it does; what stands is looked up when it is asked for. Labels have few
//! values, whatever clients send.

mod standing;

use std::{borrow::Cow, sync::Arc, time::Duration};

use poem::{
    EndpointExt, Response, Route, Server, get, handler, http::StatusCode, listener::TcpAcceptor,
    web::Data,
};
use prometheus_client::{
    encoding::text,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub(super) use self::standing::Standing;

/// The media type of `OpenMetrics`, which Prometheus asks for.
const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The ends of the spans that latencies are counted in, in seconds.
const SPANS: [f64; 12] = [
    0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

type Label = (&'static str, Cow<'static, str>);

/// What happens, counted; cheap to clone.
#[derive(Clone)]
pub(crate) struct Metrics(Arc<Counts>);

struct Counts {
    requests: Family<[Label; 2], Counter>,
    seconds: Family<[Label; 1], Histogram, fn() -> Histogram>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        Self(Arc::new(Counts {
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SPANS)),
        }))
    }

    /// Counts a request that has ended.
    pub(super) fn answered(&self, kind: &'static str, outcome: Cow<'static, str>, took: Duration) {
        let kind = ("kind", Cow::Borrowed(kind));
        let labels = [kind.clone(), ("outcome", outcome)];
        self.0.requests.get_or_create(&labels).inc();
        // A subscription lasts as long as its client likes.
        if kind.1 != "subscription" {
            let seconds = self.0.seconds.get_or_create(&[kind]);
            seconds.observe(took.as_secs_f64());
        }
    }

    fn register(&self, registry: &mut Registry) {
        registry.register(
            "requests",
            "Requests and operations that have ended, by what they were and what came of them",
            self.0.requests.clone(),
        );
        registry.register(
            "request_duration_seconds",
            "How long requests took",
            self.0.seconds.clone(),
        );
    }
}

/// Serves the figures until the server stops.
pub(super) async fn serve(listener: TcpListener, standing: Standing, stop: CancellationToken) {
    let acceptor = match listener.into_std().and_then(TcpAcceptor::from_std) {
        Ok(acceptor) => acceptor,
        Err(cause) => return tracing::error!(%cause, "figures cannot be served"),
    };
    let routes = Route::new().at("/metrics", get(figures)).data(standing);
    let ended = Server::new_with_acceptor(acceptor)
        .run_with_graceful_shutdown(routes, stop.cancelled_owned(), None)
        .await;
    if let Err(cause) = ended {
        tracing::error!(%cause, "figures cannot be served");
    }
}

#[handler]
async fn figures(standing: Data<&Standing>) -> Response {
    let mut registry = Registry::with_prefix("sun_graph");
    standing.register(&mut registry).await;
    let mut told = String::new();
    match text::encode(&mut told, &registry) {
        Ok(()) => Response::builder().content_type(MEDIA_TYPE).body(told),
        Err(cause) => {
            tracing::error!(%cause, "figures could not be written");
            Response::from(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
