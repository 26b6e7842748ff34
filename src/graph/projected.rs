//! What a projection gives: members and ties.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    model::{Day, Graph, LinkKind},
    net::{self, Net},
};

/// What a member of a projected graph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Member {
    /// An actor or a venue: a node of the graph.
    Node(u32),
    /// All actors of a network, or of none.
    Network(Option<u16>),
    /// All actors of a country, or of none.
    Country(Option<u16>),
}

/// A tie between two members.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// One end, as a place among the members; of a directed tie its origin.
    pub from: u32,
    /// The other end.
    pub to: u32,
    /// What it is made of.
    pub kind: LinkKind,
    /// How many venues or direct links it is made of.
    pub count: u32,
    /// How strong it is.
    pub weight: f64,
    /// The first day on which any of it holds, as far as is known.
    pub begins: Option<Day>,
    /// The last day on which any of it holds, as far as is known.
    pub ends: Option<Day>,
}

/// A part of the graph in its form.
#[derive(Clone, Debug, Default)]
pub struct Projected {
    /// Actors, venues or groups, by id.
    pub members: Vec<Member>,
    /// Of each member, whether it is inside the scope.
    pub is_inside: Vec<bool>,
    /// Of each member that is a group, how many actors it merges; else 1.
    pub sizes: Vec<u32>,
    /// The ties, by their ends and kind.
    pub ties: Vec<Tie>,
}

impl Projected {
    /// Some of the members, and the ties among them.
    #[must_use]
    pub fn part(&self, places: &BTreeSet<u32>) -> Self {
        let new_place: HashMap<u32, u32> = places.iter().copied().zip(0_u32..).collect();
        let end = |place: u32| new_place.get(&place).copied();
        let ties = self.ties.iter().filter_map(|tie| {
            Some(Tie {
                from: end(tie.from)?,
                to: end(tie.to)?,
                ..tie.clone()
            })
        });
        let at = |place: &u32| *place as usize;
        Self {
            ties: ties.collect(),
            members: places.iter().map(|place| self.members[at(place)]).collect(),
            is_inside: places
                .iter()
                .map(|place| self.is_inside[at(place)])
                .collect(),
            sizes: places.iter().map(|place| self.sizes[at(place)]).collect(),
        }
    }

    /// The simple weighted net that measures are computed on: ties of all kinds
    /// between two members are one, loops are left out.
    #[must_use]
    pub fn net(&self, graph: &Graph) -> Net {
        let mut weights: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        let mut arcs = vec![];
        for tie in self.ties.iter().filter(|tie| tie.from != tie.to) {
            let ends = (tie.from.min(tie.to), tie.from.max(tie.to));
            *weights.entry(ends).or_default() += tie.weight;
            if tie.kind.is_directed() {
                arcs.push((tie.from, tie.to));
            }
        }
        arcs.sort_unstable();
        arcs.dedup();
        let group = |member: &Member| match member {
            Member::Node(number) => graph.node(*number).network.map(u32::from),
            Member::Network(network) => network.map(u32::from),
            Member::Country(_) => None,
        };
        Net {
            nodes: u32::try_from(self.members.len()).unwrap_or(u32::MAX),
            ties: weights
                .into_iter()
                .map(|((from, to), weight)| net::Tie { from, to, weight })
                .collect(),
            arcs,
            groups: self.members.iter().map(group).collect(),
        }
    }
}
