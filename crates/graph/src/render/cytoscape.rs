//! JSON for Cytoscape.js and Cytoscape.
//!
//! `value` and `name` of a node and `key` of an edge repeat its id, as
//! `networkx.cytoscape_graph` builds the graph from them. Edges carry the flag
//! `is_directed`, which a style can select by: Cytoscape.js has no such notion.

use std::io::{self, Write};

use super::{
    Direction, Document, Source,
    json::{Fixed, Object, put, separate},
};

/// Writes a graph.
pub(super) fn write(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, r#"{{"data":{{"name":"#)?;
    put(&document.name, out)?;
    let is_directed = document.direction != Direction::Undirected;
    write!(out, r#"}},"directed":{is_directed},"multigraph":true,"#)?;
    write!(out, r#""elements":{{"nodes":["#)?;
    let mut is_first = true;
    for node in document.nodes(source) {
        let node = node?;
        separate(&mut is_first, out)?;
        let data = Object {
            fixed: &[
                ("id", Fixed::Text(&node.id)),
                ("value", Fixed::Text(&node.id)),
                ("name", Fixed::Text(&node.id)),
                ("label", Fixed::Text(&node.label)),
            ],
            columns: document.node_columns,
            values: &node.values,
        };
        write!(out, r#"{{"data":"#)?;
        put(&data, out)?;
        write!(out, "}}")?;
    }
    write!(out, "\n],\"edges\":[")?;
    let mut is_first = true;
    for edge in document.edges(source) {
        let edge = edge?;
        separate(&mut is_first, out)?;
        let data = Object {
            fixed: &[
                ("id", Fixed::Text(&edge.id)),
                ("key", Fixed::Text(&edge.id)),
                ("source", Fixed::Text(&edge.source)),
                ("target", Fixed::Text(&edge.target)),
                ("is_directed", Fixed::Flag(edge.is_directed)),
                ("weight", Fixed::Number(edge.weight)),
            ],
            columns: document.edge_columns,
            values: &edge.values,
        };
        write!(out, r#"{{"data":"#)?;
        put(&data, out)?;
        write!(out, "}}")?;
    }
    writeln!(out, "\n]}}}}")
}
