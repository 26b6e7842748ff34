//! A view as a document of nodes and edges, for files, with its measures if they
//! are asked for.

use std::sync::Arc;

use super::{
    day::written,
    measure::Centrality,
    projected::Tie,
    render::{Column, Direction, Document, Edge, Kind, Node, Source, Value},
    shown::{Measured, Shown},
};

/// A file of a view.
#[derive(Debug)]
pub struct File {
    shown: Arc<Shown>,
    measured: Option<Arc<Measured>>,
    node_columns: Vec<Column>,
}

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

/// What a file says of nodes besides, if it is asked for measures.
const MEASURE_COLUMNS: &[Column] = &[
    measure("degree", Kind::Integer, "How many members it is tied to."),
    measure(
        "strength",
        Kind::Number,
        "The sum of the weights of its ties.",
    ),
    measure(
        "betweenness",
        Kind::Number,
        "The share of shortest paths between others that lead through it.",
    ),
    measure(
        "closeness",
        Kind::Number,
        "How near the others are, scaled by how many can be reached (Wasserman and Faust).",
    ),
    measure(
        "eigenvector",
        Kind::Number,
        "How central its neighbours are.",
    ),
    measure(
        "pagerank",
        Kind::Number,
        "How often a random walk comes by, damping 0.85.",
    ),
    measure(
        "core",
        Kind::Integer,
        "The largest k of a part in which all have k ties and to which it belongs.",
    ),
    measure(
        "group",
        Kind::Integer,
        "The number of its community by the Louvain method, 0 being the largest.",
    ),
    measure(
        "coordinator",
        Kind::Integer,
        "How often it stands between two of its own network.",
    ),
    measure(
        "gatekeeper",
        Kind::Integer,
        "How often it lets another network in.",
    ),
    measure(
        "representative",
        Kind::Integer,
        "How often it speaks to another network.",
    ),
    measure(
        "consultant",
        Kind::Integer,
        "How often it stands between two of one other network.",
    ),
    measure(
        "liaison",
        Kind::Integer,
        "How often it stands between two networks, being of a third.",
    ),
];

/// A column of a measure; its tag says so too.
const fn measure(name: &'static str, kind: Kind, description: &'static str) -> Column {
    column(name, kind, "#indicator+measure+num", description)
}

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

impl File {
    /// A file of a view; its measures are in it if they are given.
    #[must_use]
    pub fn new(shown: Arc<Shown>, measured: Option<Arc<Measured>>) -> Self {
        let more = if measured.is_some() {
            MEASURE_COLUMNS
        } else {
            &[]
        };
        Self {
            shown,
            measured,
            node_columns: [NODE_COLUMNS, more].concat(),
        }
    }

    /// The version of the data that it shows.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.shown.graph.version
    }

    fn node(&self, place: usize) -> Node {
        let (shown, projected) = (&*self.shown, &self.shown.projected);
        let member = projected.members[place];
        let mut values = vec![
            Value::Text(shown.kind(member).word().into()),
            text(shown.country(member)),
            text(shown.network(member)),
            Value::Flag(projected.is_inside[place]),
            Value::Integer(projected.sizes[place].into()),
        ];
        if let Some(measured) = &self.measured {
            values.extend(measures(&measured.centralities[place]));
        }
        Node {
            id: shown.id(member),
            label: shown.label(member),
            values,
        }
    }

    fn edge(&self, (number, tie): (usize, &Tie)) -> Edge {
        let end = |place: u32| self.shown.id(self.shown.projected.members[place as usize]);
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

/// In the order of their columns.
fn measures(centrality: &Centrality) -> [Value; 13] {
    let brokerage = &centrality.brokerage;
    [
        Value::Integer(centrality.degree.into()),
        Value::Number(centrality.strength),
        Value::Number(centrality.betweenness),
        Value::Number(centrality.closeness),
        Value::Number(centrality.eigenvector),
        Value::Number(centrality.page_rank),
        Value::Integer(centrality.core_number.into()),
        Value::Integer(centrality.community.into()),
        Value::Integer(brokerage.coordinator.into()),
        Value::Integer(brokerage.gatekeeper.into()),
        Value::Integer(brokerage.representative.into()),
        Value::Integer(brokerage.consultant.into()),
        Value::Integer(brokerage.liaison.into()),
    ]
}

impl Source for File {
    fn document(&self) -> Document<'_> {
        let mut ties = self.shown.projected.ties.iter();
        Document {
            name: format!(
                "SUN collaboration graph, data version {}",
                self.shown.graph.version
            ),
            // What every reader opens; each edge says for itself what it is.
            direction: if ties.any(|tie| tie.kind.is_directed()) {
                Direction::Directed
            } else {
                Direction::Undirected
            },
            node_columns: &self.node_columns,
            edge_columns: EDGE_COLUMNS,
        }
    }

    fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_> {
        let places = 0..self.shown.projected.members.len();
        Box::new(places.map(|place| self.node(place)))
    }

    fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_> {
        let ties = self.shown.projected.ties.iter().enumerate();
        Box::new(ties.map(|tie| self.edge(tie)))
    }
}

fn text(value: Option<&str>) -> Value {
    value.map_or(Value::Missing, |value| Value::Text(value.to_owned()))
}
