//! GEXF, with a typed attribute a column, and a timeline where edges have days.
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
    let mode = if document.time.is_some() {
        r#"mode="dynamic" timeformat="date""#
    } else {
        r#"mode="static""#
    };
    writeln!(
        out,
        r#"<graph defaultedgetype="{default}" idtype="string" {mode}>"#
    )?;
    let nodes = Attributes {
        class: "node",
        first: 0,
        columns: document.node_columns,
    };
    // Numbers are not used twice, since some readers keep both classes in one list.
    let is_directed = document.node_columns.len();
    let edges = Attributes {
        class: "edge",
        first: is_directed + 1,
        columns: document.edge_columns,
    };
    nodes.write("", out)?;
    let fixed =
        format!("<attribute id=\"{is_directed}\" title=\"is_directed\" type=\"boolean\"/>\n");
    edges.write(&fixed, out)?;
    writeln!(out, "<nodes>")?;
    for node in document.nodes(source) {
        let node = node?;
        let (id, label) = (Xml(&node.id), Xml(&node.label));
        write!(out, r#"<node id="{id}" label="{label}">"#)?;
        write!(out, "<attvalues>")?;
        nodes.write_values(&node.values, out)?;
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
        let days = document.time.into_iter().flatten();
        for (name, place) in ["start", "end"].into_iter().zip(days) {
            if let Some(Value::Text(day)) = edge.values.get(place) {
                write!(out, r#" {name}="{}""#, Xml(day))?;
            }
        }
        write!(
            out,
            r#"><attvalues><attvalue for="{is_directed}" value="{}"/>"#,
            edge.is_directed
        )?;
        edges.write_values(&edge.values, out)?;
        writeln!(out, "</attvalues></edge>")?;
    }
    writeln!(out, "</edges>\n</graph>\n</gexf>")
}

/// The attributes of nodes or of edges, whose ids are numbers: Gephi's own files have
/// such, and some readers take no others.
struct Attributes<'a> {
    class: &'static str,
    /// The id of the first.
    first: usize,
    columns: &'a [Column],
}

impl Attributes<'_> {
    fn write(&self, fixed: &str, out: &mut dyn Write) -> io::Result<()> {
        let class = self.class;
        writeln!(out, r#"<attributes class="{class}" mode="static">"#)?;
        out.write_all(fixed.as_bytes())?;
        for (id, column) in (self.first..).zip(self.columns) {
            let kind = match column.kind {
                Kind::Text => "string",
                Kind::Integer => "long",
                Kind::Number => "double",
                Kind::Flag => "boolean",
            };
            let title = Xml(column.name);
            writeln!(
                out,
                r#"<attribute id="{id}" title="{title}" type="{kind}"/>"#
            )?;
        }
        writeln!(out, "</attributes>")
    }

    fn write_values(&self, values: &[Value], out: &mut dyn Write) -> io::Result<()> {
        for (number, _, value) in known(self.columns, values) {
            let (id, text) = (self.first + number, value.as_text());
            write!(out, r#"<attvalue for="{id}" value="{}"/>"#, Xml(&text))?;
        }
        Ok(())
    }
}
