//! JSON as `networkx.node_link_graph` reads it since version 3.6, with `edges`.
//!
//! Always a multigraph whose keys are the ids of the edges, so that parallel
//! edges stay apart. An edge without a direction is there once in a directed graph
//! too, with `is_directed` false.

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
    let is_directed = document.direction != Direction::Undirected;
    write!(
        out,
        r#"{{"directed":{is_directed},"multigraph":true,"graph":{{"name":"#
    )?;
    put(&document.name, out)?;
    write!(out, r#"}},"nodes":["#)?;
    let mut is_first = true;
    for node in document.nodes(source) {
        let node = node?;
        separate(&mut is_first, out)?;
        let object = Object {
            fixed: &[
                ("id", Fixed::Text(&node.id)),
                ("label", Fixed::Text(&node.label)),
            ],
            columns: document.node_columns,
            values: &node.values,
        };
        put(&object, out)?;
    }
    write!(out, "\n],\"edges\":[")?;
    let mut is_first = true;
    for edge in document.edges(source) {
        let edge = edge?;
        separate(&mut is_first, out)?;
        let object = Object {
            fixed: &[
                ("source", Fixed::Text(&edge.source)),
                ("target", Fixed::Text(&edge.target)),
                ("key", Fixed::Text(&edge.id)),
                ("is_directed", Fixed::Flag(edge.is_directed)),
                ("weight", Fixed::Number(edge.weight)),
            ],
            columns: document.edge_columns,
            values: &edge.values,
        };
        put(&object, out)?;
    }
    writeln!(out, "\n]}}")
}
