//! `GraphML`, with a typed key a column.

use std::io::{self, Write};

use super::{
    Column, Direction, Document, Kind, Source, Value,
    document::{known, number_text},
    text::Xml,
};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="name" for="graph" attr.name="name" attr.type="string"/>
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="edge_id" for="edge" attr.name="edge_id" attr.type="string"><desc>The id of the edge, for readers that drop it.</desc></key>
<key id="is_directed" for="edge" attr.name="is_directed" attr.type="boolean"><desc>Whether the edge has a direction; if not, its ends may change places.</desc></key>
"#;

/// Writes a graph.
pub(super) fn write(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    write_keys("node", 'n', document.node_columns, out)?;
    write_keys("edge", 'e', document.edge_columns, out)?;
    let default = document.direction.default_word();
    let id = Xml(&document.id);
    writeln!(out, r#"<graph id="{id}" edgedefault="{default}">"#)?;
    writeln!(out, r#"<data key="name">{}</data>"#, Xml(&document.name))?;
    for node in document.nodes(source) {
        let node = node?;
        write!(out, r#"<node id="{}">"#, Xml(&node.id))?;
        write!(out, r#"<data key="label">{}</data>"#, Xml(&node.label))?;
        write_values('n', document.node_columns, &node.values, out)?;
        writeln!(out, "</node>")?;
    }
    for edge in document.edges(source) {
        let edge = edge?;
        let (id, from, to) = (Xml(&edge.id), Xml(&edge.source), Xml(&edge.target));
        write!(out, r#"<edge id="{id}" source="{from}" target="{to}""#)?;
        if document.direction == Direction::Mixed {
            write!(out, r#" directed="{}""#, edge.is_directed)?;
        }
        let weight = number_text(edge.weight);
        write!(out, r#"><data key="weight">{weight}</data>"#)?;
        write!(out, r#"<data key="edge_id">{id}</data>"#)?;
        write!(
            out,
            r#"<data key="is_directed">{}</data>"#,
            edge.is_directed
        )?;
        write_values('e', document.edge_columns, &edge.values, out)?;
        writeln!(out, "</edge>")?;
    }
    writeln!(out, "</graph>\n</graphml>")
}

fn write_keys(
    element: &str,
    letter: char,
    columns: &[Column],
    out: &mut dyn Write,
) -> io::Result<()> {
    for (number, column) in columns.iter().enumerate() {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Integer => "long",
            Kind::Number => "double",
            Kind::Flag => "boolean",
        };
        let (name, description) = (Xml(column.name), Xml(column.description));
        writeln!(
            out,
            r#"<key id="{letter}{number}" for="{element}" attr.name="{name}" attr.type="{kind}"><desc>{description}</desc></key>"#
        )?;
    }
    Ok(())
}

fn write_values(
    letter: char,
    columns: &[Column],
    values: &[Value],
    out: &mut dyn Write,
) -> io::Result<()> {
    for (number, _, value) in known(columns, values) {
        let text = value.as_text();
        write!(out, r#"<data key="{letter}{number}">{}</data>"#, Xml(&text))?;
    }
    Ok(())
}
