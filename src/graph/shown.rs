//! A view of the graph at one version, and its measures once they are asked for.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use thiserror::Error;
use tokio::{sync::OnceCell, task};

use super::{
    measure::{self, Centrality, SEED, Summary},
    net::{self, Net},
    path::{self, Bridge, Neighbours},
    projected::{Member, Projected, Tie},
    view::View,
    whole::Graph,
};

/// How large a graph may be for its measures to be computed.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// At most so many members.
    pub nodes: usize,
    /// At most so many ties.
    pub ties: usize,
}

/// A view of the graph at one version.
#[derive(Debug)]
pub struct Shown {
    /// The graph.
    pub graph: Arc<Graph>,
    /// What is shown of it.
    pub view: View,
    /// The members and ties.
    pub projected: Projected,
    net: OnceLock<Arc<Net>>,
    neighbours: OnceLock<Arc<Neighbours>>,
    measured: OnceCell<Arc<Measured>>,
    bridges: OnceCell<Arc<Vec<Bridge>>>,
    tally: Arc<Tally>,
}

/// The measures of a view.
#[derive(Debug)]
pub struct Measured {
    /// Of the whole.
    pub summary: Summary,
    /// Of each member.
    pub centralities: Vec<Centrality>,
}

/// Why a view is not measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unmeasured {
    /// It is larger than the bounds.
    #[error(
        "a graph of {members} members and {ties} tied pairs is too large to measure: narrow the scope, the ties or the period to {most_members} and {most_ties}"
    )]
    TooLarge {
        /// How many members it has.
        members: usize,
        /// How many tied pairs it has.
        ties: usize,
        /// How many members it may have.
        most_members: usize,
        /// How many tied pairs it may have.
        most_ties: usize,
    },
    /// Its computation did not come to its end.
    #[error("the measures were not computed to their end: ask again")]
    Stopped,
}

/// What came of computations, counted.
#[derive(Debug, Default)]
pub struct Tally {
    begun: AtomicU64,
    finished: AtomicU64,
    given_up: AtomicU64,
}

impl Tally {
    /// How many were begun.
    #[must_use]
    pub fn begun(&self) -> u64 {
        self.begun.load(Ordering::Acquire)
    }

    /// How many came to their end.
    #[must_use]
    pub fn finished(&self) -> u64 {
        self.finished.load(Ordering::Acquire)
    }

    /// How many were given up, because nobody waited for them any more.
    #[must_use]
    pub fn given_up(&self) -> u64 {
        self.given_up.load(Ordering::Acquire)
    }
}

/// Tells a computation to stop when nobody waits for it any more.
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Shown {
    pub(super) fn new(
        graph: Arc<Graph>,
        view: View,
        projected: Projected,
        tally: Arc<Tally>,
    ) -> Self {
        Self {
            graph,
            view,
            projected,
            net: OnceLock::new(),
            neighbours: OnceLock::new(),
            measured: OnceCell::new(),
            bridges: OnceCell::new(),
            tally,
        }
    }

    /// The net that measures are computed on.
    pub fn net(&self) -> &Arc<Net> {
        self.net
            .get_or_init(|| Arc::new(self.projected.net(&self.graph)))
    }

    /// Who is tied to whom in that net.
    pub fn neighbours(&self) -> &Arc<Neighbours> {
        self.neighbours
            .get_or_init(|| Arc::new(Neighbours::of(self.net())))
    }

    /// The place of the member that stands for the record with this global id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<u32> {
        let rank = self.graph.rank(self.graph.find(id)?);
        let rank_of = |member: &Member| match member {
            Member::Node(number) => self.graph.rank(*number),
            Member::Network(_) | Member::Country(_) => u32::MAX,
        };
        let place = self.projected.members.binary_search_by_key(&rank, rank_of);
        place.ok().and_then(|place| u32::try_from(place).ok())
    }

    /// The measures, computed once, off the threads that serve requests.
    ///
    /// # Errors
    ///
    /// If the graph is larger than the bounds.
    pub async fn measured(&self, bounds: Bounds) -> Result<Arc<Measured>, Unmeasured> {
        let net = self.bounded(bounds)?;
        let compute = move |stop: &dyn Fn() -> bool| {
            let (summary, centralities) = measure::measured(&net, SEED, stop)?;
            Some(Measured {
                summary,
                centralities,
            })
        };
        let measured = self.measured.get_or_try_init(|| self.computed(compute));
        measured.await.cloned()
    }

    /// The members that hold networks together, found once.
    ///
    /// # Errors
    ///
    /// If the graph is larger than the bounds.
    pub async fn bridges(&self, bounds: Bounds) -> Result<Arc<Vec<Bridge>>, Unmeasured> {
        let net = self.bounded(bounds)?;
        let neighbours = Arc::clone(self.neighbours());
        let compute = move |stop: &dyn Fn() -> bool| path::bridges(&net, &neighbours, stop);
        let bridges = self.bridges.get_or_try_init(|| self.computed(compute));
        bridges.await.cloned()
    }

    fn bounded(&self, bounds: Bounds) -> Result<Arc<Net>, Unmeasured> {
        let net = self.net();
        if self.projected.members.len() > bounds.nodes || net.ties.len() > bounds.ties {
            return Err(Unmeasured::TooLarge {
                members: self.projected.members.len(),
                ties: net.ties.len(),
                most_members: bounds.nodes,
                most_ties: bounds.ties,
            });
        }
        Ok(Arc::clone(net))
    }

    /// Computes on a thread of its own, until done or until nobody waits for it.
    async fn computed<T: Send + Sync + 'static>(
        &self,
        compute: impl FnOnce(&dyn Fn() -> bool) -> Option<T> + Send + 'static,
    ) -> Result<Arc<T>, Unmeasured> {
        let is_stopped = Arc::new(AtomicBool::new(false));
        let _stop = StopOnDrop(Arc::clone(&is_stopped));
        let tally = Arc::clone(&self.tally);
        let computing = task::spawn_blocking(move || {
            tally.begun.fetch_add(1, Ordering::AcqRel);
            let computed = compute(&|| is_stopped.load(Ordering::Relaxed));
            let outcome = match computed {
                Some(_) => &tally.finished,
                None => &tally.given_up,
            };
            outcome.fetch_add(1, Ordering::AcqRel);
            computed.map(Arc::new)
        });
        let computed = computing.await.ok().flatten();
        computed.ok_or(Unmeasured::Stopped)
    }

    /// How many bytes it may take, its net and measures included.
    pub(super) fn bytes(&self) -> u32 {
        let member = size_of::<Member>() + size_of::<Centrality>() + 2 * size_of::<u32>();
        let tie = size_of::<Tie>() + size_of::<net::Tie>() + 2 * size_of::<u32>();
        let bytes = self.projected.members.len() * member + self.projected.ties.len() * tie;
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }
}
