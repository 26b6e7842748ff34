//! The collaboration graph, as clients see it.

use std::sync::Arc;

use async_graphql::{Context, ID};

use crate::{
    computed_page::{ComputedPage, list_name},
    error::{Error, Result},
    limits::Limits,
    object::object,
    scalar::Date,
};
use graph::{
    price,
    shown::{Bounds, Measured, Shown, Unmeasured},
    view::Boundary,
};
use store::compute::ComputeBudget;

mod change;
mod field;
mod input;
mod matrix;
mod measures;
mod member;
mod missing;
mod tie;
mod way;

pub(crate) use field::{GraphQuery, graph_field};
pub(crate) use input::{
    Asked, GraphBoundary, GraphProjection, GraphScope, PeriodInput, TieKind, graph,
};
pub(crate) use way::WayQuery;

pub use change::{MONTHS, POINTS};

use change::{GraphChange, GraphPoint};
use matrix::NetworkPair;
use measures::{GraphMeasure, GraphMeasures};
use member::GraphActor;
use missing::GraphMissing;
use tie::GraphTie;

/// The version of the data that the request sees, asked once.
async fn version(ctx: &Context<'_>) -> Result<u64> {
    Ok(ctx.data_unchecked::<crate::DataVersion>().get())
}

/// What the request may compute.
pub(crate) fn budget<'a>(ctx: &Context<'a>) -> &'a ComputeBudget {
    ctx.data_unchecked::<ComputeBudget>()
}

/// The measures of a graph, if it is not too large for them.
async fn measured(ctx: &Context<'_>, shown: &Arc<Shown>) -> Result<Arc<Measured>> {
    let bounds = Bounds::from(ctx.data_unchecked::<Limits>());
    Ok(shown.measured(bounds, budget(ctx)).await?)
}

/// What a look at every member and tie of a graph comes to.
async fn listed<T: Send + 'static>(
    ctx: &Context<'_>,
    shown: &Arc<Shown>,
    list: impl FnOnce(&Arc<Shown>) -> T + Send + 'static,
) -> Result<T> {
    let cost = price::listing(&[&shown.projected]);
    let shown = Arc::clone(shown);
    Ok(budget(ctx)
        .compute(cost, move |_| Some(list(&shown)))
        .await?)
}

impl From<&Limits> for Bounds {
    fn from(limits: &Limits) -> Self {
        Self {
            nodes: limits.graph_members,
            ties: limits.graph_ties,
        }
    }
}

impl From<Unmeasured> for Error {
    fn from(unmeasured: Unmeasured) -> Self {
        match unmeasured {
            Unmeasured::TooLarge { .. } => Self::GraphTooLarge(unmeasured.to_string()),
            Unmeasured::Uncomputed(why) => why.into(),
        }
    }
}

/// A part of the collaboration graph in one form: members, ties with evidence, and measures. A tie holds from its start (or first observation; if unknown, always) to its end (if unknown, still). A year or month counts in full.
pub(crate) struct CollaborationGraph(pub(crate) Arc<Shown>);

impl CollaborationGraph {
    fn actors_of(&self, are_venues: bool) -> Vec<u32> {
        use graph::{model::NodeKind, projected::Member};
        let is_venue = |member: &Member| match member {
            Member::Node(number) => {
                let kind = self.0.graph.node(*number).kind;
                matches!(
                    kind,
                    NodeKind::Platform | NodeKind::Community | NodeKind::Event
                )
            }
            _ => false,
        };
        let members = (0_u32..).zip(&self.0.projected.members);
        members
            .filter(|(_, member)| is_venue(member) == are_venues)
            .map(|(place, _)| place)
            .collect()
    }

    /// A page of some of the actors.
    fn page(
        &self,
        ctx: &Context<'_>,
        name: &str,
        places: &[u32],
        page: (Option<i32>, Option<String>),
    ) -> Result<ComputedPage<GraphActor>> {
        ComputedPage::new(ctx, &self.list(name), places.len(), page, |index| {
            GraphActor {
                shown: Arc::clone(&self.0),
                place: places[index],
            }
        })
    }

    fn list(&self, name: &str) -> String {
        list_name(name, self.0.graph.version, &self.0.identity())
    }
}

object! {
    /// A part of the collaboration graph in one form: members, ties with evidence, and measures. A tie holds from its start (or first observation; if unknown, always) to its end (if unknown, still). A year or month counts in full.
    CollaborationGraph as CollaborationGraph |this, ctx| {
        /// The actors, or the groups of actors, ordered by id.
        actors(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only actors after this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let places = this.actors_of(false);
            this.page(ctx, "actors", &places, (first, after))
        };
        /// The venues where actors meet; an empty list except in the projection AFFILIATION.
        venues(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only venues after this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let places = this.actors_of(true);
            this.page(ctx, "venues", &places, (first, after))
        };
        /// The ties, ordered by the ids of their ends and by kind.
        ties(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only ties after this cursor.
            after: Option<String>,
        ): ComputedPage<GraphTie> => async {
            let total = this.0.projected.ties.len();
            ComputedPage::new(ctx, &this.list("ties"), total, (first, after), |place| {
                GraphTie {
                    shown: Arc::clone(&this.0),
                    place,
                }
            })
        };
        /// The measures of the graph as a whole.
        measures: GraphMeasures => async {
            let measured = measured(ctx, &this.0).await?;
            Ok(GraphMeasures::from(&measured.summary))
        };
        /// The actors ordered by betweenness, highest first: the others reach each other through them.
        most_between(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only actors after this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let measured = measured(ctx, &this.0).await?;
            let mut places = this.actors_of(false);
            let betweenness = |place: &u32| measured.centralities[*place as usize].betweenness;
            places.sort_by(|one, other| betweenness(other).total_cmp(&betweenness(one)));
            this.page(ctx, "between", &places, (first, after))
        };
        /// The actors with incoming but no outgoing directed ties on record, ordered by id; with the ties ASSISTANCE, those that receive help and give none. They may have ties that no source states.
        only_receive(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only actors after this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let receivers = |shown: &Arc<Shown>| shown.projected.receivers().into_iter().collect();
            let places: Vec<u32> = listed(ctx, &this.0, receivers).await?;
            this.page(ctx, "receivers", &places, (first, after))
        };
        /// The actors whose removal would cut all paths between some members of different networks, ordered by id, each with the networks that it connects.
        bridges: Vec<way::GraphBridge> => async {
            // Bounded as measures are, and for the same reason.
            let bounds = Bounds::from(ctx.data_unchecked::<Limits>());
            let bridges = this.0.bridges(bounds, budget(ctx)).await?;
            let bridges = bridges.iter().cloned();
            Ok(bridges
                .map(|bridge| way::GraphBridge::new(&this.0, bridge))
                .collect())
        };
        /// The ties within and between networks: their number and weight for each pair of networks.
        cross_network_matrix: Vec<NetworkPair> => listed(ctx, &this.0, matrix::pairs);
        /// Missing seats and ties: networks without a seat on national platforms of the scope's countries, and pairs of networks without a tie. They are not on record, but may exist.
        missing: GraphMissing = GraphMissing(Arc::clone(&this.0));
        /// The differences between two days: actors and ties gained, lost and kept, and the measures on each day.
        compare(
            /// Two days, the earlier first.
            as_of: Vec<Date>,
        ): GraphChange => GraphChange::between(ctx, &this.0, &as_of);
        /// How a measure changes over time.
        timeline(
            /// The measure to show.
            measure: GraphMeasure,
            /// The first day.
            from: Date,
            /// The last day.
            to: Date,
            /// The number of months between points; 12 if not given.
            every_months: Option<i32>,
        ): Vec<GraphPoint> => change::timeline(ctx, &this.0, measure, (&from, &to), every_months);
        /// Whether actors outside the scope are shown.
        boundary: GraphBoundary = match this.0.view.boundary {
            Boundary::Within => GraphBoundary::Within,
            Boundary::WithNeighbours => GraphBoundary::WithNeighbours,
        };
    }
}

/// The place of the actor with this global id in a graph.
fn place(shown: &Shown, id: &ID) -> Result<u32> {
    let missing = || Error::NotFound(format!("no actor {} in this graph", id.as_str()));
    shown.place(id).ok_or_else(missing)
}
