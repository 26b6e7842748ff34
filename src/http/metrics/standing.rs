//! What stands at the moment, looked up when it is asked for.

use std::{fs, path::PathBuf, sync::Arc, time::SystemTime};

use chrono::{DateTime, Utc};
use prometheus_client::{
    encoding::EncodeGaugeValue,
    metrics::{family::Family, gauge::ConstGauge},
    registry::Registry,
};

use super::Metrics;
use crate::http::{budget::Budget, graphql::Queue};
use graph::store::Store;
use record::clock::Clock;
use store::{
    compute::{self, ComputePool},
    db::Db,
    feed::{Feed, webhook},
};

/// Where figures of what stands are looked up; cheap to clone.
#[derive(Clone)]
pub(in crate::http) struct Standing {
    pub(in crate::http) metrics: Metrics,
    pub(in crate::http) budget: Budget,
    pub(in crate::http) queue: Queue,
    pub(in crate::http) pool: ComputePool,
    pub(in crate::http) store: Arc<Store>,
    pub(in crate::http) feed: Feed,
    pub(in crate::http) db: Db,
    pub(in crate::http) clock: Clock,
    /// The folder that backups are kept in, if one is set.
    pub(in crate::http) backups: Option<PathBuf>,
}

/// One label and its value.
type Told = (&'static str, &'static str);

impl Standing {
    /// Registers all figures as they stand now.
    pub(super) async fn register(&self, registry: &mut Registry) {
        self.metrics.register(registry);
        self.budget.register(registry);
        labelled(
            registry,
            "build_info",
            "Always 1; the label tells the version of the program",
            [(("version", env!("CARGO_PKG_VERSION")), 1)],
        );
        let (executing, waiting) = self.queue.taken();
        labelled(
            registry,
            "operations",
            "Operations that execute, and those that wait for their turn",
            [
                (("state", "executing"), executing),
                (("state", "waiting"), waiting),
            ],
        );
        let tally = self.pool.tally();
        let ended = tally.finished() + tally.given_up();
        let computing = tally.begun().saturating_sub(ended);
        plain(
            registry,
            "computations",
            "Computations of graphs that run",
            computing,
        );
        let pools = self.db.pools();
        labelled(
            registry,
            "database_connections",
            "Open connections to the database, by what they are for",
            pools.iter().map(|pool| (("pool", pool.name), pool.open)),
        );
        labelled(
            registry,
            "database_connections_idle",
            "Open connections to the database that nobody uses",
            pools.iter().map(|pool| (("pool", pool.name), pool.idle)),
        );
        if let Some(bytes) = compute::memory::taken() {
            plain(
                registry,
                "memory_bytes",
                "Memory that counts for this process",
                bytes,
            );
        }
        self.register_data(registry).await;
        self.register_webhooks(registry).await;
        if let Some(age) = self.backup_age() {
            let what = "How long ago the newest backup in the folder `metrics.backups` was made";
            plain(registry, "backup_age_seconds", what, age);
        }
    }

    async fn register_data(&self, registry: &mut Registry) {
        let version = self.db.data_version().await;
        let is_up = u64::from(version.is_ok());
        plain(
            registry,
            "database_up",
            "Whether the database answers",
            is_up,
        );
        let stores = u64::from(self.db.stores_writes());
        plain(
            registry,
            "database_stores_writes",
            "Whether writes are stored, as far as is known",
            stores,
        );
        if let Ok(version) = version {
            plain(registry, "data_version", "The version of the data", version);
        }
        let known = self.feed.version();
        let what = "The version of the data that followers were told of";
        plain(registry, "feed_data_version", what, known);
        let newest = self.feed.newest();
        plain(
            registry,
            "feed_sequence",
            "The newest entry of the log that followers were told of",
            newest,
        );
        if let Some(graph) = self.store.current() {
            let what = "The version of the data that the graph in memory was read from";
            plain(registry, "graph_data_version", what, graph.version);
            labelled(
                registry,
                "graph_size",
                "How many nodes and links the graph in memory has",
                [
                    (("of", "nodes"), graph.nodes.len() as u64),
                    (("of", "links"), graph.links.len() as u64),
                ],
            );
        }
    }

    async fn register_webhooks(&self, registry: &mut Registry) {
        let Ok(standing) = webhook::standing(self.db.reader()).await else {
            return;
        };
        labelled(
            registry,
            "webhooks",
            "Webhooks, by how they are",
            [
                (("state", "well"), standing.well),
                (("state", "failing"), standing.failing),
                (("state", "disabled"), standing.disabled),
            ],
        );
        let since = standing.failing_since.as_deref();
        let since = since.and_then(|since| DateTime::parse_from_rfc3339(since).ok());
        let age = since.map_or(0, |since| {
            (self.clock.now() - since.with_timezone(&Utc)).num_seconds()
        });
        let what = "How long the webhook has failed that has failed the longest";
        plain(registry, "webhook_failing_seconds", what, age.max(0));
        let lag = self.feed.newest() - standing.position.unwrap_or_else(|| self.feed.newest());
        let what = "How many entries of the log the webhook that is furthest behind lacks";
        plain(registry, "webhook_lag_entries", what, lag.max(0));
    }

    /// Seconds since the newest backup was made; those that were not made whole bear
    /// another name.
    fn backup_age(&self) -> Option<u64> {
        let entries = fs::read_dir(self.backups.as_ref()?).ok()?;
        let made = entries.flatten().filter_map(|entry| {
            let path = entry.path();
            let is_whole = path.extension().is_some_and(|ending| ending == "tar");
            let found = is_whole.then(|| entry.metadata().ok())??;
            found.modified().ok()
        });
        let age = SystemTime::from(self.clock.now()).duration_since(made.max()?);
        Some(age.unwrap_or_default().as_secs())
    }
}

fn plain<N>(registry: &mut Registry, name: &str, what: &str, number: N)
where
    N: EncodeGaugeValue + std::fmt::Debug + Send + Sync + Copy + 'static,
{
    registry.register(name, what, ConstGauge::new(number));
}

fn labelled(
    registry: &mut Registry,
    name: &str,
    what: &str,
    numbers: impl IntoIterator<Item = (Told, u64)>,
) {
    let family = Family::<[Told; 1], prometheus_client::metrics::gauge::Gauge>::default();
    for (label, number) in numbers {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        family.get_or_create(&[label]).set(number);
    }
    registry.register(name, what, family);
}
