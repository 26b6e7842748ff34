//! The place of each node in its net.

use petgraph::graph::{NodeIndex, UnGraph};
use rustworkx_core::connectivity::core_number;

use super::{
    brokerage::{Brokerage, brokerage},
    distance::closeness,
    halt::{Halt, unless},
    input::MeasureInput,
    prestige::{eigenvector, page_rank},
    walk::betweenness,
};
use crate::net::Net;

/// The measures of one node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centrality {
    /// How many nodes it is tied to.
    pub degree: u32,
    /// The weights of its ties, summed.
    pub strength: f64,
    /// The share of shortest paths between two others that lead through it, weights disregarded;
    /// 0 in nets of fewer than three nodes. `betweenness_centrality(normalized=True)`.
    pub betweenness: f64,
    /// Wasserman and Faust's closeness: the nodes it reaches, by their average distance and by
    /// their share of all others; 0 without ties. `closeness_centrality(wf_improved=True)`.
    pub closeness: f64,
    /// Its part of the leading eigenvector, weights disregarded; 0 in nets without ties.
    /// `eigenvector_centrality`, to 1e-6.
    pub eigenvector: f64,
    /// How often a walk along ties, by weight, that jumps anywhere at every seventh step or so,
    /// visits it; all nodes together 1. `pagerank(alpha=0.85)`, to 1e-6.
    pub page_rank: f64,
    /// The greatest `k` such that it is tied to `k` nodes that are tied to `k` nodes and so on. `core_number`.
    pub core_number: u32,
    /// The number of its community, 0 being the largest; of equals, that with the smallest node.
    pub community: u32,
    /// How often it brokers, by role.
    pub brokerage: Brokerage,
}

/// The measures of every node, in order; `None` if `stop` said so meanwhile.
///
/// `stop` is asked on the caller's thread, every few milliseconds; the work is done on another.
/// Communities depend on `seed`, nothing else does.
#[must_use]
pub fn centralities(net: &Net, seed: u64, stop: &dyn Fn() -> bool) -> Option<Vec<Centrality>> {
    unless(stop, |halt| {
        measured(net, &MeasureInput::of(net, seed, halt)?, halt)
    })
}

/// The measures of every node, in order.
pub(super) fn measured(net: &Net, input: &MeasureInput, halt: &Halt) -> Option<Vec<Centrality>> {
    let MeasureInput {
        graph,
        neighbours,
        reaches,
        partition,
    } = input;
    let degrees = net.degrees();
    let strengths = net.strengths();
    let closeness = closeness(reaches);
    let betweenness = betweenness(neighbours, net.nodes, halt)?;
    let eigenvector = eigenvector(graph, halt)?;
    let page_rank = page_rank(net, graph, halt)?;
    let core_numbers = core_numbers(graph, halt)?;
    let brokerage = brokerage(net, graph, halt)?;
    let centrality = |node: usize| Centrality {
        degree: degrees[node],
        strength: strengths[node],
        betweenness: betweenness[node],
        closeness: closeness[node],
        eigenvector: eigenvector[node],
        page_rank: page_rank[node],
        core_number: core_numbers[node],
        community: partition.communities[node],
        brokerage: brokerage[node],
    };
    Some((0..graph.node_count()).map(centrality).collect())
}

/// `core_number` by rustworkx.
pub(super) fn core_numbers(graph: &UnGraph<(), f64>, halt: &Halt) -> Option<Vec<u32>> {
    halt.check()?;
    let found = core_number(graph);
    let number = |node: NodeIndex| found.get(&node).and_then(|&core| u32::try_from(core).ok());
    Some(
        graph
            .node_indices()
            .map(|node| number(node).unwrap_or(0))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{super::nets, *};

    fn measures(net: &Net) -> Vec<Centrality> {
        centralities(net, 7, &|| false).unwrap()
    }

    #[test]
    fn an_empty_net_has_no_places() {
        assert_eq!(measures(&nets::net(0, &[])), []);
    }

    #[test]
    fn isolates_are_nowhere() {
        for nodes in [1, 2, 5] {
            for (node, found) in (0..).zip(measures(&nets::net(nodes, &[]))) {
                assert_eq!(
                    (found.degree, found.core_number, found.community),
                    (0, 0, node)
                );
                let figures = [
                    found.strength,
                    found.betweenness,
                    found.closeness,
                    found.eigenvector,
                ];
                assert!(figures.iter().all(|figure| nets::close(*figure, 0.0)));
                assert!(nets::close(found.page_rank, 1.0 / f64::from(nodes)));
                assert_eq!(found.brokerage, Brokerage::default());
            }
        }
    }

    #[test]
    fn the_middle_of_a_star_is_between_all() {
        let found = measures(&nets::star(6));
        assert!(nets::close(found[0].betweenness, 1.0) && nets::close(found[0].closeness, 1.0));
        assert!(
            nets::close(found[1].betweenness, 0.0) && nets::close(found[1].closeness, 5.0 / 9.0)
        );
        assert_eq!(
            (found[0].degree, found[1].degree, found[0].core_number),
            (5, 1, 1)
        );
    }

    #[test]
    fn in_a_complete_net_all_are_alike() {
        for found in measures(&nets::complete(5)) {
            assert_eq!(
                (found.degree, found.core_number, found.community),
                (4, 4, 0)
            );
            assert!(nets::close(found.betweenness, 0.0) && nets::close(found.closeness, 1.0));
            assert!(nets::close(found.page_rank, 0.2));
        }
    }

    #[test]
    fn a_path_is_crossed_in_the_middle() {
        let found = measures(&nets::path(5));
        for (found, crossings) in found.iter().zip([0.0, 3.0, 4.0, 3.0, 0.0]) {
            assert!(nets::close(found.betweenness, crossings / 6.0));
        }
    }

    #[test]
    fn two_triangles_are_two_communities() {
        let found = measures(&nets::two_triangles());
        let communities: Vec<u32> = found.iter().map(|found| found.community).collect();
        assert_eq!(communities, [0, 0, 0, 1, 1, 1]);
        assert!(found.iter().all(|found| found.core_number == 2));
        assert!(nets::close(found[2].betweenness, 0.6));
    }

    #[test]
    fn the_same_seed_gives_the_same_answer() {
        let net = nets::path(60);
        assert_eq!(measures(&net), measures(&net));
    }

    #[test]
    fn whoever_stops_waits_no_longer() {
        assert_eq!(centralities(&nets::star(5), 0, &|| true), None);
        let asked = Cell::new(0);
        let stop = || {
            asked.set(asked.get() + 1);
            asked.get() > 5
        };
        assert_eq!(centralities(&nets::complete(300), 0, &stop), None);
    }
}
