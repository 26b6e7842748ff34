//! The files a graph can be taken away in: for Gephi, Cytoscape, Graphviz, R,
//! Python and spreadsheets.
//!
//! Nothing here knows what the nodes and edges mean. A [`Source`] hands over
//! one element at a time and each is written before the next is asked for, so
//! that a graph of any size passes through one small buffer.
//!
//! All formats agree: the same columns under the same names with the same
//! types, one entry for each edge, and what is not known is left out (an empty
//! cell in CSV). A number that is not finite counts as not known, as JSON has
//! no word for it. Control characters that XML cannot carry are kept in JSON
//! and dropped everywhere else.

mod csv;
mod cytoscape;
mod document;
mod dot;
mod format;
mod gexf;
mod graphml;
mod json;
mod layout;
mod node_link;
#[cfg(test)]
mod tests;
mod text;

use std::io::{self, BufWriter, Write};

pub use document::{Column, Document, Edge, Kind, Node, Source, Value};
pub use format::{Format, UnknownFormat};
pub use layout::{Direction, Table};

/// Writes a graph in a format, through a buffer that is flushed at the end.
///
/// # Errors
///
/// What `out` answers; `InvalidInput` if a column has the name of another or
/// one that a format needs; `InvalidData` if an element does not fit the
/// document: a value of another kind than its column's, too few or too many
/// values, a weight that is not finite.
pub fn write(format: Format, source: &dyn Source, out: &mut dyn Write) -> io::Result<()> {
    let document = source.document();
    document.check()?;
    let mut out = BufWriter::new(out);
    match format {
        Format::GraphMl => graphml::write(&document, source, &mut out)?,
        Format::Gexf => gexf::write(&document, source, &mut out)?,
        Format::Cytoscape => cytoscape::write(&document, source, &mut out)?,
        Format::NodeLink => node_link::write(&document, source, &mut out)?,
        Format::Dot => dot::write(&document, source, &mut out)?,
        Format::CsvNodes => csv::write_nodes(&document, source, &mut out)?,
        Format::CsvEdges => csv::write_edges(&document, source, &mut out)?,
    }
    out.flush()
}
