//! The door: what is put together to answer, and how long it is served.

mod answered;
mod bounded;
mod budget;
mod caller;
mod client;
mod connection;
mod cors;
mod endless;
pub(crate) mod export;
mod file;
mod forwarded;
pub(crate) mod graphql;
mod health;
mod importing;
mod linger;
mod live;
mod metrics;
pub(crate) mod negotiation;
mod observed;
mod phase;
mod plain;
mod rarely;
pub(crate) mod refusal;
mod request_id;
mod routes;
mod serve;
mod sheet;
mod slot;
mod stamp;
mod survey;
mod timed;

use std::{future::Future, io, path::PathBuf, sync::Arc, time::Duration};

use apollo_compiler::validation::DiagnosticList;
use futures_util::{FutureExt, future::BoxFuture};
use poem::{EndpointExt, endpoint::BoxEndpoint};
use tokio::{net::TcpListener, time};

use self::{
    budget::Budget,
    caller::Callers,
    connection::Server,
    cors::Origins,
    file::Files,
    graphql::{GraphqlState, KeptAnswers, Queue, RequestValidator},
    importing::Importer,
    live::Live,
    metrics::{Metrics, Standing},
};
use crate::config::{Config, ConnectionSettings};
use exchange::{read::Reader, slots::ImportSlots};
use graph::store::Store;
use record::clock::Clock;
use schema::{self, loader::related::Practices, per_event::PerEvent};
use store::{
    auth::Auth,
    compute::{self, ComputePool},
    db::Db,
    feed::{
        Feed,
        webhook::{self, Deliveries, Targets},
    },
};

/// How many imports may run at a time.
const IMPORTS: usize = 2;

/// How long requests may take to end once the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(20);

/// Every address, and the connections that stay open at them.
pub struct Service {
    routes: BoxEndpoint<'static>,
    connections: Arc<ConnectionSettings>,
    proxies: usize,
    live: Live,
    deliveries: Deliveries,
    standing: Standing,
    /// What looks after the memory of the process.
    watching: BoxFuture<'static, ()>,
}

/// What the service is put together from.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// What is told of changes.
    pub feed: Feed,
    /// Who callers are.
    pub auth: Auth,
    /// What time it is.
    pub clock: Clock,
    /// Where webhooks may lead.
    pub targets: Targets,
    /// This program, which is started once more to read a workbook.
    pub program: PathBuf,
}

/// The whole service, ready to be served or tested.
///
/// # Errors
///
/// Where the text of the schema is not valid, which a test of it rules out.
pub fn service(parts: Parts, config: &Config) -> Result<Service, DiagnosticList> {
    let Parts {
        db,
        feed,
        auth,
        clock,
        targets,
        program,
    } = parts;
    let origins = Origins::new(&config.http);
    let callers = Callers::new(auth, config.proxies, origins.clone());
    let reader = Reader {
        limits: config.import.clone(),
        program,
    };
    let bound = compute::memory::bound(config.compute.memory_bytes);
    let pool = ComputePool::new(&config.compute, bound);
    let store = Arc::new(Store::new(db.clone()));
    let practices = Arc::new(Practices::new(db.clone()));
    let import_slots = ImportSlots::new(IMPORTS);
    let deliveries = Deliveries {
        feed: feed.clone(),
        targets: targets.clone(),
        clock: clock.clone(),
        tick: webhook::TICK,
    };
    let schema = graphql::fitted(schema::build(), &config.limits)
        .extension(PerEvent::new(db.clone(), feed.clone(), pool.clone()))
        .data(Arc::clone(&store))
        .data(practices)
        .data(feed.clone())
        .data(clock.clone())
        .data(db.clone())
        .data(reader.clone())
        .data(targets)
        .data(import_slots.clone())
        .finish();
    let validator = RequestValidator::new(&schema.sdl(), config.limits.clone())?;
    let live = Live::new(&config.live);
    let connections = Arc::new(config.connections.clone());
    let budget = Budget::new(&config.limits);
    let files = Files::new(&config.files);
    let queue = Queue::new(&config.limits);
    let metrics = Metrics::new();
    let backups = &config.metrics.backups;
    let standing = Standing {
        metrics: metrics.clone(),
        budget: budget.clone(),
        queue: queue.clone(),
        pool: pool.clone(),
        store: Arc::clone(&store),
        feed: feed.clone(),
        db: db.clone(),
        clock: clock.clone(),
        backups: (!backups.is_empty()).then(|| backups.into()),
    };
    let state = GraphqlState {
        validator: Arc::new(validator),
        schema,
        db: db.clone(),
        live: live.clone(),
        budget: budget.clone(),
        queue,
        pool: pool.clone(),
        callers: callers.clone(),
        clock: clock.clone(),
        answers: KeptAnswers::new(config.limits.kept_bytes),
        metrics: metrics.clone(),
    };
    let importer = Importer::new(db.clone(), feed, reader, import_slots, clock);
    let noted = (metrics, callers.clone());
    let kept = Arc::clone(&store);
    let watching = compute::memory::watch(pool, bound, move || kept.forget()).boxed();
    let routes = routes::routes(&state)
        .data(state)
        .data(store)
        .data(callers)
        .data(files)
        .data(graphql::description::Descriptions::default())
        .data(importer)
        .data(db)
        .data(live.clone())
        .data(Arc::clone(&connections))
        .catch_all_error(plain::unrouted)
        .around(caller::private)
        .around(move |endpoint, request| cors::shared(origins.clone(), endpoint, request))
        .around(move |endpoint, request| observed::observed(endpoint, request, noted.clone()))
        .boxed();
    Ok(Service {
        routes,
        connections,
        proxies: config.proxies,
        live,
        deliveries,
        standing,
        watching,
    })
}

/// Serves requests, and figures where a listener for them is given, until told to stop; then says for a while that nobody should come, takes no
/// more, and lets what runs come to its end.
///
/// # Errors
///
/// Where the listener fails.
pub async fn serve(
    (listener, figures): (TcpListener, Option<TcpListener>),
    service: Service,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let Service {
        routes,
        connections,
        proxies,
        live,
        deliveries,
        standing,
        watching,
    } = service;
    if let Some(listener) = figures {
        tokio::spawn(metrics::serve(listener, standing, live.stop().clone()));
    }
    tokio::spawn(live.stop().clone().run_until_cancelled_owned(watching));
    let delivering = tokio::spawn(deliveries.run(live.stop().clone()));
    let (ending, drain) = (live.clone(), Duration::from_millis(connections.drain_ms));
    let told = tokio::spawn(async move {
        stop.await;
        ending.drain();
        time::sleep(drain).await;
        ending.stop().cancel();
    });
    let server = Server {
        routes,
        settings: connections,
        proxies,
        live: live.clone(),
    };
    let ended = serve::serve(listener, server, FAREWELL).await;
    told.abort();
    live.end(FAREWELL).await;
    if time::timeout(FAREWELL, delivering).await.is_err() {
        tracing::warn!("a webhook was being told something when the server ended");
    }
    ended
}
