//! The graph in memory, shared by all requests, and what was computed of it.
//!
//! It follows the data from version to version; requests that hold an older one
//! go on reading that. Views and measures are kept by version and by what they
//! were asked for, as long as there is room; a new version forgets them.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use moka::sync::Cache;
use sea_orm::DbErr;
use tokio::{
    sync::Mutex,
    task::{self, JoinError},
};

use super::{
    load::{load, refresh},
    project::project,
    projected::Projected,
    shown::{Shown, Tally},
    view::View,
    whole::Graph,
};
use crate::db::Db;

/// How long it may take to read the graph.
const PATIENCE: Duration = Duration::from_mins(1);

/// Bytes that views and their nets may take, roughly.
const VIEW_BYTES: u64 = 256 * 1024 * 1024;

/// The graph in memory.
#[derive(Debug)]
pub struct Store {
    db: Db,
    current: Arc<Current>,
    views: Cache<(u64, String), Arc<Shown>>,
    tally: Arc<Tally>,
}

/// The graph of the newest version that was read.
#[derive(Debug, Default)]
struct Current {
    graph: RwLock<Option<Arc<Graph>>>,
    /// Held by whoever reads the next one.
    turn: Mutex<()>,
}

impl Current {
    fn get(&self) -> Option<Arc<Graph>> {
        let graph = self.graph.read().unwrap_or_else(PoisonError::into_inner);
        graph.clone()
    }

    fn reached(&self, version: u64) -> Option<Arc<Graph>> {
        self.get().filter(|graph| graph.version >= version)
    }

    async fn follow(&self, db: &Db, version: u64) -> Result<Arc<Graph>, DbErr> {
        let _turn = self.turn.lock().await;
        if let Some(graph) = self.reached(version) {
            return Ok(graph);
        }
        // So that what it says is what the version that it names says.
        let snapshot = db.snapshot(PATIENCE).await?;
        let (db, version) = (snapshot.db.reader(), snapshot.version);
        let next = match self.get() {
            Some(graph) => refresh(db, &graph, version).await,
            None => load(db, version).await,
        };
        snapshot.close().await;
        let next = Arc::new(next?);
        let mut current = self.graph.write().unwrap_or_else(PoisonError::into_inner);
        *current = Some(Arc::clone(&next));
        Ok(next)
    }
}

impl Store {
    /// A store that reads from this database when it is first asked.
    #[must_use]
    pub fn new(db: Db) -> Self {
        let bytes = |_: &(u64, String), shown: &Arc<Shown>| shown.bytes();
        Self {
            db,
            current: Arc::default(),
            views: Cache::builder()
                .weigher(bytes)
                .max_capacity(VIEW_BYTES)
                .build(),
            tally: Arc::default(),
        }
    }

    /// The graph at this version of the data, or a later one.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn graph(&self, version: u64) -> Result<Arc<Graph>, DbErr> {
        if let Some(graph) = self.current.reached(version) {
            return Ok(graph);
        }
        let (current, db) = (Arc::clone(&self.current), self.db.clone());
        // In a task of its own: it serves all, whoever stops waiting for it.
        let reading = tokio::spawn(async move { current.follow(&db, version).await });
        let graph = reading.await.map_err(|cause| failed(&cause))??;
        self.views.invalidate_all();
        Ok(graph)
    }

    /// What a view shows.
    ///
    /// # Errors
    ///
    /// If it could not be computed.
    pub async fn shown(&self, graph: &Arc<Graph>, view: View) -> Result<Arc<Shown>, DbErr> {
        let key = (graph.version, format!("{view:?}"));
        let graph = Arc::clone(graph);
        self.kept(key, move || {
            let projected = project(&graph, &view);
            (graph, view, projected)
        })
        .await
    }

    /// Some members of what is shown, and the ties among them.
    ///
    /// # Errors
    ///
    /// If it could not be computed.
    pub async fn part(
        &self,
        shown: &Arc<Shown>,
        members: BTreeSet<u32>,
    ) -> Result<Arc<Shown>, DbErr> {
        let version = shown.graph.version;
        let key = (version, format!("{:?} of {members:?}", shown.view));
        let shown = Arc::clone(shown);
        self.kept(key, move || {
            let projected = shown.projected.part(&members);
            (Arc::clone(&shown.graph), shown.view.clone(), projected)
        })
        .await
    }

    /// What came of the computations of measures.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What is kept under a key, or is computed off the threads that serve requests.
    async fn kept(
        &self,
        key: (u64, String),
        compute: impl FnOnce() -> (Arc<Graph>, View, Projected) + Send + 'static,
    ) -> Result<Arc<Shown>, DbErr> {
        if let Some(shown) = self.views.get(&key) {
            return Ok(shown);
        }
        let (views, tally) = (self.views.clone(), Arc::clone(&self.tally));
        let computing = task::spawn_blocking(move || {
            views.get_with(key, || {
                let (graph, view, projected) = compute();
                Arc::new(Shown::new(graph, view, projected, tally))
            })
        });
        computing.await.map_err(|cause| failed(&cause))
    }
}

fn failed(cause: &JoinError) -> DbErr {
    DbErr::Custom(format!("the graph could not be made: {cause}"))
}
