//! CSV: the nodes or the edges, with a row of HXL tags under the header on request.
//!
//! A table of edges begins with their two ends: R and igraph take the first two columns
//! for them, whatever they are called. Texts are guarded against being run as formulas
//! ([`record::formula`]).

use std::{
    borrow::Cow,
    io::{self, Write},
};

use csv::Writer;

use super::{
    Column, Direction, Document, Edge, Source, Table, Value, document::number_text, text::is_plain,
};
use record::formula;

/// Names and tags of the columns that a table begins with.
type Head = &'static [(&'static str, &'static str)];

const NODES: Head = &[("id", "#meta+id"), ("label", "#meta+label")];
const GEPHI_NODES: Head = &[("Id", "#meta+id"), ("Label", "#meta+label")];
const KUMU_NODES: Head = &[("ID", "#meta+id"), ("Label", "#meta+label")];

const EDGES: Head = &[
    ("source", "#meta+id+from"),
    ("target", "#meta+id+to"),
    ("id", "#meta+id"),
    ("is_directed", "#status+directed"),
    ("weight", "#indicator+weight+num"),
];
const GEPHI_EDGES: Head = &[
    ("Source", "#meta+id+from"),
    ("Target", "#meta+id+to"),
    ("Type", "#status+direction"),
    ("Weight", "#indicator+weight+num"),
    ("Id", "#meta+id"),
    ("Label", "#meta+label"),
];
const KUMU_EDGES: Head = &[
    ("From", "#meta+id+from"),
    ("To", "#meta+id+to"),
    ("Direction", "#status+direction"),
    ("Strength", "#indicator+weight+num"),
    ("ID", "#meta+id"),
    ("Type", "#meta+label"),
];

/// Writes the nodes.
pub(super) fn write_nodes(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    let head = match document.table {
        Table::Plain => NODES,
        Table::Gephi => GEPHI_NODES,
        Table::Kumu => KUMU_NODES,
    };
    write_head(head, document.node_columns, document.has_tags, &mut csv)?;
    for node in document.nodes(source) {
        let node = node?;
        for text in [&node.id, &node.label] {
            csv.write_field(guarded(text).as_bytes()).map_err(cause)?;
        }
        write_values(&node.values, &mut csv)?;
    }
    csv.flush()
}

/// Writes the edges.
pub(super) fn write_edges(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    let head = match document.table {
        Table::Plain => EDGES,
        Table::Gephi => GEPHI_EDGES,
        Table::Kumu => KUMU_EDGES,
    };
    write_head(head, document.edge_columns, document.has_tags, &mut csv)?;
    for edge in document.edges(source) {
        let edge = edge?;
        for text in [&edge.source, &edge.target] {
            csv.write_field(guarded(text).as_bytes()).map_err(cause)?;
        }
        let (id, weight) = (guarded(&edge.id), number_text(edge.weight));
        let fixed = match document.table {
            Table::Plain => vec![id, edge.is_directed.to_string().into(), weight.into()],
            Table::Gephi => {
                let (directed, undirected) = ("Directed", "Undirected");
                let direction = direction(document, &edge, directed, undirected);
                vec![direction, weight.into(), id, label(document, &edge)]
            }
            Table::Kumu => {
                let direction = direction(document, &edge, "directed", "undirected");
                vec![direction, weight.into(), id, label(document, &edge)]
            }
        };
        for field in fixed {
            csv.write_field(field.as_bytes()).map_err(cause)?;
        }
        write_values(&edge.values, &mut csv)?;
    }
    csv.flush()
}

/// What the file says of the direction of an edge.
fn direction<'a>(
    document: &Document<'_>,
    edge: &Edge,
    directed: &'a str,
    undirected: &'a str,
) -> Cow<'a, str> {
    let is_directed = match document.direction {
        Direction::Undirected => false,
        Direction::Directed => true,
        Direction::Mixed => edge.is_directed,
    };
    Cow::Borrowed(if is_directed { directed } else { undirected })
}

/// What an edge is called.
fn label<'a>(document: &Document<'_>, edge: &'a Edge) -> Cow<'a, str> {
    let label = document.edge_label.and_then(|place| edge.values.get(place));
    label.map_or("".into(), |value| match value {
        Value::Text(text) => guarded(text),
        Value::Number(number) if !number.is_finite() => "".into(),
        value => value.as_text(),
    })
}

fn write_head<W: Write>(
    fixed: Head,
    columns: &[Column],
    has_tags: bool,
    csv: &mut Writer<W>,
) -> io::Result<()> {
    let names = columns.iter().map(|column| column.name);
    csv.write_record(fixed.iter().map(|(name, _)| *name).chain(names))
        .map_err(cause)?;
    if !has_tags {
        return Ok(());
    }
    let tags = columns.iter().map(|column| column.tag);
    csv.write_record(fixed.iter().map(|(_, tag)| *tag).chain(tags))
        .map_err(cause)
}

/// Writes the values and ends the record.
fn write_values<W: Write>(values: &[Value], csv: &mut Writer<W>) -> io::Result<()> {
    for value in values {
        match value {
            Value::Text(text) => csv.write_field(guarded(text).as_bytes()).map_err(cause)?,
            Value::Number(number) if !number.is_finite() => csv.write_field("").map_err(cause)?,
            _ => csv.write_field(value.as_text().as_bytes()).map_err(cause)?,
        }
    }
    csv.write_record(None::<&[u8]>).map_err(cause)
}

/// What `out` answered, in its own words.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// A text that no spreadsheet takes for a formula, and every one can show.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return formula::guarded(text);
    }
    let plain: String = text.chars().filter(|letter| is_plain(*letter)).collect();
    formula::guarded(&plain).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn what_looks_like_a_formula_gets_an_apostrophe() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("\0=1"), "'=1");
        assert_eq!(guarded("é,;"), "é,;");
    }
}
