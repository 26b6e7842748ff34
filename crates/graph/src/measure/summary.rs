//! What a net is like as a whole.

use std::collections::HashSet;

use petgraph::graph::UnGraph;

use super::{
    distance::{components, largest},
    halt::{Halt, unless},
    input::MeasureInput,
    mixing::Mixing,
    ratio,
    triangle::clustering,
    walk::Reach,
};
use crate::net::Net;

/// The seed of the communities that [`summary`] counts; give it to `centralities` to have them.
pub const SEED: u64 = 0;

/// The measures of a whole net.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many nodes there are, those without a tie included.
    pub nodes: usize,
    /// How many ties there are.
    pub ties: usize,
    /// The ties by the pairs of nodes; 0 where there is no pair. `density`.
    pub density: f64,
    /// How many components there are, each node without a tie being one. `number_connected_components`.
    pub components: usize,
    /// How many nodes the largest component has.
    pub largest_component: usize,
    /// The average distance in hops of two nodes of the largest component (of equals, that with
    /// the smallest node); 0 if it is one node, `None` without nodes. `average_shortest_path_length`.
    pub average_distance: Option<f64>,
    /// The greatest distance in hops in that component; `None` without nodes. `diameter`.
    pub diameter: Option<usize>,
    /// Three times the triangles by the connected triples; 0 where there are no triples. `transitivity`.
    pub transitivity: f64,
    /// The average, over all nodes, of the share of pairs of neighbours that are tied, 0 for nodes
    /// with fewer than two; `None` without nodes. `average_clustering`.
    pub average_clustering: Option<f64>,
    /// Freeman's: how far degrees stay behind the greatest, by how far they do in a star; `None`
    /// below three nodes.
    pub degree_centralisation: Option<f64>,
    /// The share of arcs that are answered; `None` without arcs. `overall_reciprocity`.
    pub reciprocity: Option<f64>,
    /// External less internal ties by both, of ties whose both ends have a group; `None` where there are none.
    pub external_internal_index: Option<f64>,
    /// Whether ties keep within groups, among nodes with a group; `None` where these have no ties
    /// or all within one group. `attribute_assortativity_coefficient`.
    pub assortativity: Option<f64>,
    /// How far ties keep within communities, by weight; `None` without ties. `modularity`.
    pub modularity: Option<f64>,
    /// How many communities there are, each node without a tie being one.
    pub communities: usize,
}

/// The measures of a whole net that walk no further than to neighbours, as [`Summary`]
/// has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// How many nodes there are.
    pub nodes: usize,
    /// How many ties there are.
    pub ties: usize,
    /// The ties by the pairs of nodes.
    pub density: f64,
    /// How many components there are.
    pub components: usize,
    /// Three times the triangles by the connected triples.
    pub transitivity: f64,
    /// How far degrees stay behind the greatest.
    pub degree_centralisation: Option<f64>,
    /// External less internal ties by both.
    pub external_internal_index: Option<f64>,
}

/// What is measured of a whole net at little cost; `None` if `stop` said so meanwhile.
#[must_use]
pub fn outline(net: &Net, stop: &dyn Fn() -> bool) -> Option<Outline> {
    unless(stop, |halt| {
        let graph = net.graph();
        let transitivity = clustering(&graph, halt)?.transitivity;
        Some(Outline {
            nodes: graph.node_count(),
            ties: graph.edge_count(),
            density: density(&graph),
            components: components(&graph).len(),
            transitivity,
            degree_centralisation: degree_centralisation(net),
            external_internal_index: Mixing::of(net).external_internal_index(),
        })
    })
}

/// The measures of a whole net, its communities by [`SEED`].
#[must_use]
pub fn summary(net: &Net) -> Summary {
    // Nothing halts it, so that there is one.
    let halt = Halt::default();
    let input = MeasureInput::of(net, SEED, &halt);
    input
        .and_then(|input| measured(net, &input, &halt))
        .unwrap_or_default()
}

/// The measures of a whole net.
pub(super) fn measured(net: &Net, input: &MeasureInput, halt: &Halt) -> Option<Summary> {
    let MeasureInput {
        graph,
        reaches,
        partition,
        ..
    } = input;
    let (nodes, ties) = (graph.node_count(), graph.edge_count());
    let components = components(graph);
    let largest = largest(&components);
    let distances = largest.map(|largest| Distances::of(reaches, largest));
    let clustering = clustering(graph, halt)?;
    let mixing = Mixing::of(net);
    Some(Summary {
        nodes,
        ties,
        density: density(graph),
        components: components.len(),
        largest_component: largest.map_or(0, Vec::len),
        average_distance: distances.as_ref().map(|distances| distances.average),
        diameter: distances.as_ref().map(|distances| distances.greatest),
        transitivity: clustering.transitivity,
        average_clustering: clustering.average,
        degree_centralisation: degree_centralisation(net),
        reciprocity: reciprocity(net),
        external_internal_index: mixing.external_internal_index(),
        assortativity: mixing.assortativity(),
        modularity: partition.modularity,
        communities: partition.count,
    })
}

fn density(graph: &UnGraph<(), f64>) -> f64 {
    let (nodes, ties) = (graph.node_count(), graph.edge_count());
    ratio(2 * ties, nodes * nodes.saturating_sub(1)).unwrap_or(0.0)
}

/// The distances within one component.
struct Distances {
    average: f64,
    greatest: usize,
}

impl Distances {
    fn of(reaches: &[Reach], component: &[u32]) -> Self {
        let within = || component.iter().map(|node| &reaches[*node as usize]);
        let sum = within().map(|reach| reach.sum).sum();
        let pairs = component.len() * (component.len() - 1);
        let farthest = within().map(|reach| reach.farthest);
        Self {
            average: ratio(sum, pairs).unwrap_or(0.0),
            greatest: farthest.max().unwrap_or(0),
        }
    }
}

/// Freeman's centralisation of degrees; neither rustworkx nor `NetworkX` has it.
fn degree_centralisation(net: &Net) -> Option<f64> {
    let nodes = net.nodes as usize;
    let greatest = net.degrees().into_iter().max()? as usize;
    let behind = nodes * greatest - 2 * net.ties.len();
    ratio(behind, (nodes - 1) * nodes.saturating_sub(2))
}

/// `overall_reciprocity` of the arcs; rustworkx has none.
fn reciprocity(net: &Net) -> Option<f64> {
    let arcs: HashSet<(u32, u32)> = net.arcs.iter().copied().collect();
    let answered = arcs
        .iter()
        .filter(|(from, to)| arcs.contains(&(*to, *from)));
    ratio(answered.count(), arcs.len())
}

#[cfg(test)]
mod tests {
    use super::{super::nets, *};
    use crate::measure;

    #[test]
    fn an_empty_net_has_hardly_a_measure() {
        assert_eq!(summary(&nets::net(0, &[])), Summary::default());
    }

    #[test]
    fn isolates_are_components_and_communities() {
        for nodes in [1, 2, 4] {
            let found = summary(&nets::net(nodes, &[]));
            let nodes = nodes as usize;
            assert_eq!(
                (found.nodes, found.components, found.communities),
                (nodes, nodes, nodes)
            );
            assert_eq!((found.ties, found.largest_component), (0, 1));
            assert_eq!(
                (found.average_distance, found.diameter),
                (Some(0.0), Some(0))
            );
            assert_eq!(found.average_clustering, Some(0.0));
            assert_eq!((found.modularity, found.reciprocity), (None, None));
            assert_eq!(found.degree_centralisation, (nodes > 2).then_some(0.0));
        }
    }

    #[test]
    fn a_star_is_as_central_as_can_be() {
        let found = summary(&nets::star(5));
        assert_eq!(found.degree_centralisation, Some(1.0));
        assert_eq!((found.diameter, found.transitivity), (Some(2), 0.0));
        assert!(nets::close(found.density, 0.4));
        assert!(nets::close(found.average_distance.unwrap(), 1.6));
    }

    #[test]
    fn a_complete_net_is_as_dense_as_can_be() {
        let found = summary(&nets::complete(5));
        assert!(nets::close(found.density, 1.0) && nets::close(found.transitivity, 1.0));
        assert_eq!(
            (found.diameter, found.average_distance),
            (Some(1), Some(1.0))
        );
        assert_eq!(
            (found.degree_centralisation, found.communities),
            (Some(0.0), 1)
        );
        assert!(nets::close(found.modularity.unwrap(), 0.0));
    }

    #[test]
    fn a_path_is_long() {
        let found = summary(&nets::path(4));
        assert_eq!(found.diameter, Some(3));
        assert!(nets::close(found.average_distance.unwrap(), 10.0 / 6.0));
    }

    #[test]
    fn two_triangles_are_two_communities() {
        let found = summary(&nets::two_triangles());
        assert_eq!((found.components, found.communities), (1, 2));
        assert!(nets::close(found.modularity.unwrap(), 6.0 / 7.0 - 0.5));
        assert!(nets::close(found.transitivity, 0.6));
    }

    #[test]
    fn distances_are_of_the_first_of_equal_components() {
        let net = nets::net(6, &[(3, 4), (4, 5), (3, 5), (0, 1), (1, 2)]);
        let found = summary(&net);
        assert_eq!((found.largest_component, found.diameter), (3, Some(2)));
    }

    #[test]
    fn answered_arcs_are_reciprocal() {
        let mut net = nets::path(3);
        net.arcs = vec![(0, 1), (1, 0), (1, 2)];
        assert!(nets::close(summary(&net).reciprocity.unwrap(), 2.0 / 3.0));
    }

    #[test]
    fn an_outline_has_what_the_summary_has() {
        let mut mixed = nets::two_triangles();
        mixed.groups = vec![Some(0), Some(1), Some(1), None, Some(0), Some(0)];
        for net in [
            nets::net(0, &[]),
            nets::net(3, &[]),
            nets::star(5),
            nets::path(4),
            nets::complete(5),
            mixed,
        ] {
            let found = outline(&net, &|| false).unwrap();
            let summary = summary(&net);
            let expected = Outline {
                nodes: summary.nodes,
                ties: summary.ties,
                density: summary.density,
                components: summary.components,
                transitivity: summary.transitivity,
                degree_centralisation: summary.degree_centralisation,
                external_internal_index: summary.external_internal_index,
            };
            assert_eq!(found, expected);
        }
        assert_eq!(outline(&nets::star(5), &|| true), None);
    }

    #[test]
    fn whoever_stops_waits_no_longer() {
        let net = nets::star(5);
        assert_eq!(measure::measured(&net, SEED, &|| true), None);
        assert!(measure::measured(&net, SEED, &|| false).is_some_and(|it| it.0 == summary(&net)));
    }
}
