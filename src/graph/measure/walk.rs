//! Walks from every node to all that it reaches, by the fewest hops: distances,
//! and who lies between (Brandes, "A faster algorithm for betweenness
//! centrality", 2001).
//!
//! Our own, on flat arrays: rustworkx has both, but keeps lists of predecessors
//! and a matrix of all pairs, and took nearly all the time of all measures
//! together; betweenness by it took about three times as long.

use super::{halt::Halt, real};
use crate::graph::path::Neighbours;

/// How far a node is from those it reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Reach {
    /// How many others it reaches.
    pub(super) others: usize,
    /// All distances together.
    pub(super) sum: usize,
    /// The greatest distance.
    pub(super) farthest: usize,
}

/// How far each node is from those it reaches.
///
/// From 64 nodes at a time, a bit each (Then et al., "The more the merrier:
/// efficient multi-source graph traversal", 2014). Distances are the same both
/// ways, so what arrives at a node is counted for that node.
pub(super) fn reaches(neighbours: &Neighbours, nodes: u32, halt: &Halt) -> Option<Vec<Reach>> {
    let size = nodes as usize;
    let mut reaches = vec![Reach::default(); size];
    for first in (0..nodes).step_by(64) {
        halt.check()?;
        let mut seen = vec![0_u64; size];
        for source in first..nodes.min(first + 64) {
            seen[source as usize] |= 1 << (source - first);
        }
        let mut arrived = seen.clone();
        let mut distance = 0;
        while arrived.iter().any(|bits| *bits != 0) {
            distance += 1;
            let mut next = vec![0_u64; size];
            for node in (0..nodes).filter(|node| arrived[*node as usize] != 0) {
                for neighbour in neighbours.of_node(node) {
                    next[*neighbour as usize] |= arrived[node as usize];
                }
            }
            for (place, bits) in next.iter_mut().enumerate() {
                *bits &= !seen[place];
                seen[place] |= *bits;
                let count = bits.count_ones() as usize;
                if count > 0 {
                    let reach = &mut reaches[place];
                    reach.others += count;
                    reach.sum += count * distance;
                    reach.farthest = reach.farthest.max(distance);
                }
            }
            arrived = next;
        }
    }
    Some(reaches)
}

/// Betweenness of each node: `betweenness_centrality(normalized=True)`.
pub(super) fn betweenness(neighbours: &Neighbours, nodes: u32, halt: &Halt) -> Option<Vec<f64>> {
    let mut walk = Walk::new(neighbours, nodes);
    let mut betweenness = vec![0.0; nodes as usize];
    for source in 0..nodes {
        halt.check()?;
        walk.out(source);
        walk.back(&mut betweenness);
    }
    // Each pair was walked both ways.
    let others = betweenness.len();
    let pairs = real(others.saturating_sub(1)) * real(others.saturating_sub(2));
    if pairs > 0.0 {
        for of_one in &mut betweenness {
            *of_one /= pairs;
        }
    }
    Some(betweenness)
}

/// Not reached yet.
const FAR: u32 = u32::MAX;

/// A walk from one node; the next one uses its memory again.
struct Walk<'a> {
    neighbours: &'a Neighbours,
    distances: Vec<u32>,
    /// How many shortest ways lead to each node.
    ways: Vec<f64>,
    /// What of the walk passes through each node.
    shares: Vec<f64>,
    /// The nodes that were reached, the nearest first.
    order: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn new(neighbours: &'a Neighbours, nodes: u32) -> Self {
        let nodes = nodes as usize;
        Self {
            neighbours,
            distances: vec![FAR; nodes],
            ways: vec![0.0; nodes],
            shares: vec![0.0; nodes],
            order: Vec::with_capacity(nodes),
        }
    }

    /// Goes out from a node to all that it reaches.
    fn out(&mut self, source: u32) {
        for node in self.order.drain(..) {
            self.distances[node as usize] = FAR;
            self.ways[node as usize] = 0.0;
            self.shares[node as usize] = 0.0;
        }
        self.distances[source as usize] = 0;
        self.ways[source as usize] = 1.0;
        self.order.push(source);
        let mut next = 0;
        while let Some(node) = self.order.get(next).copied() {
            next += 1;
            let (distance, ways) = (self.distances[node as usize], self.ways[node as usize]);
            for neighbour in self.neighbours.of_node(node) {
                let place = *neighbour as usize;
                if self.distances[place] == FAR {
                    self.distances[place] = distance + 1;
                    self.order.push(*neighbour);
                }
                if self.distances[place] == distance + 1 {
                    self.ways[place] += ways;
                }
            }
        }
    }

    /// Comes back from the farthest, and adds to each node what passes through it.
    fn back(&mut self, betweenness: &mut [f64]) {
        for node in self.order.iter().skip(1).rev() {
            let place = *node as usize;
            let share = (1.0 + self.shares[place]) / self.ways[place];
            for before in self.neighbours.of_node(*node) {
                let before = *before as usize;
                if self.distances[before] + 1 == self.distances[place] {
                    self.shares[before] += self.ways[before] * share;
                }
            }
            betweenness[place] += self.shares[place];
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};
    use rustworkx_core::centrality::betweenness_centrality;

    use super::{super::nets, *};

    #[test]
    fn distances_are_counted_from_every_node() {
        let net = nets::path(130);
        let found = reaches(&Neighbours::of(&net), net.nodes, &Halt::default()).unwrap();
        for (node, reach) in found.into_iter().enumerate() {
            let (before, behind) = (node, 129 - node);
            let sum = before * (before + 1) / 2 + behind * (behind + 1) / 2;
            let farthest = before.max(behind);
            assert_eq!(
                reach,
                Reach {
                    others: 129,
                    sum,
                    farthest
                }
            );
        }
    }

    proptest! {
        #[test]
        fn betweenness_is_that_of_rustworkx(mut pairs in vec((0_u32..14, 0_u32..14), 0..40)) {
            for pair in &mut pairs {
                *pair = (pair.0.min(pair.1), pair.0.max(pair.1));
            }
            pairs.retain(|pair| pair.0 < pair.1);
            pairs.sort_unstable();
            pairs.dedup();
            let net = nets::net(14, &pairs);
            let ours = betweenness(&Neighbours::of(&net), net.nodes, &Halt::default()).unwrap();
            let theirs = betweenness_centrality(&net.graph(), false, true, usize::MAX);
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                prop_assert!(nets::close(ours, theirs.unwrap_or_default()));
            }
        }
    }
}
