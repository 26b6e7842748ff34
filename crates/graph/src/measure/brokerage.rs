//! Who stands between whom, and on whose side.
//!
//! Gould and Fernandez, "Structures of Mediation", Sociological Methodology 19
//! (1989): for each ordered triad `i -> j -> k`, where `i` and `k` are two nodes
//! without a tie to each other, `j` brokers; the role follows from the groups.
//!
//! | role           | groups             |
//! |----------------|--------------------|
//! | coordinator    | `i = j = k`        |
//! | gatekeeper     | `i != j = k`       |
//! | representative | `i = j != k`       |
//! | consultant     | `i = k != j`       |
//! | liaison        | all three differ   |
//!
//! Ties are read both ways, so each triad counts from either end, and a gatekeeper
//! of some is a representative of as many. Triads with a node without a group do
//! not count. Neither `NetworkX` nor rustworkx has this; `sna::brokerage` of R,
//! given the undirected net, does.

use std::collections::BTreeMap;

use petgraph::graph::{NodeIndex, UnGraph};

use super::{halt::Halt, triangle::triangles};
use crate::net::Net;

/// How many ordered triads a node brokers in each role.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Brokerage {
    /// Between two of its own group.
    pub coordinator: u32,
    /// From another group into its own.
    pub gatekeeper: u32,
    /// From its own group to another.
    pub representative: u32,
    /// Between two of one other group; also called itinerant broker.
    pub consultant: u32,
    /// Between two other groups.
    pub liaison: u32,
}

/// The brokerage of each node.
///
/// All triads around a node follow from how many neighbours it has in each
/// group; those that are closed by a third tie are then taken off.
pub(super) fn brokerage(
    net: &Net,
    graph: &UnGraph<(), f64>,
    halt: &Halt,
) -> Option<Vec<Brokerage>> {
    let groups: Vec<Option<u32>> = (0..net.nodes).map(|node| net.group(node)).collect();
    let mut found = Vec::with_capacity(groups.len());
    for (node, &group) in groups.iter().enumerate() {
        halt.check()?;
        let neighbours = graph.neighbors(NodeIndex::new(node));
        let neighbours = neighbours.filter_map(|neighbour| groups[neighbour.index()]);
        found.push(group.map_or_else(Brokerage::default, |group| around(group, neighbours)));
    }
    triangles(graph, halt, |[one, two, three]| {
        for [from, broker, to] in [[one, two, three], [two, three, one], [three, one, two]] {
            if let (Some(first), Some(own), Some(last)) = (groups[from], groups[broker], groups[to])
            {
                *found[broker].role(first, own, last) -= 1;
                *found[broker].role(last, own, first) -= 1;
            }
        }
    })?;
    Some(found)
}

/// All ordered pairs of neighbours, by role, as if none were tied.
fn around(own: u32, neighbours: impl Iterator<Item = u32>) -> Brokerage {
    let mut sizes = BTreeMap::<u32, u32>::new();
    for group in neighbours {
        *sizes.entry(group).or_default() += 1;
    }
    let inside = sizes.remove(&own).unwrap_or(0);
    let outside: u32 = sizes.values().sum();
    let consultant = sizes.values().map(|size| size * (size - 1)).sum();
    Brokerage {
        coordinator: inside * inside.saturating_sub(1),
        gatekeeper: outside * inside,
        representative: inside * outside,
        consultant,
        liaison: outside * outside.saturating_sub(1) - consultant,
    }
}

impl Brokerage {
    /// The count for the role of a broker of group `own` from group `first` to group `last`.
    fn role(&mut self, first: u32, own: u32, last: u32) -> &mut u32 {
        match (first == own, own == last, first == last) {
            (true, true, _) => &mut self.coordinator,
            (false, true, _) => &mut self.gatekeeper,
            (true, false, _) => &mut self.representative,
            (false, false, true) => &mut self.consultant,
            (false, false, false) => &mut self.liaison,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::nets, *};

    fn brokers(net: &Net) -> Vec<Brokerage> {
        brokerage(net, &net.graph(), &Halt::default()).unwrap()
    }

    #[test]
    fn groups_make_the_role_of_a_path() {
        let counted = |groups: [u32; 3]| {
            let mut net = nets::path(3);
            net.groups = groups.map(Some).to_vec();
            brokers(&net)[1]
        };
        let none = Brokerage::default();
        assert_eq!(
            counted([0, 0, 0]),
            Brokerage {
                coordinator: 2,
                ..none
            }
        );
        assert_eq!(
            counted([1, 0, 0]),
            Brokerage {
                gatekeeper: 1,
                representative: 1,
                ..none
            }
        );
        assert_eq!(
            counted([1, 0, 1]),
            Brokerage {
                consultant: 2,
                ..none
            }
        );
        assert_eq!(counted([1, 0, 2]), Brokerage { liaison: 2, ..none });
    }

    #[test]
    fn nobody_brokers_where_all_are_tied() {
        let mut net = nets::complete(6);
        net.groups = [0, 0, 1, 1, 2, 2].map(Some).to_vec();
        assert_eq!(brokers(&net), vec![Brokerage::default(); 6]);
    }

    #[test]
    fn the_bridge_of_two_triangles_opens_both_ways() {
        let found = brokers(&nets::two_triangles());
        let bridge = Brokerage {
            gatekeeper: 2,
            representative: 2,
            ..Brokerage::default()
        };
        assert_eq!(found[2], bridge);
        assert_eq!(found[3], bridge);
        assert_eq!(found[0], Brokerage::default());
    }

    #[test]
    fn nodes_without_group_do_not_count() {
        let mut net = nets::star(4);
        net.groups = vec![Some(0), Some(0), None, Some(0)];
        assert_eq!(brokers(&net)[0].coordinator, 2);
        net.groups[0] = None;
        assert_eq!(brokers(&net)[0], Brokerage::default());
    }
}
