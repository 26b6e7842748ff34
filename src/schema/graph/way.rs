//! Ways between actors.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};

use super::{Asked, CollaborationGraph, GraphActor, GraphScope, GraphTie, TieKind, budget, place};
use crate::{
    error::{Error, Result},
    graph::{
        path::{self, Bridge},
        price,
        shown::Shown,
        store::Store,
    },
    schema::{network::Network, record::Record, scalar::Date},
};

/// A member that holds networks together.
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

/// A member without whom networks would have no way to each other.
#[Object]
impl GraphBridge {
    /// The member.
    async fn actor(&self) -> GraphActor {
        GraphActor {
            shown: Arc::clone(&self.shown),
            place: self.bridge.member,
        }
    }

    /// The networks of each part that its removal would leave, part by part.
    async fn parts(&self, ctx: &Context<'_>) -> Result<Vec<BridgedPart>> {
        let mut parts = vec![];
        for networks in &self.bridge.parts {
            let mut part = BridgedPart { networks: vec![] };
            for network in networks {
                let id = &self.shown.graph.networks[*network as usize].0;
                part.networks.extend(Network::load(ctx, id).await?);
            }
            parts.push(part);
        }
        Ok(parts)
    }
}

/// One of the parts that a removal would leave.
#[derive(SimpleObject)]
pub(crate) struct BridgedPart {
    /// The networks of its members, each once.
    networks: Vec<Network>,
}

/// A way from one actor to another.
#[derive(SimpleObject)]
pub(crate) struct GraphPath {
    /// How many hops it has; 0 from an actor to itself.
    length: usize,
    /// The actors along the way, both ends included.
    actors: Vec<GraphActor>,
    /// The hops, in order.
    hops: Vec<GraphHop>,
}

/// A hop of a way.
#[derive(SimpleObject)]
pub(crate) struct GraphHop {
    /// Where it begins.
    from: GraphActor,
    /// Where it ends.
    to: GraphActor,
    /// The ties between the two, each with its evidence.
    ties: Vec<GraphTie>,
}

/// Root fields about ways between actors.
#[derive(Default)]
pub(crate) struct WayQuery;

/// Root fields about ways between actors.
#[Object]
impl WayQuery {
    /// The fewest hops from one actor to another over the whole Movement, with the evidence of each hop; `null` if there is no way. Of several such ways, the one through the actors that come first by id.
    async fn shortest_path(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id of the actor it begins at.")] from: ID,
        #[graphql(desc = "The global id of the actor it ends at.")] to: ID,
        #[graphql(desc = "Only over ties that hold on this day.")] as_of: Option<Date>,
        #[graphql(desc = "Only over ties of these kinds; all if not given.")] ties: Option<
            Vec<TieKind>,
        >,
    ) -> Result<Option<GraphPath>> {
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
    }

    /// The graph of those around an actor: all who are at most some hops away, and the ties among them.
    async fn ego_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id of the actor.")] actor: ID,
        #[graphql(desc = "How many hops away, from 1 to 3; 1 if not given.")] radius: Option<i32>,
        #[graphql(desc = "Only ties that hold on this day.")] as_of: Option<Date>,
        #[graphql(desc = "Only ties of these kinds; all if not given.")] ties: Option<Vec<TieKind>>,
    ) -> Result<CollaborationGraph> {
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
