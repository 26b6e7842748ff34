//! Standing that comes from the standing of those one is tied to.

use petgraph::{graph::UnGraph, visit::EdgeRef};
use rustworkx_core::centrality::eigenvector_centrality;

use super::{halt::Halt, real};
use crate::net::Net;

/// How far apart two rounds may be, by the number of nodes.
const TOLERANCE: f64 = 1e-12;
/// How many rounds are always made before the tolerance is widened.
const ROUNDS: usize = 10_000;
/// How many ties may be followed before it is widened; small nets get more rounds for it.
const STEPS: usize = 100_000_000;
/// The share of standing that `PageRank` passes on along ties.
const DAMPING: f64 = 0.85;
/// More rounds than `PageRank` needs: each shrinks the difference by the damping.
const PAGE_RANK_ROUNDS: usize = 1_000;

/// `eigenvector_centrality(max_iter=10000, tol=1e-12)`, weights disregarded.
///
/// By rustworkx, which like `NetworkX` begins with equal standing for all. Where
/// there are no ties, all have 0, `NetworkX`'s answer being its own starting point.
/// Where rivals of nearly the same standing keep `NetworkX` from settling, it gives
/// up; here small nets get more rounds, and the tolerance is widened a thousandfold
/// if that does not help.
pub(super) fn eigenvector(graph: &UnGraph<(), f64>, halt: &Halt) -> Option<Vec<f64>> {
    let mut tolerance = TOLERANCE;
    let rounds = ROUNDS.max(STEPS / graph.edge_count().max(1));
    while graph.edge_count() > 0 && tolerance < 1.0 {
        let one = |_| halt.check().map(|()| 1.0).ok_or(());
        let found = eigenvector_centrality(graph, one, Some(rounds), Some(tolerance));
        if let Some(standing) = found.ok()? {
            return Some(standing);
        }
        tolerance *= 1e3;
    }
    Some(vec![0.0; graph.node_count()])
}

/// `pagerank(alpha=0.85, weight='weight', tol=1e-12)`.
///
/// Our own: rustworkx has none, and petgraph's disregards weights, mixes jumps
/// and ties differently and takes time with the square of the nodes.
pub(super) fn page_rank(net: &Net, graph: &UnGraph<(), f64>, halt: &Halt) -> Option<Vec<f64>> {
    let count = real(graph.node_count());
    let strengths = net.strengths();
    let mut ranks = vec![1.0 / count; graph.node_count()];
    for _ in 0..PAGE_RANK_ROUNDS {
        halt.check()?;
        let stuck = strengths.iter().zip(&ranks);
        let stuck: f64 = stuck
            .filter(|(strength, _)| **strength <= 0.0)
            .map(|(_, rank)| rank)
            .sum();
        let jump = (DAMPING * stuck + 1.0 - DAMPING) / count;
        let mut passed = vec![jump; ranks.len()];
        for edge in graph.edge_references() {
            let (one, other) = (edge.source().index(), edge.target().index());
            passed[other] += DAMPING * ranks[one] * edge.weight() / strengths[one];
            passed[one] += DAMPING * ranks[other] * edge.weight() / strengths[other];
        }
        let moved: f64 = passed
            .iter()
            .zip(&ranks)
            .map(|(new, old)| (new - old).abs())
            .sum();
        ranks = passed;
        if moved < count * TOLERANCE {
            break;
        }
    }
    Some(ranks)
}

#[cfg(test)]
mod tests {
    use super::{super::nets, *};

    fn both(net: &Net) -> (Vec<f64>, Vec<f64>) {
        let (graph, halt) = (net.graph(), Halt::default());
        let eigenvector = eigenvector(&graph, &halt).unwrap();
        (eigenvector, page_rank(net, &graph, &halt).unwrap())
    }

    #[test]
    fn without_ties_nobody_stands_out() {
        assert_eq!(both(&nets::net(0, &[])), (vec![], vec![]));
        assert_eq!(both(&nets::net(1, &[])), (vec![0.0], vec![1.0]));
        let (eigenvector, ranks) = both(&nets::net(4, &[]));
        assert_eq!(eigenvector, [0.0; 4]);
        assert!(ranks.iter().all(|rank| nets::close(*rank, 0.25)));
    }

    #[test]
    fn the_middle_of_a_star_stands_as_all_leaves_together() {
        let (eigenvector, ranks) = both(&nets::star(5));
        assert!(nets::close(eigenvector[0], 0.5_f64.sqrt()));
        assert!(nets::close(eigenvector[4], 0.125_f64.sqrt()));
        // r = 0.15/5 + 0.85 * (1 - r)
        assert!(nets::close(ranks[0], 0.88 / 1.85));
    }

    #[test]
    fn a_heavier_tie_passes_on_more() {
        let mut net = nets::star(3);
        net.ties[1].weight = 3.0;
        let (_, ranks) = both(&net);
        assert!(nets::close(ranks[2] - 0.05, 3.0 * (ranks[1] - 0.05)));
    }

    #[test]
    fn the_greater_of_two_rivals_stands_out_in_the_end() {
        // Two stars of thirty leaves, one leaf of the second with a leaf of its own.
        let first = (1..31).map(|leaf| (0, leaf));
        let second = (32..62).map(|leaf| (31, leaf));
        let pairs: Vec<_> = first.chain(second).chain([(61, 62)]).collect();
        let (eigenvector, _) = both(&nets::net(63, &pairs));
        assert!(eigenvector[0] < 1e-6 && eigenvector[31] > 0.7);
    }
}
