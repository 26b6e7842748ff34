//! A view of the graph at one version, and its measures once they are asked for.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use thiserror::Error;
use tokio::sync::OnceCell;

use super::{
    layout::{self, Layout},
    measure::{self, Centrality, SEED, Summary},
    net::Net,
    path::{self, Bridge, Neighbours},
    price,
    projected::{Member, Projected},
    view::View,
    whole::Graph,
};
use store::compute::{ComputeBudget, Room, Uncomputed};

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
    /// How many pairs of members are tied.
    pairs: usize,
    net: OnceCell<Arc<Net>>,
    neighbours: OnceCell<Arc<Neighbours>>,
    measured: OnceCell<Arc<Measured>>,
    bridges: OnceCell<Arc<Vec<Bridge>>>,
    layout: OnceCell<Arc<Layout>>,
    _room: Room,
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
    /// It is not computed.
    #[error(transparent)]
    Uncomputed(#[from] Uncomputed),
}

impl Shown {
    /// A view, with the number of its tied pairs and the room that it takes.
    pub(super) fn new(
        graph: Arc<Graph>,
        view: View,
        (projected, pairs): (Projected, usize),
        room: Room,
    ) -> Self {
        Self {
            graph,
            view,
            projected,
            pairs,
            net: OnceCell::new(),
            neighbours: OnceCell::new(),
            measured: OnceCell::new(),
            bridges: OnceCell::new(),
            layout: OnceCell::new(),
            _room: room,
        }
    }

    /// The net that measures are computed on.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn net(self: &Arc<Self>, budget: &ComputeBudget) -> Result<Arc<Net>, Uncomputed> {
        let compute = || {
            let shown = Arc::clone(self);
            let cost = price::net(self.projected.members.len(), self.projected.ties.len());
            budget.compute(cost, move |_| {
                Some(Arc::new(shown.projected.net(&shown.graph)))
            })
        };
        self.net.get_or_try_init(compute).await.cloned()
    }

    /// Who is tied to whom in that net.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn neighbours(
        self: &Arc<Self>,
        budget: &ComputeBudget,
    ) -> Result<Arc<Neighbours>, Uncomputed> {
        let net = self.net(budget).await?;
        let compute = || {
            let cost = price::walk(&net);
            budget.compute(cost, move |_| Some(Arc::new(Neighbours::of(&net))))
        };
        self.neighbours.get_or_try_init(compute).await.cloned()
    }

    /// What it is of: the view, and a fingerprint of its members, since a part of a view
    /// has fewer of them.
    #[must_use]
    pub fn identity(&self) -> (&View, u64) {
        let mut hasher = DefaultHasher::new();
        self.projected.members.hash(&mut hasher);
        (&self.view, hasher.finish())
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

    /// The measures, computed once.
    ///
    /// # Errors
    ///
    /// If the graph is larger than the bounds, or is not computed.
    pub async fn measured(
        self: &Arc<Self>,
        bounds: Bounds,
        budget: &ComputeBudget,
    ) -> Result<Arc<Measured>, Unmeasured> {
        self.bounded(bounds)?;
        let compute = async || {
            let net = self.net(budget).await?;
            let cost = price::measures(&net);
            let work = move |stop: &dyn Fn() -> bool| {
                let (summary, centralities) = measure::measured(&net, SEED, stop)?;
                Some(Arc::new(Measured {
                    summary,
                    centralities,
                }))
            };
            Ok(budget.compute(cost, work).await?)
        };
        self.measured.get_or_try_init(compute).await.cloned()
    }

    /// The members that hold networks together, found once.
    ///
    /// # Errors
    ///
    /// If the graph is larger than the bounds, or is not computed.
    pub async fn bridges(
        self: &Arc<Self>,
        bounds: Bounds,
        budget: &ComputeBudget,
    ) -> Result<Arc<Vec<Bridge>>, Unmeasured> {
        self.bounded(bounds)?;
        let compute = async || {
            let (net, neighbours) = (self.net(budget).await?, self.neighbours(budget).await?);
            let cost = price::bridges(&net);
            let work =
                move |stop: &dyn Fn() -> bool| path::bridges(&net, &neighbours, stop).map(Arc::new);
            Ok(budget.compute(cost, work).await?)
        };
        self.bridges.get_or_try_init(compute).await.cloned()
    }

    /// Where the members stand in a picture, found once.
    ///
    /// # Errors
    ///
    /// If it is not computed.
    pub async fn layout(
        self: &Arc<Self>,
        budget: &ComputeBudget,
    ) -> Result<Arc<Layout>, Uncomputed> {
        let net = self.net(budget).await?;
        let compute = || {
            let cost = price::layout(&net);
            let work =
                move |stop: &dyn Fn() -> bool| layout::layout(&net, SEED, stop).map(Arc::new);
            budget.compute(cost, work)
        };
        self.layout.get_or_try_init(compute).await.cloned()
    }

    /// Refuses what is larger than the bounds, before anything is made of it.
    fn bounded(&self, bounds: Bounds) -> Result<(), Unmeasured> {
        let members = self.projected.members.len();
        if members > bounds.nodes || self.pairs > bounds.ties {
            return Err(Unmeasured::TooLarge {
                members,
                ties: self.pairs,
                most_members: bounds.nodes,
                most_ties: bounds.ties,
            });
        }
        Ok(())
    }
}
