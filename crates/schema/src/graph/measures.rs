//! What is measured of a graph as a whole.

use async_graphql::Enum;

use crate::object::{leaves, plain};
use graph::measure::{Outline, Summary};

leaves!(GraphMeasure);

plain! {
    /// What is measured of a graph as a whole, over all its members with isolates among them. Ties of all kinds between two members are one, without direction and without loops, unless a field says otherwise; NetworkX's definitions hold.
    #[derive(Clone)]
    GraphMeasures {
        /// How many members the graph has.
        members: usize,
        /// How many pairs of members are tied.
        tied_pairs: usize,
        /// The share of all pairs that are tied (NetworkX `density`); 0 for fewer than two members.
        density: f64,
        /// How many parts there are without a tie between them (NetworkX `number_connected_components`).
        components: usize,
        /// How many members the largest part has.
        largest_component: usize,
        /// The mean number of hops between two members of the largest part (NetworkX `average_shortest_path_length`); 0 if it has one member, `null` for an empty graph.
        average_distance: Option<f64>,
        /// The most hops between two members of the largest part (NetworkX `diameter`); `null` for an empty graph.
        diameter: Option<usize>,
        /// The share of pairs with a common neighbour that are tied themselves (NetworkX `transitivity`); 0 where there are no such pairs.
        transitivity: f64,
        /// The mean share of a member's neighbours that are tied to each other (NetworkX `average_clustering`); `null` for an empty graph.
        average_clustering: Option<f64>,
        /// How far degrees are from being equal, from 0 to 1 in a star (Freeman, 1979); `null` for fewer than three members.
        degree_centralisation: Option<f64>,
        /// The share of directed ties that are returned (NetworkX `overall_reciprocity`); `null` without directed ties.
        reciprocity: Option<f64>,
        /// Ties between networks less ties within them, as a share of both, from -1 to 1 (Krackhardt and Stern, 1988); `null` without ties between members of known networks.
        external_internal_index: Option<f64>,
        /// The share of ties between members of different networks, from 0 to 1, among those between members of known networks; `null` where there are none. It is the same as `externalInternalIndex` on another scale.
        cross_network_share: Option<f64>,
        /// Whether members are tied within their network more often than by chance, up to 1 (NetworkX `attribute_assortativity_coefficient`); `null` where it is undefined.
        assortativity: Option<f64>,
        /// How many communities the Louvain method finds, with a fixed seed.
        communities: usize,
        /// How well these communities part the graph (NetworkX `modularity`, weighted); `null` without ties.
        modularity: Option<f64>,
    }
}

impl From<&Summary> for GraphMeasures {
    fn from(summary: &Summary) -> Self {
        Self {
            members: summary.nodes,
            tied_pairs: summary.ties,
            density: summary.density,
            components: summary.components,
            largest_component: summary.largest_component,
            average_distance: summary.average_distance,
            diameter: summary.diameter,
            transitivity: summary.transitivity,
            average_clustering: summary.average_clustering,
            degree_centralisation: summary.degree_centralisation,
            reciprocity: summary.reciprocity,
            external_internal_index: summary.external_internal_index,
            cross_network_share: summary
                .external_internal_index
                .map(|index| f64::midpoint(1.0, index)),
            assortativity: summary.assortativity,
            communities: summary.communities,
            modularity: summary.modularity,
        }
    }
}

/// What can be followed over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum GraphMeasure {
    /// How many members the graph has.
    Members,
    /// How many pairs of members are tied.
    TiedPairs,
    /// The share of all pairs that are tied.
    Density,
    /// How many parts there are without a tie between them.
    Components,
    /// The share of pairs with a common neighbour that are tied themselves.
    Transitivity,
    /// How far degrees are from being equal.
    DegreeCentralisation,
    /// Ties between networks less ties within them, as a share of both.
    ExternalInternalIndex,
}

impl GraphMeasure {
    /// Its value in a graph, `None` where it is undefined.
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    pub(crate) fn of(self, outline: &Outline) -> Option<f64> {
        match self {
            Self::Members => Some(outline.nodes as f64),
            Self::TiedPairs => Some(outline.ties as f64),
            Self::Density => Some(outline.density),
            Self::Components => Some(outline.components as f64),
            Self::Transitivity => Some(outline.transitivity),
            Self::DegreeCentralisation => outline.degree_centralisation,
            Self::ExternalInternalIndex => outline.external_internal_index,
        }
    }
}
