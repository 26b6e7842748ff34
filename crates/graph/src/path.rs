//! Ways between actors: the shortest path, the neighbourhood of one, and those
//! who hold the rest together.

use std::collections::{BTreeSet, VecDeque};

use petgraph::{algo::articulation_points::articulation_points, graph::NodeIndex};

use super::net::Net;

/// The neighbours of each node of a net, in order.
#[derive(Debug)]
pub struct Neighbours {
    /// Where those of each node begin, and where the last ones end.
    starts: Vec<usize>,
    all: Vec<u32>,
}

impl Neighbours {
    /// Those of a net.
    #[must_use]
    pub fn of(net: &Net) -> Self {
        let mut starts = Vec::with_capacity(net.nodes as usize + 1);
        let mut end = 0;
        starts.push(end);
        for degree in net.degrees() {
            end += degree as usize;
            starts.push(end);
        }
        let mut all = vec![0; end];
        let mut ends = starts.clone();
        for tie in &net.ties {
            for (node, neighbour) in [(tie.from, tie.to), (tie.to, tie.from)] {
                all[ends[node as usize]] = neighbour;
                ends[node as usize] += 1;
            }
        }
        for bounds in starts.windows(2) {
            all[bounds[0]..bounds[1]].sort_unstable();
        }
        Self { starts, all }
    }

    /// Those of a node.
    pub(super) fn of_node(&self, node: u32) -> &[u32] {
        &self.all[self.starts[node as usize]..self.starts[node as usize + 1]]
    }

    fn nodes(&self) -> usize {
        self.starts.len() - 1
    }
}

/// The fewest hops from one member to another, both ends included; of several
/// such ways the one through the members that come first. `None` if there is none.
#[must_use]
pub fn shortest_path(neighbours: &Neighbours, from: u32, to: u32) -> Option<Vec<u32>> {
    let mut came_from = vec![None; neighbours.nodes()];
    let mut queue = VecDeque::from([from]);
    came_from[from as usize] = Some(from);
    while let Some(node) = queue.pop_front() {
        if node == to {
            let mut path = vec![to];
            while let Some(previous) = came_from[path[path.len() - 1] as usize]
                && path[path.len() - 1] != from
            {
                path.push(previous);
            }
            path.reverse();
            return Some(path);
        }
        for &next in neighbours.of_node(node) {
            if came_from[next as usize].is_none() {
                came_from[next as usize] = Some(node);
                queue.push_back(next);
            }
        }
    }
    None
}

/// The members that are at most `radius` hops away, the member itself included.
#[must_use]
pub fn neighbourhood(neighbours: &Neighbours, center: u32, radius: u32) -> BTreeSet<u32> {
    let mut reached = BTreeSet::from([center]);
    let mut edge = vec![center];
    for _ in 0..radius {
        edge = edge
            .iter()
            .flat_map(|node| neighbours.of_node(*node))
            .copied()
            .filter(|next| reached.insert(*next))
            .collect();
    }
    reached
}

/// A member without whom networks would fall apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The member.
    pub member: u32,
    /// The networks of those whom it alone holds together, part by part.
    pub parts: Vec<Vec<u32>>,
}

/// The members whose removal leaves members of different networks without any
/// way to each other that they had before; `None` if `stop` said so meanwhile.
#[must_use]
pub fn bridges(net: &Net, neighbours: &Neighbours, stop: &dyn Fn() -> bool) -> Option<Vec<Bridge>> {
    // Only where the net would fall apart is it worth while to see into what.
    let cuts = articulation_points(&net.graph());
    let mut bridges = vec![];
    for member in (0..net.nodes).filter(|node| cuts.contains(&NodeIndex::from(*node))) {
        if stop() {
            return None;
        }
        let parts = parts_without(member, net, neighbours);
        let first = parts.first().cloned().unwrap_or_default();
        if parts.iter().any(|part| *part != first) {
            let parts = parts.into_iter().map(|part| part.into_iter().collect());
            bridges.push(Bridge {
                member,
                parts: parts.collect(),
            });
        }
    }
    Some(bridges)
}

/// The networks of each part that is left of a member's neighbours without it.
fn parts_without(member: u32, net: &Net, neighbours: &Neighbours) -> Vec<BTreeSet<u32>> {
    let mut is_seen = vec![false; neighbours.nodes()];
    is_seen[member as usize] = true;
    let mut parts = vec![];
    for &start in neighbours.of_node(member) {
        if is_seen[start as usize] {
            continue;
        }
        let mut networks = BTreeSet::new();
        let mut stack = vec![start];
        is_seen[start as usize] = true;
        while let Some(node) = stack.pop() {
            networks.extend(net.group(node));
            for &next in neighbours.of_node(node) {
                if !is_seen[next as usize] {
                    is_seen[next as usize] = true;
                    stack.push(next);
                }
            }
        }
        parts.push(networks);
    }
    parts
}
