//! Tiny nets whose measures are known by heart.

use crate::net::{Net, Tie};

/// A net without arcs and groups, its ties of weight 1.
pub(super) fn net(nodes: u32, pairs: &[(u32, u32)]) -> Net {
    Net {
        nodes,
        ties: pairs
            .iter()
            .map(|&(from, to)| Tie {
                from,
                to,
                weight: 1.0,
            })
            .collect(),
        arcs: vec![],
        groups: vec![None; nodes as usize],
    }
}

/// One node, 0, tied to all others.
pub(super) fn star(nodes: u32) -> Net {
    let pairs: Vec<_> = (1..nodes).map(|leaf| (0, leaf)).collect();
    net(nodes, &pairs)
}

/// Each node tied to the next.
pub(super) fn path(nodes: u32) -> Net {
    let pairs: Vec<_> = (1..nodes).map(|node| (node - 1, node)).collect();
    net(nodes, &pairs)
}

/// Every node tied to every other.
pub(super) fn complete(nodes: u32) -> Net {
    let pairs: Vec<_> = (0..nodes)
        .flat_map(|from| (from + 1..nodes).map(move |to| (from, to)))
        .collect();
    net(nodes, &pairs)
}

/// Two triangles, each a group, joined by the tie of 2 and 3.
pub(super) fn two_triangles() -> Net {
    let mut net = net(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
    net.groups = [0, 0, 0, 1, 1, 1].map(Some).to_vec();
    net
}

/// Whether two numbers are the same but for rounding.
pub(super) fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}
