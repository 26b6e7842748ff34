//! The graph in memory, shared by all requests, and what was computed of it.
//!
//! It is read again when the data version has moved. All views and measures of
//! one version are kept by what they were asked for; a new version forgets them.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use moka::sync::Cache;
use sea_orm::{DatabaseConnection, DbErr};
use tokio::{sync::RwLock, task};

use super::{
    load::load,
    measure::{self, Centrality, SEED, Summary},
    model::Graph,
    net::Net,
    project::project,
    projected::Projected,
    view::View,
};

/// How many views are kept, with their measures.
const VIEWS: u64 = 512;

/// How large a graph may be for its measures to be computed.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// At most so many members.
    pub nodes: usize,
    /// At most so many ties.
    pub ties: usize,
}

/// A view of the graph at one version, and its measures once they are asked for.
#[derive(Debug)]
pub struct Shown {
    /// The graph.
    pub graph: Arc<Graph>,
    /// What is shown of it.
    pub view: View,
    /// The members and ties.
    pub projected: Projected,
    /// The net that measures are computed on.
    pub net: Net,
    measured: tokio::sync::OnceCell<Arc<Measured>>,
}

/// The measures of a view.
#[derive(Debug)]
pub struct Measured {
    /// Of the whole.
    pub summary: Summary,
    /// Of each member.
    pub centralities: Vec<Centrality>,
}

/// The graph in memory.
#[derive(Debug)]
pub struct Store {
    db: DatabaseConnection,
    current: RwLock<Option<Arc<Graph>>>,
    views: Cache<(u64, String), Arc<Shown>>,
}

/// Tells a computation to stop when nobody waits for it any more.
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Store {
    /// A store that reads from this database when it is first asked.
    #[must_use]
    pub fn new(db: DatabaseConnection) -> Self {
        Self {
            db,
            current: RwLock::default(),
            views: Cache::new(VIEWS),
        }
    }

    /// The graph at this version of the data, or a later one.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn graph(&self, version: u64) -> Result<Arc<Graph>, DbErr> {
        if let Some(graph) = self.current.read().await.as_ref()
            && graph.version >= version
        {
            return Ok(Arc::clone(graph));
        }
        let mut current = self.current.write().await;
        if let Some(graph) = current.as_ref()
            && graph.version >= version
        {
            return Ok(Arc::clone(graph));
        }
        let graph = Arc::new(load(&self.db, version).await?);
        self.views.invalidate_all();
        *current = Some(Arc::clone(&graph));
        Ok(graph)
    }

    /// What a view shows.
    #[must_use]
    pub fn shown(&self, graph: &Arc<Graph>, view: View) -> Arc<Shown> {
        let key = (graph.version, format!("{view:?}"));
        self.views.get_with(key, || {
            let projected = project(graph, &view);
            let net = projected.net(graph);
            Arc::new(Shown {
                graph: Arc::clone(graph),
                view,
                projected,
                net,
                measured: tokio::sync::OnceCell::new(),
            })
        })
    }
}

impl Store {
    /// Some members of what is shown, and the ties among them.
    #[must_use]
    pub fn part(&self, shown: &Arc<Shown>, members: &BTreeSet<u32>) -> Arc<Shown> {
        let key = (
            shown.graph.version,
            format!("{:?} of {members:?}", shown.view),
        );
        self.views.get_with(key, || {
            let projected = shown.projected.part(members);
            let net = projected.net(&shown.graph);
            Arc::new(Shown {
                graph: Arc::clone(&shown.graph),
                view: shown.view.clone(),
                projected,
                net,
                measured: tokio::sync::OnceCell::new(),
            })
        })
    }
}

impl Shown {
    /// The measures, computed once, off the threads that serve requests. `None`
    /// if the graph is larger than the bounds.
    pub async fn measured(&self, bounds: Bounds) -> Option<Arc<Measured>> {
        if self.projected.members.len() > bounds.nodes || self.net.ties.len() > bounds.ties {
            return None;
        }
        self.measured
            .get_or_try_init(|| compute(self.net.clone()))
            .await
            .ok()
            .cloned()
    }
}

async fn compute(net: Net) -> Result<Arc<Measured>, Stopped> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    let stop = StopOnDrop(Arc::clone(&is_stopped));
    let measured = task::spawn_blocking(move || {
        let is_stopped = || is_stopped.load(Ordering::Relaxed);
        Some(Arc::new(Measured {
            summary: measure::summary_unless(&net, SEED, &is_stopped)?,
            centralities: measure::centralities(&net, SEED, &is_stopped)?,
        }))
    })
    .await;
    drop(stop);
    measured.ok().flatten().ok_or(Stopped)
}

/// A computation was given up, because nobody waited for it.
struct Stopped;
