//! A net on its way to communities: nodes move between them, and communities
//! become the nodes of a smaller net.

use petgraph::graph::UnGraph;

use super::halt::Halt;

/// A gain of modularity below this is rounding.
pub(super) const GAIN: f64 = 1e-9;

/// A net whose nodes may be merged ones, which have ties to themselves.
pub(super) struct Level {
    /// The ties of each node to others.
    ties: Vec<Vec<(usize, f64)>>,
    /// The weight of the ties within each node.
    within: Vec<f64>,
    /// The weights of all ends of ties of each node.
    strengths: Vec<f64>,
    /// The weights of all ends of ties.
    total: f64,
}

impl Level {
    /// The net itself, each node by itself.
    pub(super) fn of(graph: &UnGraph<(), f64>) -> Self {
        let pairs = graph.raw_edges().iter();
        let pairs = pairs.map(|edge| (edge.source().index(), edge.target().index(), edge.weight));
        let within = vec![0.0; graph.node_count()];
        let mut ties = vec![vec![]; graph.node_count()];
        for (one, other, weight) in pairs {
            ties[one].push((other, weight));
            ties[other].push((one, weight));
        }
        Self::new(ties, within)
    }

    fn new(ties: Vec<Vec<(usize, f64)>>, within: Vec<f64>) -> Self {
        let outside = ties
            .iter()
            .map(|ties| ties.iter().map(|(_, weight)| weight).sum::<f64>());
        let strengths: Vec<f64> = outside
            .zip(&within)
            .map(|(out, within)| out + 2.0 * within)
            .collect();
        let total = strengths.iter().sum();
        Self {
            ties,
            within,
            strengths,
            total,
        }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.ties.len()
    }

    /// Moves nodes, in an order drawn from `seed`, to the community where modularity
    /// gains most, until none moves. Says whether any did.
    pub(super) fn settle(&self, communities: &mut [usize], seed: u64, halt: &Halt) -> Option<bool> {
        let count = self.ties.len();
        let mut strengths = vec![0.0; count];
        for (node, &community) in communities.iter().enumerate() {
            strengths[community] += self.strengths[node];
        }
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_cached_key(|&node| mix(seed ^ mix(node as u64)));
        let mut weights = vec![0.0; count];
        let mut near = vec![];
        let mut any = false;
        loop {
            let mut moved = false;
            for &node in &order {
                halt.check()?;
                let home = communities[node];
                strengths[home] -= self.strengths[node];
                near.push(home);
                for &(other, weight) in &self.ties[node] {
                    let community = communities[other];
                    // The home is there already, whatever its weight.
                    if weights[community] == 0.0 && community != home {
                        near.push(community);
                    }
                    weights[community] += weight;
                }
                let share = self.strengths[node] / self.total;
                let (mut best, mut most) = (home, weights[home] - share * strengths[home]);
                for &community in &near[1..] {
                    let worth = weights[community] - share * strengths[community];
                    if worth > most + GAIN * self.total {
                        (best, most) = (community, worth);
                    }
                }
                strengths[best] += self.strengths[node];
                communities[node] = best;
                moved |= best != home;
                for community in near.drain(..) {
                    weights[community] = 0.0;
                }
            }
            if !moved {
                return Some(any);
            }
            any = true;
        }
    }

    /// The net of the communities, which are numbered below `count`.
    pub(super) fn merged(&self, communities: &[usize], count: usize) -> Self {
        let mut members = vec![vec![]; count];
        for (node, &community) in communities.iter().enumerate() {
            members[community].push(node);
        }
        let (mut ties, mut within) = (vec![vec![]; count], vec![0.0; count]);
        let mut weights = vec![0.0; count];
        for (community, members) in members.iter().enumerate() {
            for &node in members {
                within[community] += self.within[node];
                for &(other, weight) in &self.ties[node] {
                    let other = communities[other];
                    if other == community {
                        // Seen from both ends.
                        within[community] += weight / 2.0;
                        continue;
                    }
                    if weights[other] == 0.0 {
                        ties[community].push((other, 0.0));
                    }
                    weights[other] += weight;
                }
            }
            for (other, weight) in &mut ties[community] {
                *weight = std::mem::take(&mut weights[*other]);
            }
        }
        Self::new(ties, within)
    }

    /// `modularity` of a partition, with weights; there must be ties.
    pub(super) fn modularity(&self, communities: &[usize]) -> f64 {
        let mut within = 0.0;
        let mut strengths = vec![0.0; self.ties.len()];
        for (node, &community) in communities.iter().enumerate() {
            strengths[community] += self.strengths[node];
            within += 2.0 * self.within[node];
            for &(other, weight) in &self.ties[node] {
                if communities[other] == community {
                    within += weight;
                }
            }
        }
        let expected: f64 = strengths
            .iter()
            .map(|sum: &f64| (sum / self.total).powi(2))
            .sum();
        within / self.total - expected
    }
}

/// Steele, Lea and Flood's `SplitMix64`: a number that looks drawn from `seed`. Written out
/// because generators of crates may draw differently in their next version.
pub(crate) fn mix(seed: u64) -> u64 {
    let mut drawn = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    drawn ^ (drawn >> 31)
}
