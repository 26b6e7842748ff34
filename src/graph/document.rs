//! A view as a document of nodes and edges, for files.

use super::{
    day::written,
    model::{LinkKind, NodeKind},
    projected::{Member, Tie},
    render::{Column, Direction, Document, Edge, Kind, Node, Source, Value},
    shown::Shown,
};

const NODE_COLUMNS: &[Column] = &[
    column(
        "kind",
        Kind::Text,
        "#meta+kind",
        "What the node stands for.",
    ),
    column(
        "country",
        Kind::Text,
        "#country+code+v_iso3",
        "The country that it is at home in.",
    ),
    column(
        "network",
        Kind::Text,
        "#org+network",
        "The network that it belongs to.",
    ),
    column(
        "inside",
        Kind::Flag,
        "#meta+inside",
        "Whether it is inside the scope.",
    ),
    column(
        "size",
        Kind::Integer,
        "#indicator+size+num",
        "How many actors it stands for.",
    ),
];

const EDGE_COLUMNS: &[Column] = &[
    column("kind", Kind::Text, "#meta+kind", "What the tie is made of."),
    column(
        "count",
        Kind::Integer,
        "#indicator+count+num",
        "How many venues or links it is made of.",
    ),
    column(
        "since",
        Kind::Text,
        "#date+start",
        "The first day on which it is known to hold.",
    ),
    column(
        "until",
        Kind::Text,
        "#date+end",
        "The last day on which it is known to hold.",
    ),
];

const fn column(
    name: &'static str,
    kind: Kind,
    tag: &'static str,
    description: &'static str,
) -> Column {
    Column {
        name,
        kind,
        tag,
        description,
    }
}

impl Shown {
    /// The global id of what a member stands for, or of the group of those without.
    #[must_use]
    pub fn id(&self, member: Member) -> String {
        let of_group = |kind: &str, id: Option<&str>| format!("{kind}:{}", id.unwrap_or("none"));
        match member {
            Member::Node(number) => self.graph.node(number).id.to_string(),
            Member::Network(network) => of_group(
                "network",
                network.map(|it| &*self.graph.networks[usize::from(it)].0),
            ),
            Member::Country(country) => of_group(
                "country",
                country.map(|it| &*self.graph.countries[usize::from(it)]),
            ),
        }
    }

    /// What a member is called.
    #[must_use]
    pub fn label(&self, member: Member) -> String {
        match member {
            Member::Node(number) => self.graph.node(number).name.to_string(),
            Member::Network(Some(network)) => {
                self.graph.networks[usize::from(network)].1.to_string()
            }
            Member::Network(None) => "of no network".into(),
            Member::Country(None) => "of no country".into(),
            Member::Country(Some(_)) => {
                let id = self.id(member);
                let node = self.graph.find(&id);
                node.map_or(id, |node| self.graph.node(node).name.to_string())
            }
        }
    }

    /// What kind of thing a member stands for.
    #[must_use]
    pub fn kind(&self, member: Member) -> NodeKind {
        match member {
            Member::Node(number) => self.graph.node(number).kind,
            Member::Network(_) => NodeKind::Network,
            Member::Country(_) => NodeKind::Country,
        }
    }

    /// The country that a member is at home in.
    #[must_use]
    pub fn country(&self, member: Member) -> Option<&str> {
        let country = match member {
            Member::Node(number) => self.graph.node(number).country,
            Member::Country(country) => country,
            Member::Network(_) => None,
        };
        country.map(|country| &*self.graph.countries[usize::from(country)])
    }

    /// The network that a member belongs to.
    #[must_use]
    pub fn network(&self, member: Member) -> Option<&str> {
        let network = match member {
            Member::Node(number) => self.graph.node(number).network,
            Member::Network(network) => network,
            Member::Country(_) => None,
        };
        network.map(|network| &*self.graph.networks[usize::from(network)].0)
    }

    fn edge(&self, (number, tie): (usize, &Tie)) -> Edge {
        let end = |place: u32| self.id(self.projected.members[place as usize]);
        let day = |day: Option<u32>| text(day.map(written).as_deref());
        Edge {
            id: format!("tie-{number}"),
            source: end(tie.from),
            target: end(tie.to),
            is_directed: tie.kind.is_directed(),
            weight: tie.weight,
            values: vec![
                Value::Text(tie.kind.word().into()),
                Value::Integer(tie.count.into()),
                day(tie.stay.0),
                day(tie.stay.1),
            ],
        }
    }
}

impl Source for Shown {
    fn document(&self) -> Document<'_> {
        let is_directed = self.projected.ties.iter().any(|tie| tie.kind.is_directed());
        Document {
            name: format!(
                "SUN collaboration graph, data version {}",
                self.graph.version
            ),
            // What every reader opens; each edge says for itself what it is.
            direction: if is_directed {
                Direction::Directed
            } else {
                Direction::Undirected
            },
            node_columns: NODE_COLUMNS,
            edge_columns: EDGE_COLUMNS,
        }
    }

    fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_> {
        let members = self.projected.members.iter().enumerate();
        Box::new(members.map(|(place, member)| Node {
            id: self.id(*member),
            label: self.label(*member),
            values: vec![
                Value::Text(self.kind(*member).word().into()),
                text(self.country(*member)),
                text(self.network(*member)),
                Value::Flag(self.projected.is_inside[place]),
                Value::Integer(self.projected.sizes[place].into()),
            ],
        }))
    }

    fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_> {
        let ties = self.projected.ties.iter().enumerate();
        Box::new(ties.map(|tie| self.edge(tie)))
    }
}

fn text(value: Option<&str>) -> Value {
    value.map_or(Value::Missing, |value| Value::Text(value.to_owned()))
}

impl NodeKind {
    /// Its word, as in the schema.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organisation => "ORGANISATION",
            Self::Chapter => "CHAPTER",
            Self::Country => "COUNTRY",
            Self::Network => "NETWORK",
            Self::GovernanceBody => "GOVERNANCE_BODY",
            Self::Fund => "FUND",
            Self::Platform => "PLATFORM",
            Self::Community => "COMMUNITY",
            Self::Event => "EVENT",
        }
    }
}

impl LinkKind {
    /// Its word, as in the schema.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seat => "SEAT",
            Self::Community => "COMMUNITY",
            Self::Participation => "PARTICIPATION",
            Self::Membership => "MEMBERSHIP",
            Self::Assistance => "ASSISTANCE",
            Self::Funding => "FUNDING",
            Self::Hosting => "HOSTING",
            Self::Convening => "CONVENING",
            Self::Partnership => "PARTNERSHIP",
        }
    }
}
