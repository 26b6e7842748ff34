//! Walks from every node to all that it reaches, by the fewest hops: distances,
//! and who lies between (Brandes, "A faster algorithm for betweenness
//! centrality", 2001).
//!
//! Our own, on flat arrays: rustworkx has both, but keeps lists of predecessors
//! and a matrix of all pairs, and took most of the time of all measures together.
//! One walk gives both here.

use super::{halt::Halt, real};
use crate::graph::{net::Net, path::Neighbours};

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

/// What is known of each node once all walks are done.
pub(super) struct Walks {
    pub(super) reaches: Vec<Reach>,
    /// `betweenness_centrality(normalized=True)`.
    pub(super) betweenness: Vec<f64>,
}

/// Walks from every node.
pub(super) fn walks(net: &Net, halt: &Halt) -> Option<Walks> {
    let neighbours = Neighbours::of(net);
    let mut walk = Walk::new(&neighbours, net.nodes);
    let mut reaches = vec![];
    let mut betweenness = vec![0.0; net.nodes as usize];
    for source in 0..net.nodes {
        halt.check()?;
        reaches.push(walk.out(source));
        walk.back(&mut betweenness);
    }
    // Each pair was walked both ways.
    let pairs =
        real(betweenness.len().saturating_sub(1)) * real(betweenness.len().saturating_sub(2));
    if pairs > 0.0 {
        for of_one in &mut betweenness {
            *of_one /= pairs;
        }
    }
    Some(Walks {
        reaches,
        betweenness,
    })
}

/// How far each of some nodes is from those it reaches.
pub(super) fn reaches(net: &Net, nodes: &[u32], halt: &Halt) -> Option<Vec<Reach>> {
    let neighbours = Neighbours::of(net);
    let mut walk = Walk::new(&neighbours, net.nodes);
    let mut reaches = vec![];
    for node in nodes {
        halt.check()?;
        reaches.push(walk.out(*node));
    }
    Some(reaches)
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
    fn out(&mut self, source: u32) -> Reach {
        for node in self.order.drain(..) {
            self.distances[node as usize] = FAR;
            self.ways[node as usize] = 0.0;
            self.shares[node as usize] = 0.0;
        }
        self.distances[source as usize] = 0;
        self.ways[source as usize] = 1.0;
        self.order.push(source);
        let mut reach = Reach::default();
        let mut next = 0;
        while let Some(node) = self.order.get(next).copied() {
            next += 1;
            let (distance, ways) = (self.distances[node as usize], self.ways[node as usize]);
            reach.sum += distance as usize;
            reach.farthest = distance as usize;
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
        reach.others = self.order.len() - 1;
        reach
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
            let ours = walks(&net, &Halt::default()).unwrap().betweenness;
            let theirs = betweenness_centrality(&net.graph(), false, true, usize::MAX);
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                prop_assert!(nets::close(ours, theirs.unwrap_or_default()));
            }
        }
    }
}
