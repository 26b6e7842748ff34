//! GEXF, with a typed attribute a column.
//!
//! Version 1.2, not 1.3: Gephi opens both, and `NetworkX` 3.4 refuses 1.3.

use std::io::{self, Write};

use super::{
    Column, Direction, Document, Kind, Source, Value,
    document::{known, number_text},
    text::Xml,
};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
"#;

/// Writes a graph.
pub(super) fn write(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    writeln!(
        out,
        "<meta><creator>sun-graph</creator><description>{}</description></meta>",
        Xml(&document.name)
    )?;
    let default = document.direction.default_word();
    writeln!(
        out,
        r#"<graph defaultedgetype="{default}" idtype="string" mode="static">"#
    )?;
    write_attributes("node", 'n', &[], document.node_columns, out)?;
    write_attributes("edge", 'e', &[DIRECTED], document.edge_columns, out)?;
    writeln!(out, "<nodes>")?;
    for node in document.nodes(source) {
        let node = node?;
        let (id, label) = (Xml(&node.id), Xml(&node.label));
        write!(out, r#"<node id="{id}" label="{label}">"#)?;
        write!(out, "<attvalues>")?;
        write_values('n', document.node_columns, &node.values, out)?;
        writeln!(out, "</attvalues></node>")?;
    }
    writeln!(out, "</nodes>\n<edges>")?;
    for edge in document.edges(source) {
        let edge = edge?;
        let (id, from, to) = (Xml(&edge.id), Xml(&edge.source), Xml(&edge.target));
        let weight = number_text(edge.weight);
        write!(
            out,
            r#"<edge id="{id}" source="{from}" target="{to}" weight="{weight}""#
        )?;
        if document.direction == Direction::Mixed {
            let word = if edge.is_directed {
                "directed"
            } else {
                "undirected"
            };
            write!(out, r#" type="{word}""#)?;
        }
        write!(
            out,
            r#"><attvalues><attvalue for="directed" value="{}"/>"#,
            edge.is_directed
        )?;
        write_values('e', document.edge_columns, &edge.values, out)?;
        writeln!(out, "</attvalues></edge>")?;
    }
    writeln!(out, "</edges>\n</graph>\n</gexf>")
}

/// The attribute that every edge has.
const DIRECTED: &str = r#"<attribute id="directed" title="directed" type="boolean"/>"#;

fn write_attributes(
    class: &str,
    letter: char,
    fixed: &[&str],
    columns: &[Column],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, r#"<attributes class="{class}" mode="static">"#)?;
    for attribute in fixed {
        writeln!(out, "{attribute}")?;
    }
    for (number, column) in columns.iter().enumerate() {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Integer => "long",
            Kind::Number => "double",
            Kind::Flag => "boolean",
        };
        let title = Xml(column.name);
        writeln!(
            out,
            r#"<attribute id="{letter}{number}" title="{title}" type="{kind}"/>"#
        )?;
    }
    writeln!(out, "</attributes>")
}

fn write_values(
    letter: char,
    columns: &[Column],
    values: &[Value],
    out: &mut dyn Write,
) -> io::Result<()> {
    for (number, _, value) in known(columns, values) {
        let text = value.as_text();
        write!(
            out,
            r#"<attvalue for="{letter}{number}" value="{}"/>"#,
            Xml(&text)
        )?;
    }
    Ok(())
}
