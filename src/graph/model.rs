//! The collaboration graph as a value: who takes part, where they meet, and
//! every link between them, with the record it was read from.

use std::collections::HashMap;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    /// An organisation.
    Organisation,
    /// A network in a country.
    Chapter,
    /// A country, as a delegation speaks for it.
    Country,
    /// A network as a whole.
    Network,
    /// A governance body.
    GovernanceBody,
    /// A fund that gives grants.
    Fund,
    /// A platform, where parties sit.
    Platform,
    /// A community, to which parties belong.
    Community,
    /// An event, in which parties take part.
    Event,
}

/// Where a link comes from, and so what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// A party sits on a platform.
    Seat,
    /// A party belongs to a community.
    Community,
    /// A party took part in an event.
    Participation,
    /// An organisation is in a chapter, or one party is a member of another.
    Membership,
    /// One party assisted another.
    Assistance,
    /// One party funded another.
    Funding,
    /// One party hosts another.
    Hosting,
    /// One party convenes, leads or founded another.
    Convening,
    /// Two parties are partners, or share a commitment.
    Partnership,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Seat,
        Self::Community,
        Self::Participation,
        Self::Membership,
        Self::Assistance,
        Self::Funding,
        Self::Hosting,
        Self::Convening,
        Self::Partnership,
    ];

    /// Whether the link leads to a venue, where its party meets the others.
    #[must_use]
    pub const fn leads_to_venue(self) -> bool {
        matches!(self, Self::Seat | Self::Community | Self::Participation)
    }

    /// Whether one end does something to the other.
    #[must_use]
    pub const fn is_directed(self) -> bool {
        matches!(
            self,
            Self::Assistance | Self::Funding | Self::Hosting | Self::Convening
        )
    }
}

/// A party or a venue.
#[derive(Clone, Debug)]
pub struct Node {
    /// The global id of its record.
    pub id: Box<str>,
    /// What it is called.
    pub name: Box<str>,
    /// What it stands for.
    pub kind: NodeKind,
    /// The country it is at home in, as a number of [`Graph::countries`].
    pub country: Option<u16>,
    /// The network it belongs to, as a number of [`Graph::networks`].
    pub network: Option<u16>,
    /// Whether it counts as an actor even where no link is known: it is there.
    pub stands_alone: bool,
}

/// A day as `yyyymmdd`, so that days compare as numbers.
pub type Day = u32;

/// A link from a party to a venue or to another party.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it means.
    pub kind: LinkKind,
    /// The party.
    pub from: u32,
    /// The venue or the other party.
    pub to: u32,
    /// The country that the party speaks for in it, as a number of [`Graph::countries`].
    pub country: Option<u16>,
    /// The first day on which it holds, as far as is known.
    pub begins: Option<Day>,
    /// The last day on which it holds, as far as is known.
    pub ends: Option<Day>,
    /// The global id of the record that says so.
    pub record: Box<str>,
    /// The source of that record.
    pub source: u32,
}

impl Link {
    /// Whether it holds on any day of the span.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.begins.is_none_or(|begins| begins <= span.to)
            && self.ends.is_none_or(|ends| ends >= span.from)
    }
}

/// Some days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Span {
    /// All days there are.
    pub const EVER: Self = Self {
        from: 0,
        to: Day::MAX,
    };
}

/// The whole graph, as the data stood at one version.
#[derive(Debug, Default)]
pub struct Graph {
    /// The version of the data it was read from.
    pub version: u64,
    /// Parties and venues.
    pub nodes: Vec<Node>,
    /// Links between them.
    pub links: Vec<Link>,
    /// Alpha-3 codes of countries.
    pub countries: Vec<Box<str>>,
    /// Ids and names of networks.
    pub networks: Vec<(Box<str>, Box<str>)>,
    /// Ids of sources.
    pub sources: Vec<Box<str>>,
    /// The regions of each country, by global id.
    pub regions: HashMap<Box<str>, Vec<u16>>,
    /// The node of a global id.
    pub by_id: HashMap<Box<str>, u32>,
    /// The links of each node, by number.
    pub links_of: Vec<Vec<u32>>,
}

impl Graph {
    /// Notes the links of each node, once all are there.
    pub(crate) fn index(&mut self) {
        self.links_of = vec![vec![]; self.nodes.len()];
        for (number, link) in (0_u32..).zip(&self.links) {
            self.links_of[link.from as usize].push(number);
            self.links_of[link.to as usize].push(number);
        }
    }

    /// The node with this number.
    #[must_use]
    pub fn node(&self, number: u32) -> &Node {
        &self.nodes[number as usize]
    }

    /// The number of a country's code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<u16> {
        position(&self.countries, |it| &**it == code)
    }

    /// The number of a network's id.
    #[must_use]
    pub fn network(&self, id: &str) -> Option<u16> {
        position(&self.networks, |it| &*it.0 == id)
    }

    /// The first day on which any link is known to begin.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.links.iter().filter_map(|link| link.begins).min()
    }
}

fn position<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> Option<u16> {
    let place = all.iter().position(is_it)?;
    u16::try_from(place).ok()
}

/// The first day of a date that may be imprecise: `2013` begins on its first of January.
#[must_use]
pub fn first_day(date: &str) -> Option<Day> {
    day(date, ["0101", "01", ""])
}

/// The last day of a date that may be imprecise: `2013` ends on its last of December.
#[must_use]
pub fn last_day(date: &str) -> Option<Day> {
    // No month has a day 32; the last day of any month compares below it.
    day(date, ["1231", "31", ""])
}

/// The day in ISO 8601.
#[must_use]
pub fn written(day: Day) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        day / 10_000,
        day / 100 % 100,
        day % 100
    )
}

fn day(date: &str, rest: [&str; 3]) -> Option<Day> {
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    let rest = match digits.len() {
        4 => rest[0],
        6 => rest[1],
        8 => rest[2],
        _ => return None,
    };
    format!("{digits}{rest}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imprecise_date_counts_whole() {
        assert_eq!(first_day("2013"), Some(20_130_101));
        assert_eq!(last_day("2013"), Some(20_131_231));
        assert_eq!(last_day("2013-02"), Some(20_130_231));
        assert_eq!(first_day("2013-02-03"), last_day("2013-02-03"));
        assert_eq!(first_day(""), None);
    }
}
