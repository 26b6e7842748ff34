//! What a projection gives: members and ties.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use super::{
    day::Stay,
    measure::Centrality,
    model::LinkKind,
    net::{self, Net},
    whole::Graph,
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
    /// The first and the last day on which any of it holds, as far as is known.
    pub stay: Stay,
}

impl Tie {
    /// What ties of the same members and kind are summed by.
    #[must_use]
    pub fn key(&self) -> (u32, u32, LinkKind) {
        (self.from, self.to, self.kind)
    }

    /// With the ends in order, unless it leads from one to the other.
    pub(super) fn turned(mut self) -> Self {
        if !self.kind.is_directed() && self.from > self.to {
            (self.from, self.to) = (self.to, self.from);
        }
        self
    }

    /// Adds what another tie is made of.
    pub(super) fn join(&mut self, more: &Self) {
        self.count += more.count;
        self.weight += more.weight;
        let ((begins, ends), (more_begins, more_ends)) = (self.stay, more.stay);
        // Unknown is open: before any day, or after it.
        self.stay = (
            begins.zip(more_begins).map(|(one, other)| one.min(other)),
            ends.zip(more_ends).map(|(one, other)| one.max(other)),
        );
    }
}

/// Adds parts to ties that are in order, those of the same members and kind as
/// one. Parts of one tie are summed as they come, so that the sum is the same to
/// the last digit each time.
pub(super) fn sum(parts: &mut Vec<Tie>, ties: &mut Vec<Tie>) {
    parts.sort_by_key(Tie::key);
    for part in parts.drain(..) {
        match ties.last_mut() {
            Some(last) if last.key() == part.key() => last.join(&part),
            _ => ties.push(part),
        }
    }
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

    /// The members that directed ties lead to and that none leads from.
    #[must_use]
    pub fn receivers(&self) -> BTreeSet<u32> {
        let directed = || self.ties.iter().filter(|tie| tie.kind.is_directed());
        let givers: BTreeSet<u32> = directed().map(|tie| tie.from).collect();
        let reached: BTreeSet<u32> = directed().map(|tie| tie.to).collect();
        &reached - &givers
    }

    /// Where the ties between two members stand among the ties, whichever end is which.
    pub fn between(&self, one: u32, other: u32) -> impl Iterator<Item = usize> + use<'_> {
        let back = if one == other {
            0..0
        } else {
            self.towards(other, one)
        };
        self.towards(one, other).chain(back)
    }

    /// How many bytes it takes with what is computed of it: its net and its measures.
    #[must_use]
    pub(super) fn bytes(&self) -> u64 {
        let member = size_of::<Member>() + size_of::<Centrality>() + 2 * size_of::<u32>();
        let tie = size_of::<Tie>() + size_of::<net::Tie>() + 2 * size_of::<u32>();
        (self.members.len() * member + self.ties.len() * tie) as u64
    }

    /// How many pairs of members are tied, by whatever and in whichever direction.
    #[must_use]
    pub fn pairs(&self) -> usize {
        let same = |one: &Tie, other: &Tie| (one.from, one.to) == (other.from, other.to);
        let groups = self.ties.chunk_by(same).map(|group| &group[0]);
        // One that leads back is counted where it leads forth.
        let is_counted = |tie: &&Tie| {
            tie.from < tie.to || (tie.from > tie.to && self.towards(tie.to, tie.from).is_empty())
        };
        groups.filter(is_counted).count()
    }

    /// Where the ties from one member to another stand among the ties.
    fn towards(&self, from: u32, to: u32) -> Range<usize> {
        let start = self
            .ties
            .partition_point(|tie| (tie.from, tie.to) < (from, to));
        let ties = self.ties[start..].iter();
        let length = ties
            .take_while(|tie| (tie.from, tie.to) == (from, to))
            .count();
        start..start + length
    }

    /// The simple weighted net that measures are computed on: ties of all kinds
    /// between two members are one, loops are left out.
    #[must_use]
    pub fn net(&self, graph: &Graph) -> Net {
        let mut pairs: Vec<net::Tie> = vec![];
        let mut arcs = vec![];
        for tie in self.ties.iter().filter(|tie| tie.from != tie.to) {
            pairs.push(net::Tie {
                from: tie.from.min(tie.to),
                to: tie.from.max(tie.to),
                weight: tie.weight,
            });
            if tie.kind.is_directed() {
                arcs.push((tie.from, tie.to));
            }
        }
        pairs.sort_by_key(|pair| (pair.from, pair.to));
        pairs.dedup_by(|more, pair| {
            let is_same = (more.from, more.to) == (pair.from, pair.to);
            if is_same {
                pair.weight += more.weight;
            }
            is_same
        });
        arcs.sort_unstable();
        arcs.dedup();
        let group = |member: &Member| match member {
            Member::Node(number) => graph.node(*number).network.map(u32::from),
            Member::Network(network) => network.map(u32::from),
            Member::Country(_) => None,
        };
        Net {
            nodes: u32::try_from(self.members.len()).unwrap_or(u32::MAX),
            ties: pairs,
            arcs,
            groups: self.members.iter().map(group).collect(),
        }
    }
}
