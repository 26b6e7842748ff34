//! Communities: Louvain, seeded.
//!
//! Neither rustworkx nor petgraph has it. Blondel et al., "Fast unfolding of
//! communities in large networks" (2008), maximises modularity with weights, as
//! `louvain_communities` does, and one run of it depends on the order in which
//! nodes are visited. So several orders are tried, each climbs again from what it
//! found until there is nothing to gain, and the best partition is kept.

use petgraph::graph::UnGraph;

use super::{
    halt::Halt,
    level::{GAIN, Level, mix},
};

/// How many orders are tried.
const STARTS: u64 = 6;

/// A partition of the nodes of a net.
pub(super) struct Partition {
    /// The community of each node, numbered by size, then by smallest node.
    pub(super) communities: Vec<u32>,
    /// How many there are.
    pub(super) count: usize,
    /// `modularity` with weights; `None` without ties.
    pub(super) modularity: Option<f64>,
}

/// The best partition that `seed` leads to; without ties, each node by itself.
pub(super) fn partition(graph: &UnGraph<(), f64>, seed: u64, halt: &Halt) -> Option<Partition> {
    let base = Level::of(graph);
    let mut best: Option<(f64, Vec<usize>)> = None;
    let starts = if graph.edge_count() == 0 { 0 } else { STARTS };
    for start in 0..starts {
        let found = climb(&base, mix(seed).wrapping_add(start), halt)?;
        let modularity = base.modularity(&found);
        if best
            .as_ref()
            .is_none_or(|(most, _)| modularity > most + GAIN)
        {
            best = Some((modularity, found));
        }
    }
    let modularity = best.as_ref().map(|(most, _)| *most);
    let found = best.map_or_else(|| (0..graph.node_count()).collect(), |(_, found)| found);
    let (communities, count) = numbered(&found);
    Some(Partition {
        communities,
        count,
        modularity,
    })
}

/// One order of visits, followed until there is nothing to gain.
fn climb(base: &Level, seed: u64, halt: &Halt) -> Option<Vec<usize>> {
    let mut communities: Vec<usize> = (0..base.len()).collect();
    let mut before = base.modularity(&communities);
    for round in 0.. {
        let seed = mix(seed).wrapping_add(round);
        base.settle(&mut communities, seed, halt)?;
        loop {
            let count = compact(&mut communities);
            let above = base.merged(&communities, count);
            let mut joined: Vec<usize> = (0..count).collect();
            if !above.settle(&mut joined, seed, halt)? {
                break;
            }
            for community in &mut communities {
                *community = joined[*community];
            }
        }
        let now = base.modularity(&communities);
        if now - before <= GAIN {
            break;
        }
        before = now;
    }
    Some(communities)
}

/// Numbers communities from 0 in the order of their first nodes; says how many there are.
fn compact(communities: &mut [usize]) -> usize {
    let mut numbers = vec![None; communities.len()];
    let mut count = 0;
    for community in communities {
        *community = *numbers[*community].get_or_insert_with(|| {
            count += 1;
            count - 1
        });
    }
    count
}

/// Numbers communities by size, then by smallest node; says how many there are.
fn numbered(found: &[usize]) -> (Vec<u32>, usize) {
    let mut communities = found.to_vec();
    let count = compact(&mut communities);
    let mut sizes = vec![0_usize; count];
    for &community in &communities {
        sizes[community] += 1;
    }
    let mut order: Vec<usize> = (0..count).collect();
    // Stable: among equals that of the smallest node stays first.
    order.sort_by_key(|&community| std::cmp::Reverse(sizes[community]));
    let mut numbers = vec![0; count];
    for (number, community) in (0..).zip(order) {
        numbers[community] = number;
    }
    let numbered = communities.iter().map(|&community| numbers[community]);
    (numbered.collect(), count)
}

#[cfg(test)]
mod tests {
    use super::{super::nets, *};

    fn found(net: &crate::net::Net, seed: u64) -> Partition {
        partition(&net.graph(), seed, &Halt::default()).unwrap()
    }

    #[test]
    fn without_ties_each_is_by_itself() {
        for nodes in [0, 1, 4] {
            let found = found(&nets::net(nodes, &[]), 0);
            assert_eq!(found.communities, (0..nodes).collect::<Vec<_>>());
            assert_eq!((found.count, found.modularity), (nodes as usize, None));
        }
    }

    #[test]
    fn communities_are_numbered_by_size_then_by_smallest_node() {
        let pairs = [(0, 1), (3, 4), (4, 5), (3, 5), (6, 7)];
        let found = found(&nets::net(8, &pairs), 0);
        assert_eq!(found.communities, [1, 1, 3, 0, 0, 0, 2, 2]);
    }

    #[test]
    fn weights_decide() {
        let mut net = nets::path(4);
        net.ties[1].weight = 100.0;
        assert_eq!(found(&net, 0).communities, [0; 4]);
        net.ties[1].weight = 0.1;
        assert_eq!(found(&net, 0).communities, [0, 0, 1, 1]);
    }

    #[test]
    fn a_ring_of_cliques_falls_apart_for_any_seed() {
        let mut pairs = vec![];
        for clique in 0..8 {
            let nodes = clique * 5..clique * 5 + 5;
            for from in nodes.clone() {
                pairs.extend((from + 1..nodes.end).map(|to| (from, to)));
            }
        }
        pairs.extend((0..7).map(|clique| (clique * 5, clique * 5 + 6)));
        pairs.push((1, 35));
        let net = nets::net(40, &pairs);
        let first = found(&net, 0);
        assert_eq!(first.count, 8);
        for seed in 1..20 {
            assert_eq!(found(&net, seed).communities, first.communities);
        }
    }
}
