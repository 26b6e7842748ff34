//! The graph in memory, shared by all requests, and what was computed of it.
//!
//! It follows the data from version to version; requests that hold an older one
//! go on reading that. Views and measures are kept by version and by what they
//! were asked for, as long as there is room; a new version forgets them.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{self, Arc, PoisonError, RwLock, Weak},
    time::Duration,
};

use moka::sync::Cache;
use sea_orm::DbErr;
use tokio::{
    sync::{Mutex, OnceCell},
    task::JoinError,
};

use super::{
    load::{load, refresh},
    measure::{self, Outline},
    meeting, price,
    project::project,
    projected::Projected,
    shown::Shown,
    view::View,
    whole::Graph,
};
use store::{
    compute::{ComputeBudget, Uncomputed},
    db::{Db, Snapshot},
};

/// How long it may take to read the graph.
const PATIENCE: Duration = Duration::from_mins(1);

/// Bytes that views are kept in for whoever asks again, with their nets; what is in the
/// making, or in the hands of a request, has the rest of the pool's room.
const KEPT: u64 = 64 * 1024 * 1024;

/// How many outlines are kept.
const OUTLINES: u64 = 10_000;

/// The version of the data, and what was asked for.
type Key = (u64, String);

/// A view in the making.
type Slot = OnceCell<Arc<Shown>>;

/// The graph in memory.
#[derive(Debug)]
pub struct Store {
    db: Db,
    current: Arc<Current>,
    views: Cache<Key, Arc<Shown>>,
    outlines: Cache<Key, Arc<Outline>>,
    making: sync::Mutex<HashMap<Key, Weak<Slot>>>,
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
        let read = |snapshot: Snapshot| async move {
            let (db, version) = (snapshot.db.reader(), snapshot.version);
            match self.get() {
                Some(graph) => refresh(db, &graph, version).await,
                None => load(db, version).await,
            }
        };
        let next = Arc::new(db.at_one_moment(PATIENCE, read).await??);
        let mut current = self.graph.write().unwrap_or_else(PoisonError::into_inner);
        *current = Some(Arc::clone(&next));
        Ok(next)
    }
}

impl Store {
    /// A store that reads from this database when it is first asked.
    #[must_use]
    pub fn new(db: Db) -> Self {
        let bytes = |_: &Key, shown: &Arc<Shown>| {
            u32::try_from(shown.projected.bytes()).unwrap_or(u32::MAX)
        };
        Self {
            db,
            current: Arc::default(),
            views: Cache::builder().weigher(bytes).max_capacity(KEPT).build(),
            outlines: Cache::new(OUTLINES),
            making: sync::Mutex::default(),
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
        self.outlines.invalidate_all();
        Ok(graph)
    }

    /// What a view shows.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn shown(
        &self,
        graph: &Arc<Graph>,
        view: View,
        budget: &ComputeBudget,
    ) -> Result<Arc<Shown>, Uncomputed> {
        let key = (graph.version, format!("{view:?}"));
        let graph = Arc::clone(graph);
        let made = async move {
            let ties = self.most_ties(&graph, &view, budget).await?;
            let cost = price::projection(&graph, &view, ties);
            let (of, what) = (Arc::clone(&graph), view.clone());
            let project = move |stop: &dyn Fn() -> bool| project(&of, &what, stop).map(counted);
            let (projected, room) = budget.make(cost, bytes, project).await?;
            Ok(Shown::new(graph, view, projected, room))
        };
        self.kept(key, made).await
    }

    /// Some members of what is shown, and the ties among them.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn part(
        &self,
        shown: &Arc<Shown>,
        members: BTreeSet<u32>,
        budget: &ComputeBudget,
    ) -> Result<Arc<Shown>, Uncomputed> {
        let version = shown.graph.version;
        let key = (version, format!("{:?} of {members:?}", shown.view));
        let shown = Arc::clone(shown);
        let made = async move {
            let of = Arc::clone(&shown);
            let part = move |_: &dyn Fn() -> bool| Some(counted(of.projected.part(&members)));
            let cost = price::part(&shown.projected);
            let (projected, room) = budget.make(cost, bytes, part).await?;
            let (graph, view) = (Arc::clone(&shown.graph), shown.view.clone());
            Ok(Shown::new(graph, view, projected, room))
        };
        self.kept(key, made).await
    }

    /// What is measured of a view at little cost; the view itself is not kept.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn outline(
        &self,
        graph: &Arc<Graph>,
        view: View,
        budget: &ComputeBudget,
    ) -> Result<Arc<Outline>, Uncomputed> {
        let key = (graph.version, format!("{view:?}"));
        if let Some(outline) = self.outlines.get(&key) {
            return Ok(outline);
        }
        let ties = self.most_ties(graph, &view, budget).await?;
        let cost = price::passing(graph, &view, ties);
        let of = Arc::clone(graph);
        let net = move |stop: &dyn Fn() -> bool| Some(project(&of, &view, stop)?.net(&of));
        let net = budget.compute(cost, net).await?;
        let cost = price::outline(&net);
        let outline = move |stop: &dyn Fn() -> bool| measure::outline(&net, stop);
        let outline = Arc::new(budget.compute(cost, outline).await?);
        self.outlines.insert(key, Arc::clone(&outline));
        Ok(outline)
    }

    /// The most ties that a view may have, counted without making any.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn most_ties(
        &self,
        graph: &Arc<Graph>,
        view: &View,
        budget: &ComputeBudget,
    ) -> Result<usize, Uncomputed> {
        let (of, view) = (Arc::clone(graph), view.clone());
        let count = move |_: &dyn Fn() -> bool| Some(meeting::most_ties(&of, &view));
        budget.compute(price::look(graph), count).await
    }

    /// The graph that is in memory, if one was read yet.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Graph>> {
        self.current.get()
    }

    /// Forgets what is only kept in case that somebody asks again.
    pub fn forget(&self) {
        self.views.invalidate_all();
        self.views.run_pending_tasks();
    }

    /// What is kept under a key, or is made by the first who asks for it. If nobody
    /// waits for that one any more, the next goes on.
    async fn kept(
        &self,
        key: Key,
        make: impl Future<Output = Result<Shown, Uncomputed>> + Send,
    ) -> Result<Arc<Shown>, Uncomputed> {
        let slot = self.slot(&key);
        let kept = async {
            if let Some(shown) = self.views.get(&key) {
                return Ok(shown);
            }
            let shown = Arc::new(make.await?);
            self.views.insert(key, Arc::clone(&shown));
            Ok(shown)
        };
        slot.get_or_try_init(|| kept).await.cloned()
    }

    /// Where those who wait for the same view find it.
    fn slot(&self, key: &Key) -> Arc<Slot> {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        making.retain(|_, slot| slot.strong_count() > 0);
        if let Some(slot) = making.get(key).and_then(Weak::upgrade) {
            return slot;
        }
        let slot = Arc::default();
        making.insert(key.clone(), Arc::downgrade(&slot));
        slot
    }
}

/// With the number of its tied pairs.
fn counted(projected: Projected) -> (Projected, usize) {
    let pairs = projected.pairs();
    (projected, pairs)
}

fn bytes((projected, _): &(Projected, usize)) -> u64 {
    projected.bytes()
}

fn failed(cause: &JoinError) -> DbErr {
    DbErr::Custom(format!("the graph could not be made: {cause}"))
}
