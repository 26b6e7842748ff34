//! A graph as the formats see it: named, typed columns over nodes and edges.

use std::{borrow::Cow, io};

use super::{Direction, Table};

/// Where the elements of a graph come from, one at a time.
pub trait Source {
    /// What holds for the graph as a whole.
    fn document(&self) -> Document<'_>;
    /// The nodes, each id once.
    fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_>;
    /// The edges, each id once, between nodes that are there.
    fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_>;
}

/// What holds for a graph as a whole.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// A short name in letters, digits, dots and dashes, as of a file.
    pub id: String,
    /// What the graph is called.
    pub name: String,
    /// Which way its edges run.
    pub direction: Direction,
    /// What is said of each node beside its id and label.
    pub node_columns: &'a [Column],
    /// What is said of each edge beside its id, ends, direction and weight.
    pub edge_columns: &'a [Column],
    /// The column of edges that they are called by, where a format calls them something.
    pub edge_label: Option<usize>,
    /// The columns of edges that hold their first and their last day, where there are such.
    pub time: Option<[usize; 2]>,
    /// For whom tables are laid out.
    pub table: Table,
    /// Whether a row of HXL tags stands under the header of tables.
    pub has_tags: bool,
}

/// A named and typed property of nodes or of edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Its HXL tag.
    pub tag: &'static str,
    /// What it means, in a sentence.
    pub description: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Flag,
}

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What edges call it.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Its values in the order of the columns.
    pub values: Vec<Value>,
}

/// An edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its id, which is no node's either: Cytoscape.js keeps both in one list.
    pub id: String,
    /// The id of the node that it starts at.
    pub source: String,
    /// The id of the node that it ends at.
    pub target: String,
    /// Whether it has a direction; if not, its ends may change places.
    pub is_directed: bool,
    /// How much it weighs.
    pub weight: f64,
    /// Its values in the order of the columns.
    pub values: Vec<Value>,
}

/// A value of a column's kind, or none.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number; one that is not finite counts as missing.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// Not known.
    Missing,
}

impl Value {
    /// Itself as text, empty if missing; a number reads back as the same number.
    pub(super) fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Integer(integer) => integer.to_string().into(),
            Self::Number(number) => number_text(*number).into(),
            Self::Flag(flag) => flag.to_string().into(),
            Self::Missing => "".into(),
        }
    }

    fn is_known(&self) -> bool {
        match self {
            Self::Number(number) => number.is_finite(),
            Self::Missing => false,
            Self::Text(_) | Self::Integer(_) | Self::Flag(_) => true,
        }
    }

    fn suits(&self, kind: Kind) -> bool {
        match self {
            Self::Text(_) => kind == Kind::Text,
            Self::Integer(_) => kind == Kind::Integer,
            Self::Number(_) => kind == Kind::Number,
            Self::Flag(_) => kind == Kind::Flag,
            Self::Missing => true,
        }
    }
}

/// A number in the fewest digits that read back as the same number.
pub(super) fn number_text(number: f64) -> String {
    format!("{number:?}")
}

/// The names that the formats need for themselves; Cytoscape.js would nest
/// nodes by `parent`, `NetworkX` reads nodes from `value` and `name`, and programs that
/// draw take `size` and `directed` for what they are to draw. In any case, since Gephi
/// and spreadsheets do not tell `Label` from `label`.
const NODE_NAMES: &[&str] = &["id", "label", "name", "value", "parent", "size"];
const EDGE_NAMES: &[&str] = &[
    "id",
    "edge_id",
    "key",
    "source",
    "target",
    "from",
    "to",
    "directed",
    "is_directed",
    "type",
    "direction",
    "label",
    "weight",
    "strength",
    "size",
    "start",
    "end",
];

impl Document<'_> {
    /// Whether every column's name is its own.
    pub(super) fn check(&self) -> io::Result<()> {
        check_names("node", NODE_NAMES, self.node_columns)?;
        check_names("edge", EDGE_NAMES, self.edge_columns)
    }

    /// The nodes, each checked as it is asked for.
    pub(super) fn nodes<'a>(
        &'a self,
        source: &'a dyn Source,
    ) -> impl Iterator<Item = io::Result<Node>> + 'a {
        source.nodes().map(|node| {
            check_values(&node.id, self.node_columns, &node.values)?;
            Ok(node)
        })
    }

    /// The edges, each checked as it is asked for.
    pub(super) fn edges<'a>(
        &'a self,
        source: &'a dyn Source,
    ) -> impl Iterator<Item = io::Result<Edge>> + 'a {
        source.edges().map(|edge| {
            check_values(&edge.id, self.edge_columns, &edge.values)?;
            if !edge.weight.is_finite() {
                return Err(unfit(&edge.id, "has a weight that is not finite"));
            }
            Ok(edge)
        })
    }
}

/// The values that are known, with the number and description of their columns.
pub(super) fn known<'a>(
    columns: &'a [Column],
    values: &'a [Value],
) -> impl Iterator<Item = (usize, &'a Column, &'a Value)> {
    let numbered = columns.iter().zip(values).enumerate();
    numbered
        .filter(|(_, (_, value))| value.is_known())
        .map(|(number, (column, value))| (number, column, value))
}

fn check_names(element: &str, taken: &[&str], columns: &[Column]) -> io::Result<()> {
    for (number, column) in columns.iter().enumerate() {
        let mut earlier = columns[..number].iter().map(|column| column.name);
        if taken.contains(&&*column.name.to_ascii_lowercase())
            || earlier.any(|name| name == column.name)
        {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!(
                    "the name of the {element} column {:?} is taken",
                    column.name
                ),
            ));
        }
    }
    Ok(())
}

fn check_values(id: &str, columns: &[Column], values: &[Value]) -> io::Result<()> {
    if columns.len() != values.len() {
        let (held, wanted) = (values.len(), columns.len());
        return Err(unfit(
            id,
            &format!("has {held} values for {wanted} columns"),
        ));
    }
    let mut pairs = columns.iter().zip(values);
    match pairs.find(|(column, value)| !value.suits(column.kind)) {
        None => Ok(()),
        Some((column, _)) => Err(unfit(
            id,
            &format!("holds no {:?} in the column {:?}", column.kind, column.name),
        )),
    }
}

fn unfit(id: &str, why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{id:?} {why}"))
}
