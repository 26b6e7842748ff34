//! What the graph is made of: who takes part, where they meet, and the links
//! between them, each with the record it was read from.

use super::day::{Span, Stay};

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
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The global id of its record.
    pub id: Box<str>,
    /// What it is called.
    pub name: Box<str>,
    /// What it stands for.
    pub kind: NodeKind,
    /// The country it is at home in, as a number of [`Graph::countries`](super::whole::Graph).
    pub country: Option<u16>,
    /// The network it belongs to, as a number of [`Graph::networks`](super::whole::Graph).
    pub network: Option<u16>,
    /// Of an event, when it was held.
    pub held: Stay,
    /// Whether it counts as an actor even where no link is known: it is there.
    pub stands_alone: bool,
}

/// A link from a party to a venue or to another party.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it means.
    pub kind: LinkKind,
    /// The party.
    pub from: u32,
    /// The venue or the other party.
    pub to: u32,
    /// The country that the party speaks for in it, as a number of [`Graph::countries`](super::whole::Graph).
    pub country: Option<u16>,
    /// When it holds.
    pub stay: Stay,
    /// The global id of the record that says so.
    pub record: Box<str>,
    /// The source of that record.
    pub source: u32,
}

impl Link {
    /// Whether it holds on any day of the span.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        let (begins, ends) = self.stay;
        begins.is_none_or(|begins| begins <= span.to) && ends.is_none_or(|ends| ends >= span.from)
    }
}
