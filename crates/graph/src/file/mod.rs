//! A view as a document of nodes and edges, for files, with its measures if they
//! are asked for.

mod columns;
mod name;
mod simple;

use std::sync::Arc;

use self::columns::{EDGE_COLUMNS, MEASURE_COLUMNS, NODE_COLUMNS, SINCE, UNTIL};
use crate::{
    day::written,
    measure::Centrality,
    projected::Tie,
    render::{Column, Direction, Document, Edge, Node, Source, Table, Value},
    shown::{Measured, Shown},
};

/// A file of a view.
#[derive(Debug)]
pub struct File {
    shown: Arc<Shown>,
    measured: Option<Arc<Measured>>,
    node_columns: Vec<Column>,
    style: Style,
}

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Which way its ties are declared to run.
    pub direction: Direction,
    /// Whether parallel ties are merged.
    pub is_simple: bool,
    /// For whom tables are laid out.
    pub table: Table,
    /// Whether a row of HXL tags stands under the header of tables.
    pub has_tags: bool,
}

impl File {
    /// A file of a view; its measures are in it if they are given.
    #[must_use]
    pub fn new(shown: Arc<Shown>, measured: Option<Arc<Measured>>, style: Style) -> Self {
        let more = if measured.is_some() {
            MEASURE_COLUMNS
        } else {
            &[]
        };
        Self {
            shown,
            measured,
            node_columns: [NODE_COLUMNS, more].concat(),
            style,
        }
    }

    /// What it is called, without an ending: whose graph it is, in which form, of which
    /// day and version of the data.
    #[must_use]
    pub fn name(&self) -> String {
        name::of_file(&self.shown)
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

    /// The edge of a tie, or of several that are merged.
    fn edge(&self, number: usize, tie: &Tie, kind: String) -> Edge {
        let end = |place: u32| self.shown.id(self.shown.projected.members[place as usize]);
        let day = |day: Option<u32>| text(day.map(written).as_deref());
        Edge {
            id: format!("tie-{number}"),
            source: end(tie.from),
            target: end(tie.to),
            is_directed: tie.kind.is_directed(),
            weight: tie.weight,
            values: vec![
                Value::Text(kind),
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
        let place = |name: &str| {
            let mut columns = EDGE_COLUMNS.iter();
            columns.position(|column| column.name == name)
        };
        Document {
            id: self.name(),
            name: name::title(&self.shown, self.style),
            direction: self.style.direction,
            node_columns: &self.node_columns,
            edge_columns: EDGE_COLUMNS,
            edge_label: place("kind"),
            time: place(SINCE).zip(place(UNTIL)).map(<[usize; 2]>::from),
            table: self.style.table,
            has_tags: self.style.has_tags,
        }
    }

    fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_> {
        let places = 0..self.shown.projected.members.len();
        Box::new(places.map(|place| self.node(place)))
    }

    fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_> {
        let ties = &self.shown.projected.ties;
        if self.style.is_simple {
            let merged = simple::merged(ties, self.style.direction).into_iter();
            return Box::new(merged.map(|merged| {
                let kind = merged.kind();
                self.edge(merged.number, &merged.tie, kind)
            }));
        }
        let edge = |(number, tie): (usize, &Tie)| self.edge(number, tie, tie.kind.word().into());
        Box::new(ties.iter().enumerate().map(edge))
    }
}

fn text(value: Option<&str>) -> Value {
    value.map_or(Value::Missing, |value| Value::Text(value.to_owned()))
}
