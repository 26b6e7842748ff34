//! CSV: the nodes or the edges, with a row of HXL tags under the header.
//!
//! Texts are guarded against being run as formulas ([`record::formula`]).

use std::{
    borrow::Cow,
    io::{self, Write},
};

use csv::Writer;

use super::{Column, Document, Source, Value, document::number_text, text::is_plain};
use record::formula;

const NODE_HEAD: [(&str, &str); 2] = [("id", "#meta+id"), ("label", "#meta+label")];
const EDGE_HEAD: [(&str, &str); 5] = [
    ("id", "#meta+id"),
    ("source", "#meta+id+from"),
    ("target", "#meta+id+to"),
    ("directed", "#status+directed"),
    ("weight", "#indicator+weight+num"),
];

/// Writes the nodes.
pub(super) fn write_nodes(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    write_head(&NODE_HEAD, document.node_columns, &mut csv)?;
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
    write_head(&EDGE_HEAD, document.edge_columns, &mut csv)?;
    for edge in document.edges(source) {
        let edge = edge?;
        for text in [&edge.id, &edge.source, &edge.target] {
            csv.write_field(guarded(text).as_bytes()).map_err(cause)?;
        }
        csv.write_field(edge.is_directed.to_string())
            .map_err(cause)?;
        csv.write_field(number_text(edge.weight)).map_err(cause)?;
        write_values(&edge.values, &mut csv)?;
    }
    csv.flush()
}

fn write_head<W: Write>(
    fixed: &[(&str, &str)],
    columns: &[Column],
    csv: &mut Writer<W>,
) -> io::Result<()> {
    let names = columns.iter().map(|column| column.name);
    csv.write_record(fixed.iter().map(|(name, _)| *name).chain(names))
        .map_err(cause)?;
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
