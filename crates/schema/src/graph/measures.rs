//! What is measured of a graph as a whole.

use async_graphql::Enum;

use crate::object::{leaves, plain};
use graph::measure::{Outline, Summary};

leaves!(GraphMeasure);

plain! {
    /// The measures of a graph as a whole, over all members, including those without ties. Ties of all kinds between two members count as one tie without direction, and loops are ignored, unless a field says otherwise. The definitions are those of NetworkX.
    #[derive(Clone)]
    GraphMeasures {
        /// The number of members.
        members: usize,
        /// The number of pairs of members that are tied.
        tied_pairs: usize,
        /// The share of all pairs that are tied, from 0 to 1 (NetworkX `density`); 0 for fewer than two members.
        density: f64,
        /// The number of parts that have no tie between them (NetworkX `number_connected_components`).
        components: usize,
        /// The number of members of the largest part.
        largest_component: usize,
        /// The mean number of hops between two members of the largest part (NetworkX `average_shortest_path_length`); 0 if it has one member, `null` for an empty graph.
        average_distance: Option<f64>,
        /// The largest number of hops between two members of the largest part (NetworkX `diameter`); `null` for an empty graph.
        diameter: Option<usize>,
        /// The share of pairs with a common neighbour that are also tied to each other (NetworkX `transitivity`); 0 if there are no such pairs.
        transitivity: f64,
        /// The mean share of a member's neighbours that are tied to each other (NetworkX `average_clustering`); `null` for an empty graph.
        average_clustering: Option<f64>,
        /// How unequal the degrees are, from 0 (all equal) to 1 (a star) (Freeman, 1979); `null` for fewer than three members.
        degree_centralisation: Option<f64>,
        /// The share of directed ties that also exist in the other direction (NetworkX `overall_reciprocity`); `null` if there are no directed ties.
        reciprocity: Option<f64>,
        /// (Ties between networks minus ties within them) divided by their sum, from -1 to 1 (Krackhardt and Stern, 1988); `null` if no members of known networks are tied.
        external_internal_index: Option<f64>,
        /// The share of ties between different networks among the ties between members of known networks, from 0 to 1; `null` if there are none. It is `externalInternalIndex` on another scale.
        cross_network_share: Option<f64>,
        /// How much more often than by chance members are tied within their network; 1 at most (NetworkX `attribute_assortativity_coefficient`); `null` if undefined.
        assortativity: Option<f64>,
        /// The number of communities that the Louvain method finds, with a fixed seed.
        communities: usize,
        /// How clearly these communities divide the graph (NetworkX `modularity`, weighted); `null` if there are no ties.
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

/// A measure that a timeline can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum GraphMeasure {
    /// The number of members.
    Members,
    /// The number of pairs of members that are tied.
    TiedPairs,
    /// The share of all pairs that are tied.
    Density,
    /// The number of parts that have no tie between them.
    Components,
    /// The share of pairs with a common neighbour that are also tied to each other.
    Transitivity,
    /// How unequal the degrees are.
    DegreeCentralisation,
    /// (Ties between networks minus ties within them) divided by their sum.
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
