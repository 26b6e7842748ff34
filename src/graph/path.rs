//! Ways between actors: the shortest path, the neighbourhood of one, and those
//! who hold the rest together.

use std::collections::{BTreeSet, VecDeque};

use super::{net::Net, store::Shown};

/// The neighbours of each node of a net, in order.
#[must_use]
pub fn neighbours(net: &Net) -> Vec<Vec<u32>> {
    let mut neighbours = vec![vec![]; net.nodes as usize];
    for tie in &net.ties {
        neighbours[tie.from as usize].push(tie.to);
        neighbours[tie.to as usize].push(tie.from);
    }
    for of_one in &mut neighbours {
        of_one.sort_unstable();
    }
    neighbours
}

/// The fewest hops from one member to another, both ends included; of several
/// such ways the one through the members that come first. `None` if there is none.
#[must_use]
pub fn shortest_path(net: &Net, from: u32, to: u32) -> Option<Vec<u32>> {
    let neighbours = neighbours(net);
    let mut came_from = vec![None; net.nodes as usize];
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
        for &next in &neighbours[node as usize] {
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
pub fn neighbourhood(net: &Net, center: u32, radius: u32) -> BTreeSet<u32> {
    let neighbours = neighbours(net);
    let mut reached = BTreeSet::from([center]);
    let mut edge = vec![center];
    for _ in 0..radius {
        edge = edge
            .iter()
            .flat_map(|node| &neighbours[*node as usize])
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
/// way to each other that they had before.
#[must_use]
pub fn bridges(shown: &Shown) -> Vec<Bridge> {
    let net = &shown.net;
    let neighbours = neighbours(net);
    let mut bridges = vec![];
    for member in 0..net.nodes {
        let of_member = &neighbours[member as usize];
        if of_member.len() < 2 {
            continue;
        }
        let mut part_of = vec![None; net.nodes as usize];
        let mut parts: Vec<BTreeSet<u32>> = vec![];
        for &start in of_member {
            if part_of[start as usize].is_some() {
                continue;
            }
            let part = parts.len();
            let mut networks = BTreeSet::new();
            let mut queue = VecDeque::from([start]);
            part_of[start as usize] = Some(part);
            while let Some(node) = queue.pop_front() {
                networks.extend(net.groups[node as usize]);
                for &next in &neighbours[node as usize] {
                    if next != member && part_of[next as usize].is_none() {
                        part_of[next as usize] = Some(part);
                        queue.push_back(next);
                    }
                }
            }
            parts.push(networks);
        }
        let first = parts.first().cloned().unwrap_or_default();
        if parts.len() > 1 && parts.iter().any(|part| *part != first) {
            let parts = parts.into_iter().map(|part| part.into_iter().collect());
            bridges.push(Bridge {
                member,
                parts: parts.collect(),
            });
        }
    }
    bridges
}
