//! Ways between actors.

use std::sync::Arc;

use async_graphql::ID;

use super::{Asked, CollaborationGraph, GraphActor, GraphScope, GraphTie, TieKind, budget, place};
use crate::{
    error::Error,
    network::Network,
    object::{object, plain},
    record::Record,
    scalar::Date,
};
use graph::{
    path::{self, Bridge},
    price,
    shown::Shown,
    store::Store,
};

/// A member whose removal would cut all paths between some networks.
#[derive(Clone)]
pub(crate) struct GraphBridge {
    shown: Arc<Shown>,
    bridge: Bridge,
}

impl GraphBridge {
    pub(crate) fn new(shown: &Arc<Shown>, bridge: Bridge) -> Self {
        Self {
            shown: Arc::clone(shown),
            bridge,
        }
    }
}

object! {
    /// A member whose removal would cut all paths between some networks.
    GraphBridge as GraphBridge |this, ctx| {
        /// The member.
        actor: GraphActor = GraphActor {
            shown: Arc::clone(&this.shown),
            place: this.bridge.member,
        };
        /// The parts that its removal would leave, each with its networks.
        parts: Vec<BridgedPart> => async {
            let mut parts = vec![];
            for networks in &this.bridge.parts {
                let mut part = BridgedPart { networks: vec![] };
                for network in networks {
                    let id = &this.shown.graph.networks[*network as usize].0;
                    part.networks.extend(Network::load(ctx, id).await?);
                }
                parts.push(part);
            }
            Ok(parts)
        };
    }
}

plain! {
    /// A part of the graph that a removal would leave.
    BridgedPart {
        /// The networks of its members, each listed once.
        networks: Vec<Network>,
    }
}

plain! {
    /// A path from one actor to another.
    GraphPath {
        /// The number of hops; 0 from an actor to itself.
        length: usize,
        /// The actors along the path, both ends included.
        actors: Vec<GraphActor>,
        /// The hops, in order.
        hops: Vec<GraphHop>,
    }
}

plain! {
    /// One hop of a path.
    #[derive(Clone)]
    GraphHop {
        /// The actor where it begins.
        from: GraphActor,
        /// The actor where it ends.
        to: GraphActor,
        /// The ties between the two, each with its evidence.
        ties: Vec<GraphTie>,
    }
}

/// Root fields about ways between actors.
#[derive(Default)]
pub(crate) struct WayQuery;

object! {
    /// Root fields about ways between actors.
    WayQuery as WayQuery |this, ctx| {
        /// The shortest path between two actors in the whole Movement, with the evidence of each hop; `null` if there is none. If there are several, the one whose actors come first by id.
        shortest_path(
            /// The global id of the first actor.
            from: ID,
            /// The global id of the last actor.
            to: ID,
            /// Use only ties that hold on this day.
            as_of: Option<Date>,
            /// Use only ties of these kinds; all if not given.
            ties: Option<Vec<TieKind>>,
        ): Option<GraphPath> => async {
            let shown = whole(as_of, ties).shown(ctx).await?;
            let (from, to) = (place(&shown, &from)?, place(&shown, &to)?);
            let neighbours = shown.neighbours(budget(ctx)).await?;
            let cost = price::walk(&*shown.net(budget(ctx)).await?);
            let path = move |_: &dyn Fn() -> bool| Some(path::shortest_path(&neighbours, from, to));
            let Some(path) = budget(ctx).compute(cost, path).await? else {
                return Ok(None);
            };
            let actor = |place: u32| GraphActor {
                shown: Arc::clone(&shown),
                place,
            };
            let between = |one: u32, other: u32| {
                let tie = |place| GraphTie {
                    shown: Arc::clone(&shown),
                    place,
                };
                shown.projected.between(one, other).map(tie).collect()
            };
            let hops = path.windows(2).map(|hop| GraphHop {
                from: actor(hop[0]),
                to: actor(hop[1]),
                ties: between(hop[0], hop[1]),
            });
            Ok(Some(GraphPath {
                length: path.len() - 1,
                hops: hops.collect(),
                actors: path.iter().copied().map(actor).collect(),
            }))
        };
        /// The graph around an actor: all actors within a number of hops, and the ties among them.
        ego_network(
            /// The global id of the actor.
            actor: ID,
            /// The number of hops, from 1 to 3; 1 if not given.
            radius: Option<i32>,
            /// Use only ties that hold on this day.
            as_of: Option<Date>,
            /// Use only ties of these kinds; all if not given.
            ties: Option<Vec<TieKind>>,
        ): CollaborationGraph => async {
            let radius = match radius.unwrap_or(1) {
                radius @ 1..=3 => radius.unsigned_abs(),
                _ => return Err(Error::BadInput("a radius is from 1 to 3".into())),
            };
            let shown = whole(as_of, ties).shown(ctx).await?;
            let center = place(&shown, &actor)?;
            let neighbours = shown.neighbours(budget(ctx)).await?;
            let cost = price::walk(&*shown.net(budget(ctx)).await?);
            let around =
                move |_: &dyn Fn() -> bool| Some(path::neighbourhood(&neighbours, center, radius));
            let around = budget(ctx).compute(cost, around).await?;
            let store = ctx.data_unchecked::<Arc<Store>>();
            let part = store.part(&shown, around, budget(ctx)).await?;
            Ok(CollaborationGraph(part))
        };
    }
}

fn whole(as_of: Option<Date>, ties: Option<Vec<TieKind>>) -> Asked {
    Asked {
        scope: GraphScope::default(),
        projection: None,
        boundary: None,
        ties,
        networks: None,
        as_of,
        period: None,
        min_weight: None,
    }
}
