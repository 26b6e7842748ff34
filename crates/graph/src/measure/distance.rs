//! Distances in hops, component by component.

use petgraph::graph::UnGraph;
use rustworkx_core::connectivity::connected_components;

use super::{real, walk::Reach};

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

/// Closeness of each node: `closeness_centrality(wf_improved=True)`.
///
/// Not by rustworkx's function of that name, which gives the same figures but
/// walks hash tables: ten times slower on sparse nets, three hundred times on the
/// dense ones that summits make.
pub(super) fn closeness(reaches: &[Reach]) -> Vec<f64> {
    let all_others = real(reaches.len().saturating_sub(1));
    let of_one = |reach: &Reach| {
        let others = real(reach.others);
        if reach.others == 0 {
            return 0.0;
        }
        others / real(reach.sum) * (others / all_others)
    };
    reaches.iter().map(of_one).collect()
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

    use super::{
        super::{halt::Halt, nets, walk::reaches},
        *,
    };
    use crate::path::Neighbours;

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
            let neighbours = Neighbours::of(&net);
            let ours = closeness(&reaches(&neighbours, net.nodes, &Halt::default()).unwrap());
            let theirs = closeness_centrality(&net.graph(), true, usize::MAX);
            assert_eq!(ours.len(), theirs.len());
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                assert!(nets::close(ours, theirs.unwrap()));
            }
        }
    }
}
