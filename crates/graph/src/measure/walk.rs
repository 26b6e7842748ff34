//! Walks from every node to all that it reaches, by the fewest hops: distances,
//! and who lies between (Brandes, "A faster algorithm for betweenness
//! centrality", 2001).
//!
//! Our own, on flat arrays: rustworkx has both, but keeps lists of predecessors
//! and a matrix of all pairs, and took nearly all the time of all measures
//! together; betweenness by it took about three times as long.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{halt::Halt, real};
use crate::path::Neighbours;

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

/// How many sources are walked from on one thread before another may take over.
const STRETCH: usize = 64;

/// Betweenness of each node: `betweenness_centrality(normalized=True)`.
///
/// Nodes tied to the same others, and not to each other, are walked as one: in a
/// country's graph most neighbours are tied to one or two of its actors, so that
/// thousands of nodes come down to hundreds (Sariyüce et al., "Shattering and
/// compressing networks for betweenness centrality", 2013).
pub(super) fn betweenness(neighbours: &Neighbours, nodes: u32, halt: &Halt) -> Option<Vec<f64>> {
    let twins = Twins::of(neighbours, nodes);
    let sources: Vec<usize> = (0..twins.sizes.len()).collect();
    // A sum each for the same stretches of sources, whatever the number of threads.
    let sums = sources.par_chunks(STRETCH).map(|sources| {
        let mut walk = Walk::new(&twins);
        let mut sum = vec![0.0; twins.sizes.len()];
        for source in sources {
            halt.check()?;
            walk.out(*source);
            walk.back(*source, &mut sum);
        }
        Some(sum)
    });
    let sums: Vec<Vec<f64>> = sums.collect::<Option<_>>()?;
    let mut of_class = vec![0.0; twins.sizes.len()];
    for sum in sums {
        for (all, some) in of_class.iter_mut().zip(sum) {
            *all += some;
        }
    }
    // Each pair was walked both ways.
    let others = real((nodes as usize).saturating_sub(1));
    let pairs = others * (others - 1.0);
    let share = |class: &u32| of_class[*class as usize] / if pairs > 0.0 { pairs } else { 1.0 };
    Some(twins.class_of.iter().map(share).collect())
}

/// Nodes put together with those that are tied to the same others.
struct Twins {
    class_of: Vec<u32>,
    /// How many nodes each class has.
    sizes: Vec<f64>,
    /// The classes that each is tied to: all of the one to all of the other.
    ties: Vec<Vec<u32>>,
}

impl Twins {
    fn of(neighbours: &Neighbours, nodes: u32) -> Self {
        let mut classes: HashMap<&[u32], u32> = HashMap::new();
        let mut class_of = vec![];
        let mut firsts = vec![];
        let mut sizes: Vec<f64> = vec![];
        for node in 0..nodes {
            let next = u32::try_from(firsts.len()).unwrap_or(u32::MAX);
            let class = *classes.entry(neighbours.of_node(node)).or_insert(next);
            if class == next {
                firsts.push(node);
                sizes.push(0.0);
            }
            sizes[class as usize] += 1.0;
            class_of.push(class);
        }
        let ties = firsts.iter().map(|first| {
            let others = neighbours.of_node(*first).iter();
            let mut ties: Vec<u32> = others.map(|node| class_of[*node as usize]).collect();
            ties.sort_unstable();
            ties.dedup();
            ties
        });
        Self {
            ties: ties.collect(),
            class_of,
            sizes,
        }
    }
}

/// Not reached yet.
const FAR: u32 = u32::MAX;

/// A walk from one node of a class; the next one uses its memory again. The
/// source stands apart from its twins, under the number after all classes.
struct Walk<'a> {
    twins: &'a Twins,
    distances: Vec<u32>,
    /// How many shortest ways lead to each node of a class.
    ways: Vec<f64>,
    /// What of the walk passes through each node of a class.
    shares: Vec<f64>,
    /// The classes that were reached, the nearest first.
    order: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn new(twins: &'a Twins) -> Self {
        let classes = twins.sizes.len();
        Self {
            twins,
            distances: vec![FAR; classes],
            ways: vec![0.0; classes],
            shares: vec![0.0; classes],
            order: Vec::with_capacity(classes),
        }
    }

    /// How many nodes of a class there are beside the source.
    fn size(&self, class: usize, source: usize) -> f64 {
        let size = self.twins.sizes[class];
        if class == source { size - 1.0 } else { size }
    }

    /// Goes out from a node to all that it reaches.
    fn out(&mut self, source: usize) {
        for class in self.order.drain(..) {
            self.distances[class as usize] = FAR;
            self.ways[class as usize] = 0.0;
            self.shares[class as usize] = 0.0;
        }
        for class in &self.twins.ties[source] {
            self.distances[*class as usize] = 1;
            self.ways[*class as usize] = 1.0;
            self.order.push(*class);
        }
        let mut next = 0;
        while let Some(class) = self.order.get(next).copied() {
            next += 1;
            let class = class as usize;
            let distance = self.distances[class];
            let ways = self.ways[class] * self.size(class, source);
            for other in &self.twins.ties[class] {
                let place = *other as usize;
                if self.size(place, source) == 0.0 {
                    continue;
                }
                if self.distances[place] == FAR {
                    self.distances[place] = distance + 1;
                    self.order.push(*other);
                }
                if self.distances[place] == distance + 1 {
                    self.ways[place] += ways;
                }
            }
        }
    }

    /// Comes back from the farthest, and adds to each node what passes through
    /// it, as often as there are such sources.
    fn back(&mut self, source: usize, betweenness: &mut [f64]) {
        let sources = self.twins.sizes[source];
        for class in self.order.iter().rev() {
            let class = *class as usize;
            let size = self.size(class, source);
            let share = size * (1.0 + self.shares[class]) / self.ways[class];
            for before in &self.twins.ties[class] {
                let before = *before as usize;
                if self.distances[before] != FAR
                    && self.distances[before] + 1 == self.distances[class]
                {
                    self.shares[before] += self.ways[before] * share;
                }
            }
            // A node is no source of what passes through itself.
            let sources = if class == source {
                sources - 1.0
            } else {
                sources
            };
            betweenness[class] += sources * self.shares[class];
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
