//! The whole graph as a value, and how the next one is made from it.
//!
//! A copy is cheap and shares what is not changed. Nodes and links have numbers
//! that hold in one graph only; whatever has an order has it by rank, which is
//! that of the ids, so that a graph that was changed step by step gives the same
//! answers, to the last digit, as one that was read whole.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    day::Day,
    index::Index,
    model::{Link, LinkKind, Node, NodeKind},
    paged::Paged,
};

/// The whole graph, as the data stood at one version.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The version of the data it was read from.
    pub version: u64,
    /// Parties and venues.
    pub nodes: Paged<Node>,
    /// Links between them.
    pub links: Paged<Link>,
    /// Alpha-3 codes of countries, in order.
    pub countries: Arc<Vec<Box<str>>>,
    /// Ids and names of networks, by id.
    pub networks: Arc<Vec<(Box<str>, Box<str>)>>,
    /// The countries of each region, by its global id.
    pub regions: Arc<HashMap<Box<str>, Vec<u16>>>,
    /// Ids of sources.
    pub sources: Paged<Box<str>>,
    /// How many links were left out because they name what is not there.
    pub(super) loose: usize,
    links_of: Paged<Vec<u32>>,
    /// Shared, because few changes add or remove nodes.
    ranks: Arc<Vec<u32>>,
    by_id: Index,
    by_record: Index,
    by_source: Index,
}

impl Graph {
    /// How many links were left out because they name what is not there.
    #[must_use]
    pub const fn loose(&self) -> usize {
        self.loose
    }

    /// The node with this number.
    #[must_use]
    pub fn node(&self, number: u32) -> &Node {
        &self.nodes[number]
    }

    /// The number of the node with this global id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let mut places = self.by_id.places(id);
        places.find(|number| &*self.nodes[*number].id == id)
    }

    /// The place of a node among all of them by id.
    #[must_use]
    pub fn rank(&self, number: u32) -> u32 {
        self.ranks[number as usize]
    }

    /// The numbers of the nodes by rank.
    #[must_use]
    pub fn ranked(&self) -> Vec<u32> {
        let mut numbers = vec![0; self.ranks.len()];
        for (number, rank) in (0..).zip(self.ranks.iter()) {
            numbers[*rank as usize] = number;
        }
        numbers
    }

    /// The links of a node.
    pub fn links_of(&self, number: u32) -> impl Iterator<Item = &Link> + Clone {
        let numbers = self.links_of[number].iter();
        numbers.map(|number| &self.links[*number])
    }

    /// How many events there are.
    #[must_use]
    pub fn events(&self) -> usize {
        let events = self.nodes.iter().filter(|it| it.kind == NodeKind::Event);
        events.count()
    }

    /// The global ids of those who took part in an event, by its own id.
    #[must_use]
    pub fn participants(&self, event: &str) -> BTreeSet<String> {
        let event = self.find(&format!("event:{event}"));
        let links = event.into_iter().flat_map(|number| self.links_of(number));
        let parties = links.filter(|link| link.kind == LinkKind::Participation);
        parties
            .map(|link| self.node(link.from).id.to_string())
            .collect()
    }

    /// The number of a country's code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<u16> {
        position(&self.countries, |it| (**it).cmp(code))
    }

    /// The number of a network's id.
    #[must_use]
    pub fn network(&self, id: &str) -> Option<u16> {
        position(&self.networks, |it| (*it.0).cmp(id))
    }

    /// The first day on which any link is known to begin.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.links.iter().filter_map(|link| link.stay.0).min()
    }
}

impl Graph {
    /// A graph at a version, with nothing in it yet.
    pub(super) fn at(version: u64) -> Self {
        Self {
            version,
            ..Self::default()
        }
    }

    /// Puts a node in, in the place of the one with its id if there is one.
    /// Tells whether there was none.
    pub(super) fn put(&mut self, node: Node) -> bool {
        let Some(number) = self.find(&node.id) else {
            let number = self.nodes.push(node);
            self.by_id.add(&self.nodes[number].id, number);
            self.links_of.push(vec![]);
            Arc::make_mut(&mut self.ranks).push(u32::MAX);
            return true;
        };
        if self.nodes[number].held != node.held {
            // Who was at an event was there when it was held.
            for link in self.links_of[number].clone() {
                if self.links[link].kind == LinkKind::Participation {
                    self.links.at(link).stay = node.held;
                }
            }
        }
        if self.nodes[number] != node {
            *self.nodes.at(number) = node;
        }
        false
    }

    /// Takes out a node that has no links, and tells whether it had none.
    pub(super) fn take_out(&mut self, id: &str) -> bool {
        let Some(number) = self.find(id) else {
            return true;
        };
        if !self.links_of[number].is_empty() {
            return false;
        }
        self.by_id.remove(id, number);
        self.nodes.take_out(number);
        self.links_of.take_out(number);
        Arc::make_mut(&mut self.ranks).swap_remove(number as usize);
        let last = number_of(self.nodes.len());
        if number != last {
            let moved = &self.nodes[number].id;
            self.by_id.remove(moved, last);
            self.by_id.add(moved, number);
            for link in self.links_of[number].clone() {
                let link = self.links.at(link);
                for end in [&mut link.from, &mut link.to] {
                    if *end == last {
                        *end = number;
                    }
                }
            }
        }
        true
    }

    /// Puts a link in.
    pub(super) fn tie(&mut self, link: Link) {
        let ends = [link.from, link.to];
        let number = self.links.push(link);
        self.by_record.add(&self.links[number].record, number);
        for end in ends {
            self.links_of.at(end).push(number);
        }
    }

    /// Takes out all links that a record says.
    pub(super) fn untie(&mut self, record: &str) {
        let is_its = |number: &u32| &*self.links[*number].record == record;
        let mut numbers: Vec<u32> = self.by_record.places(record).filter(is_its).collect();
        // From the last on, so that none of them takes the place of another.
        numbers.sort_unstable_by(|one, other| other.cmp(one));
        for number in numbers {
            let (from, to) = (self.links[number].from, self.links[number].to);
            for end in [from, to] {
                self.links_of.at(end).retain(|link| *link != number);
            }
            self.by_record.remove(record, number);
            self.links.take_out(number);
            let last = number_of(self.links.len());
            if number != last {
                let moved = &self.links[number];
                self.by_record.remove(&moved.record, last);
                self.by_record.add(&moved.record, number);
                for end in [moved.from, moved.to] {
                    for link in self.links_of.at(end) {
                        if *link == last {
                            *link = number;
                        }
                    }
                }
            }
        }
    }

    /// The number of a source, which is noted if it is new.
    pub(super) fn source(&mut self, id: &str) -> u32 {
        let is_it = |number: &u32| &*self.sources[*number] == id;
        let known = self.by_source.places(id).find(is_it);
        if let Some(number) = known {
            return number;
        }
        let number = self.sources.push(id.into());
        self.by_source.add(id, number);
        number
    }

    /// Ranks the nodes, once all are there.
    pub(super) fn rank_all(&mut self) {
        let mut numbers: Vec<u32> = (0..number_of(self.nodes.len())).collect();
        // Almost in order already, but for what is new: a stable sort sees it.
        numbers.sort_unstable_by_key(|number| (self.ranks[*number as usize], *number));
        numbers.sort_by(|one, other| self.nodes[*one].id.cmp(&self.nodes[*other].id));
        let mut ranks = vec![0; numbers.len()];
        for (rank, number) in (0..).zip(numbers) {
            ranks[number as usize] = rank;
        }
        self.ranks = Arc::new(ranks);
    }

    /// Gives back the memory that was kept for more links of each node.
    pub(super) fn settle(&mut self) {
        for number in 0..number_of(self.links_of.len()) {
            self.links_of.at(number).shrink_to_fit();
        }
    }
}

fn number_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn position<T>(sorted: &[T], compare: impl Fn(&T) -> Ordering) -> Option<u16> {
    let place = sorted.binary_search_by(compare).ok()?;
    u16::try_from(place).ok()
}
