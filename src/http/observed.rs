//! What is noted of each request: one line in the log, and a count.
//!
//! Noted are its id, what kind of operation it was and its name, what it cost, how long
//! it took, what came of it and who asked; never what was asked or answered. An address
//! is shortened to a network of many. The doors note what they learn on the way in
//! [`Seen`]; what was noted is told once the request has ended, however it ends.

use std::{
    borrow::Cow,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use poem::{
    Endpoint, IntoResponse, Request, Response,
    http::{HeaderValue, StatusCode},
};
use tracing::Instrument;

use super::{caller::Callers, metrics::Metrics, request_id::RequestId};
use store::auth::{ClientAddress, Viewer};

/// The longest name of an operation that is repeated in a log.
const NAME: usize = 64;

/// What came of a request that nobody waited for.
const ABANDONED: &str = "ABANDONED";

/// What is known of a request so far; its clones are one.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<Noted>>);

#[derive(Default)]
struct Noted {
    kind: Option<&'static str>,
    name: Option<String>,
    cost: Option<u64>,
    outcome: Option<Cow<'static, str>>,
    who: Option<String>,
}

impl Seen {
    /// What is known of this request.
    pub(crate) fn of(request: &Request) -> Self {
        request.extensions().get().cloned().unwrap_or_default()
    }

    /// Notes what it asks for.
    pub(crate) fn asks(&self, kind: &'static str, name: Option<&str>, cost: u64) {
        let mut noted = self.noted();
        noted.kind = Some(kind);
        noted.name = name.map(|name| name.chars().take(NAME).collect());
        noted.cost = Some(cost);
    }

    /// Notes who asks.
    pub(crate) fn is_of(&self, viewer: &Viewer) {
        self.noted().who = Some(viewer.principal.clone());
    }

    /// Notes what came of it.
    pub(crate) fn came_to(&self, outcome: impl Into<Cow<'static, str>>) {
        self.noted().outcome = Some(outcome.into());
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is being answered; told of when it is dropped.
pub(crate) struct Observed {
    metrics: Metrics,
    seen: Seen,
    span: tracing::Span,
    begin: Instant,
    door: &'static str,
    status: Option<StatusCode>,
    from: Option<ClientAddress>,
}

impl Observed {
    /// An operation that is one of several on a connection.
    pub(crate) fn operation(metrics: &Metrics, seen: &Seen, id: &RequestId) -> Self {
        Self {
            metrics: metrics.clone(),
            seen: seen.clone(),
            span: id.span(),
            begin: Instant::now(),
            door: "graphql",
            status: None,
            from: None,
        }
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        let took = self.begin.elapsed();
        let noted = std::mem::take(&mut *self.seen.noted());
        let kind = noted.kind.unwrap_or(self.door);
        let outcome = noted.outcome.unwrap_or(match self.status {
            None => Cow::Borrowed(ABANDONED),
            Some(status) if status.as_u16() < 400 => Cow::Borrowed("OK"),
            Some(status) => Cow::Owned(format!("HTTP_{}", status.as_u16())),
        });
        let _within = self.span.enter();
        self.log(
            noted.name.as_deref(),
            kind,
            &outcome,
            took,
            (noted.cost, noted.who),
        );
        self.metrics.answered(kind, outcome, took);
    }
}

impl Observed {
    fn log(
        &self,
        name: Option<&str>,
        kind: &'static str,
        outcome: &str,
        took: Duration,
        (cost, who): (Option<u64>, Option<String>),
    ) {
        // Balancers ask every second.
        if kind == "health" {
            return;
        }
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let status = self.status.map(|status| status.as_u16());
        let from = self.from.map(shortened);
        tracing::info!(
            target: "sun_graph::request",
            kind, operation = name, cost, ms, status, outcome, who, from, "answered"
        );
    }
}

/// Notes every request that comes by HTTP.
pub(super) async fn observed(
    endpoint: Arc<impl Endpoint>,
    mut request: Request,
    (metrics, callers): (Metrics, Callers),
) -> poem::Result<Response> {
    let id = RequestId::of(request.headers());
    // Whoever asks for the id on the way gets this one.
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        request.headers_mut().insert(RequestId::HEADER, value);
    }
    let seen = Seen::default();
    request.extensions_mut().insert(seen.clone());
    let mut observed = Observed::operation(&metrics, &seen, &id);
    observed.from = Some(callers.address(&request));
    observed.door = door(request.uri().path());
    let response = endpoint.call(request).instrument(observed.span.clone());
    let response = response.await?.into_response();
    observed.status = Some(response.status());
    Ok(response)
}

/// What kind of request this is, as its address tells: a few words, whatever is sent.
fn door(path: &str) -> &'static str {
    match path.split('/').nth(1).unwrap_or_default() {
        "graphql" => "graphql",
        "export" | "template" | "sheets" | "survey" => "file",
        "import" => "import",
        "health" => "health",
        "" | "graphiql" => "page",
        _ => "other",
    }
}

/// An address as part of a network that many share.
fn shortened(address: ClientAddress) -> String {
    match address {
        ClientAddress::ThisMachine => "this machine".into(),
        ClientAddress::Unreadable => "unreadable".into(),
        ClientAddress::Network(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        ClientAddress::Network(IpAddr::V6(address)) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_as_a_network_of_many() {
        for (address, told) in [
            ("192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:7:8::9", "2001:db8:7::/48"),
            ("127.0.0.1", "this machine"),
        ] {
            let address = ClientAddress::of_peer(address.parse().unwrap());
            assert_eq!(shortened(address), told);
        }
    }

    #[test]
    fn doors_are_few_whatever_is_asked_for() {
        for (path, kind) in [
            ("/graphql", "graphql"),
            ("/export/graph", "file"),
            ("/", "page"),
            ("/health/live", "health"),
            ("/graphqlx", "other"),
            ("//", "page"),
            ("", "page"),
        ] {
            assert_eq!(door(path), kind, "{path}");
        }
    }
}
