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

/// A part of the collaboration graph in one form: members, ties with their evidence, and measures. A tie holds from its start, or its first observation where no source states a start (unknown: always), to its end (unknown: still); imprecise dates count whole.
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
    /// A part of the collaboration graph in one form: members, ties with their evidence, and measures. A tie holds from its start, or its first observation where no source states a start (unknown: always), to its end (unknown: still); imprecise dates count whole.
    CollaborationGraph as CollaborationGraph |this, ctx| {
        /// The actors, or the groups of actors, by id.
        actors(
            /// How many actors; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only actors behind this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let places = this.actors_of(false);
            this.page(ctx, "actors", &places, (first, after))
        };
        /// The venues where actors meet; none but in the projection AFFILIATION.
        venues(
            /// How many venues; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only venues behind this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let places = this.actors_of(true);
            this.page(ctx, "venues", &places, (first, after))
        };
        /// The ties, by the ids of their ends and their kind.
        ties(
            /// How many ties; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only ties behind this cursor.
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
        /// What is measured of the graph as a whole.
        measures: GraphMeasures => async {
            let measured = measured(ctx, &this.0).await?;
            Ok(GraphMeasures::from(&measured.summary))
        };
        /// The actors with the highest betweenness first: those through whom the others reach each other.
        most_between(
            /// How many actors; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only actors behind this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let measured = measured(ctx, &this.0).await?;
            let mut places = this.actors_of(false);
            let betweenness = |place: &u32| measured.centralities[*place as usize].betweenness;
            places.sort_by(|one, other| betweenness(other).total_cmp(&betweenness(one)));
            this.page(ctx, "between", &places, (first, after))
        };
        /// The actors that directed ties lead to and that none leads from, by id: with the ties ASSISTANCE those who are helped and help nobody. None on record is not none.
        only_receive(
            /// How many actors; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only actors behind this cursor.
            after: Option<String>,
        ): ComputedPage<GraphActor> => async {
            let receivers = |shown: &Arc<Shown>| shown.projected.receivers().into_iter().collect();
            let places: Vec<u32> = listed(ctx, &this.0, receivers).await?;
            this.page(ctx, "receivers", &places, (first, after))
        };
        /// The actors whose removal leaves members of different networks without any way to each other that they had, by id, each with the networks it holds together.
        bridges: Vec<way::GraphBridge> => async {
            // Bounded as measures are, and for the same reason.
            let bounds = Bounds::from(ctx.data_unchecked::<Limits>());
            let bridges = this.0.bridges(bounds, budget(ctx)).await?;
            let bridges = bridges.iter().cloned();
            Ok(bridges
                .map(|bridge| way::GraphBridge::new(&this.0, bridge))
                .collect())
        };
        /// The ties within and between networks: for each pair of networks how many ties and how strong.
        cross_network_matrix: Vec<NetworkPair> => listed(ctx, &this.0, matrix::pairs);
        /// Who is missing: from the platforms of the scope's countries, and from each other's company. None on record is not none.
        missing: GraphMissing = GraphMissing(Arc::clone(&this.0));
        /// What differs between two days: actors and ties gained, lost and kept, and the measures of each day.
        compare(
            /// Two days, the earlier first.
            as_of: Vec<Date>,
        ): GraphChange => GraphChange::between(ctx, &this.0, &as_of);
        /// How a measure moves over time, from day to day.
        timeline(
            /// What to follow.
            measure: GraphMeasure,
            /// The first day.
            from: Date,
            /// The last day.
            to: Date,
            /// The distance of the points, in months; 12 if not given.
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
