//! Writes a small graph full of awkward text to standard output, in a format
//! or as `plain` JSON that shares no code with the formats.
//!
//! `render <mixed|one-way|directed|undirected|empty> <plain|graphml|gexf|…>`;
//! `tests/oracle/formats.py` reads the files back and compares.

use std::{env, error::Error, io};

use graph::render::{
    Column, Direction, Document, Edge, Format, Kind, Node, Source, Table, Value, write,
};
use serde_json::json;

const NODE_COLUMNS: &[Column] = &[
    column("kind", Kind::Text, "#meta+kind"),
    column("note", Kind::Text, "#description+note"),
    column("degree", Kind::Integer, "#indicator+degree+num"),
    column("closeness", Kind::Number, "#indicator+closeness+num"),
    column("is_seated", Kind::Flag, "#status+seated"),
    column("a \"b\" & <c>", Kind::Text, "#meta+odd"),
];
const EDGE_COLUMNS: &[Column] = &[
    column("kind", Kind::Text, "#meta+kind"),
    column("count", Kind::Integer, "#indicator+count+num"),
    column("share", Kind::Number, "#indicator+share+num"),
    column("is_current", Kind::Flag, "#status+current"),
    column("evidence", Kind::Text, "#meta+record"),
];

/// Texts that files are known to lose or to choke on.
const TEXTS: &[&str] = &[
    "organisation:csn-ken",
    "quotes \" ' and ]]> <tags/> & &amp; &#10;",
    "line\nbreak\tand tab",
    "Windows\r\nbreak and lone\rreturn",
    "🌾 famille 👩‍👩‍👧 and a\u{301}",
    "شبكة المجتمع المدني \u{202B}סאן\u{202C}",
    "control \u{0}\u{1}\u{8}\u{B}\u{1B}\u{FFFE}\u{FFFF} characters",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+254 20 000",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "'=1",
    "'s-Hertogenbosch",
    "",
    "  spaces around  ",
    "backslash \\ at the end \\",
    "\\N \\G \\\"",
    "comma, semicolon; pipe |",
    "{\"json\": [null]}",
    "NaN",
    "true",
    "007",
    "\u{85}\u{A0}\u{2028}\u{FEFF}",
];
const INTEGERS: &[i64] = &[0, -1, 7, i64::MAX, i64::MIN];
const NUMBERS: &[f64] = &[
    0.0,
    -0.5,
    1.0,
    0.1,
    1.0 / 3.0,
    1e300,
    5e-324,
    123_456_789.123_456_79,
    f64::NAN,
    f64::NEG_INFINITY,
];

const fn column(name: &'static str, kind: Kind, tag: &'static str) -> Column {
    Column {
        name,
        kind,
        tag,
        description: "A description with \"quotes\" & <tags>.",
    }
}

struct Awkward {
    direction: Direction,
    /// Whether an edge is directed, by its number.
    is_directed: fn(usize) -> bool,
    nodes: usize,
    edges: usize,
}

impl Awkward {
    fn of(name: &str) -> Result<Self, String> {
        let (direction, is_directed): (_, fn(usize) -> bool) = match name {
            "mixed" => (Direction::Mixed, |number| number % 2 == 0),
            "one-way" => (Direction::Directed, |number| number % 2 == 0),
            "directed" => (Direction::Directed, |_| true),
            "undirected" => (Direction::Undirected, |number| number % 2 == 0),
            "empty" => (Direction::Undirected, |_| false),
            _ => return Err(format!("unknown graph {name:?}")),
        };
        let (nodes, edges) = if name == "empty" {
            (0, 0)
        } else {
            (TEXTS.len(), 60)
        };
        Ok(Self {
            direction,
            is_directed,
            nodes,
            edges,
        })
    }
}

impl Source for Awkward {
    fn document(&self) -> Document<'_> {
        Document {
            id: "awkward".into(),
            name: "Graph \"of\" <all> & 🌾\\".into(),
            direction: self.direction,
            node_columns: NODE_COLUMNS,
            edge_columns: EDGE_COLUMNS,
            edge_label: Some(0),
            time: None,
            table: Table::Plain,
            has_tags: true,
        }
    }

    fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_> {
        Box::new((0..self.nodes).map(|number| Node {
            id: node_id(number),
            label: TEXTS[number].into(),
            values: vec![
                Value::Text("ORGANISATION".into()),
                known(number % 3 != 0, || text(number + 5)),
                known(number % 4 != 0, || {
                    Value::Integer(INTEGERS[number % INTEGERS.len()])
                }),
                known(number % 5 != 0, || {
                    Value::Number(NUMBERS[number % NUMBERS.len()])
                }),
                known(number % 7 != 0, || Value::Flag(number % 2 == 0)),
                text(number + 11),
            ],
        }))
    }

    /// Loops and parallel edges are among them.
    fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_> {
        Box::new((0..self.edges).map(|number| Edge {
            id: format!("tie:{number} {}", TEXTS[number % TEXTS.len()]),
            source: node_id(number % 11),
            target: node_id(number * number % 7),
            is_directed: (self.is_directed)(number),
            weight: [1.0, 0.25, 1.0 / 7.0, 12.0][number % 4],
            values: vec![
                Value::Text("SEAT".into()),
                known(number % 3 != 0, || {
                    Value::Integer(INTEGERS[number % INTEGERS.len()])
                }),
                known(number % 4 != 0, || {
                    Value::Number(NUMBERS[number % NUMBERS.len()])
                }),
                known(number % 5 != 0, || Value::Flag(number % 3 == 0)),
                known(number % 2 == 0, || text(number)),
            ],
        }))
    }
}

/// Ids are awkward too, and each is there once whatever is dropped from it.
fn node_id(number: usize) -> String {
    format!("{}{number}", TEXTS[number % TEXTS.len()])
}

fn text(number: usize) -> Value {
    Value::Text(TEXTS[number % TEXTS.len()].into())
}

fn known(is_known: bool, value: impl FnOnce() -> Value) -> Value {
    if is_known { value() } else { Value::Missing }
}

fn plain(source: &dyn Source) -> serde_json::Value {
    let document = source.document();
    let columns = |columns: &[Column]| -> Vec<_> {
        let kind = |column: &Column| format!("{:?}", column.kind);
        columns
            .iter()
            .map(|column| json!([column.name, kind(column), column.tag]))
            .collect()
    };
    let values = |values: Vec<Value>| -> Vec<_> {
        let value = |value| match value {
            Value::Text(text) => json!(text),
            Value::Integer(integer) => json!(integer),
            Value::Number(number) => json!(number),
            Value::Flag(flag) => json!(flag),
            Value::Missing => json!(null),
        };
        values.into_iter().map(value).collect()
    };
    let nodes = source
        .nodes()
        .map(|node| json!([node.id, node.label, values(node.values)]));
    let edges = source.edges().map(|edge| {
        let ends = (edge.id, edge.source, edge.target);
        json!([
            ends.0,
            ends.1,
            ends.2,
            edge.is_directed,
            edge.weight,
            values(edge.values)
        ])
    });
    json!({
        "name": document.name,
        "direction": format!("{:?}", document.direction),
        "node_columns": columns(document.node_columns),
        "edge_columns": columns(document.edge_columns),
        "nodes": nodes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [graph, format] = arguments.as_slice() else {
        return Err("usage: render <graph> <format>".into());
    };
    let source = Awkward::of(graph)?;
    let mut out = io::stdout().lock();
    if format == "plain" {
        serde_json::to_writer(&mut out, &plain(&source))?;
    } else {
        write(format.parse::<Format>()?, &source, &mut out)?;
    }
    Ok(())
}
