//! What part of the graph is asked for, and in which form.

use super::{
    day::Span,
    model::{Link, LinkKind, Node, NodeKind},
    whole::Graph,
};

/// The form of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Projection {
    /// Two modes: actors and the venues where they meet, and direct ties.
    Affiliation,
    /// One mode: actors, tied by the venues they share and by direct ties.
    Actors,
    /// Actors merged by network.
    Networks,
    /// Actors merged by country.
    Countries,
}

/// Whose graph it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody's.
    Movement,
    /// Of those at home in these countries or speaking for them.
    Countries(Vec<u16>),
    /// Of those who belong to this network.
    Network(u16),
    /// Of those who belong to this community.
    Community(u32),
}

/// Whether actors outside the scope are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boundary {
    /// Actors of the scope only, and the ties among them.
    Within,
    /// Also those elsewhere that they are tied to, and the ties that touch the scope.
    WithNeighbours,
}

/// A part of the graph, in a form.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Whose graph it is.
    pub scope: Scope,
    /// Its form.
    pub projection: Projection,
    /// Whether actors outside the scope are shown.
    pub boundary: Boundary,
    /// The kinds of link it is made of; all if none are named.
    pub kinds: Vec<LinkKind>,
    /// The networks whose actors it shows; all if none are named.
    pub networks: Vec<u16>,
    /// The days that count.
    pub span: Span,
    /// The least weight of a tie that is shown.
    pub min_weight: f64,
}

impl View {
    /// Whether a link counts in this view.
    #[must_use]
    pub fn counts(&self, graph: &Graph, link: &Link) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&link.kind))
            && link.holds(self.span)
            && self.shows(graph.node(link.from))
            && (link.kind.leads_to_venue() || self.shows(graph.node(link.to)))
    }

    /// Whether an actor is of a network that is shown.
    #[must_use]
    pub fn shows(&self, actor: &Node) -> bool {
        self.networks.is_empty()
            || actor
                .network
                .is_some_and(|network| self.networks.contains(&network))
    }

    /// Which nodes are actors of the scope.
    #[must_use]
    pub fn inside(&self, graph: &Graph) -> Vec<bool> {
        let mut inside: Vec<bool> = graph
            .nodes
            .iter()
            .map(|node| self.shows(node) && self.is_at_home(node))
            .collect();
        for link in graph.links.iter().filter(|link| self.counts(graph, link)) {
            let speaks_for = match &self.scope {
                Scope::Countries(countries) => link
                    .country
                    .is_some_and(|country| countries.contains(&country)),
                Scope::Community(community) => {
                    link.kind == LinkKind::Community && link.to == *community
                }
                Scope::Movement | Scope::Network(_) => false,
            };
            if speaks_for {
                inside[link.from as usize] = true;
            }
        }
        inside
    }

    fn is_at_home(&self, node: &Node) -> bool {
        if matches!(
            node.kind,
            NodeKind::Platform | NodeKind::Community | NodeKind::Event
        ) {
            return false;
        }
        match &self.scope {
            Scope::Movement => true,
            Scope::Countries(countries) => node
                .country
                .is_some_and(|country| countries.contains(&country)),
            Scope::Network(network) => node.network == Some(*network),
            Scope::Community(_) => false,
        }
    }
}
