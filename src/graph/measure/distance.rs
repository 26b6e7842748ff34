//! Distances in hops, component by component.

use petgraph::graph::UnGraph;
use rustworkx_core::{connectivity::connected_components, shortest_path::distance_matrix};

use super::{halt::Halt, real};

/// The components, that of the smallest node first, each with its nodes in order.
pub(super) fn components(graph: &UnGraph<(), f64>) -> Vec<Vec<u32>> {
    let found = connected_components(graph);
    let sorted = found.into_iter().map(|component| {
        let mut nodes: Vec<u32> = component.iter().map(|node| number(node.index())).collect();
        nodes.sort_unstable();
        nodes
    });
    sorted.collect()
}

/// The largest component; of equals the one with the smallest node.
pub(super) fn largest(components: &[Vec<u32>]) -> Option<&Vec<u32>> {
    components.iter().rev().max_by_key(|nodes| nodes.len())
}

/// How far one node is from the others of its component.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    /// All distances together.
    pub(super) sum: f64,
    /// The greatest distance.
    pub(super) farthest: f64,
}

/// How far each node of a component is from the others, in the order of `nodes`.
///
/// While it runs, it holds 8 bytes for each ordered pair of them.
pub(super) fn reaches(graph: &UnGraph<(), f64>, nodes: &[u32], halt: &Halt) -> Option<Vec<Reach>> {
    halt.check()?;
    let part = component_graph(graph, nodes);
    let distances = distance_matrix(&part, usize::MAX, false, 0.0);
    halt.check()?;
    let reach = |row: usize| Reach {
        sum: distances.row(row).sum(),
        farthest: distances.row(row).iter().copied().fold(0.0, f64::max),
    };
    Some((0..nodes.len()).map(reach).collect())
}

/// Closeness of each node: `closeness_centrality(wf_improved=True)`.
///
/// From the matrix of distances and not by rustworkx's function of that name,
/// which gives the same figures but walks hash tables: ten times slower on
/// sparse nets, three hundred times on the dense ones that summits make.
pub(super) fn closeness(
    graph: &UnGraph<(), f64>,
    components: &[Vec<u32>],
    halt: &Halt,
) -> Option<Vec<f64>> {
    let mut closeness = vec![0.0; graph.node_count()];
    for nodes in components.iter().filter(|nodes| nodes.len() > 1) {
        let others = real(nodes.len() - 1);
        let share = others / real(graph.node_count() - 1);
        for (&node, reach) in nodes.iter().zip(reaches(graph, nodes, halt)?) {
            closeness[node as usize] = others / reach.sum * share;
        }
    }
    Some(closeness)
}

/// A component as a graph of its own, node `i` being `nodes[i]`.
fn component_graph(graph: &UnGraph<(), f64>, nodes: &[u32]) -> UnGraph<(), ()> {
    let mut part = UnGraph::default();
    let mut place = vec![None; graph.node_count()];
    for &node in nodes {
        place[node as usize] = Some(part.add_node(()));
    }
    for edge in graph.raw_edges() {
        let ends = (place[edge.source().index()], place[edge.target().index()]);
        if let (Some(from), Some(to)) = ends {
            part.add_edge(from, to, ());
        }
    }
    part
}

/// The number of a node from its index.
#[expect(
    clippy::cast_possible_truncation,
    reason = "indices of the graph are 32 bits wide"
)]
fn number(index: usize) -> u32 {
    index as u32
}

#[cfg(test)]
mod tests {
    use rustworkx_core::centrality::closeness_centrality;

    use super::{super::nets, *};

    #[test]
    fn components_are_in_order() {
        let graph = nets::net(6, &[(3, 5), (1, 4)]).graph();
        let found = components(&graph);
        assert_eq!(found, [vec![0], vec![1, 4], vec![2], vec![3, 5]]);
        assert_eq!(largest(&found), Some(&vec![1, 4]));
        assert_eq!(largest(&[]), None);
    }

    #[test]
    fn closeness_is_that_of_rustworkx() {
        for net in [
            nets::net(0, &[]),
            nets::net(1, &[]),
            nets::net(7, &[(0, 1), (1, 2), (4, 5)]),
            nets::star(6),
            nets::path(9),
            nets::complete(5),
            nets::two_triangles(),
        ] {
            let graph = net.graph();
            let ours = closeness(&graph, &components(&graph), &Halt::default()).unwrap();
            let theirs = closeness_centrality(&graph, true, usize::MAX);
            assert_eq!(ours.len(), theirs.len());
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                assert!(nets::close(ours, theirs.unwrap()));
            }
        }
    }
}
