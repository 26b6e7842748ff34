//! Whole files of a small graph.

mod refused;

use std::io;

use super::{Column, Direction, Document, Edge, Format, Kind, Node, Source, Table, Value, write};

const fn column(name: &'static str, kind: Kind, tag: &'static str) -> Column {
    Column {
        name,
        kind,
        tag,
        description: "What it <is>.",
    }
}

const NODE_COLUMNS: &[Column] = &[
    column("country", Kind::Text, "#country+code"),
    column("degree", Kind::Integer, "#indicator+degree+num"),
];
const EDGE_COLUMNS: &[Column] = &[
    column("share", Kind::Number, "#indicator+share+num"),
    column("seated", Kind::Flag, "#status+seated"),
];

struct Small {
    direction: Direction,
    time: Option<[usize; 2]>,
    table: Table,
    has_tags: bool,
    node_columns: &'static [Column],
    edge_columns: &'static [Column],
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

impl Small {
    fn new(direction: Direction) -> Self {
        let node = |id: &str, label: &str, values| Node {
            id: id.into(),
            label: label.into(),
            values,
        };
        let edge = |id: &str, is_directed, values| Edge {
            id: id.into(),
            source: "a".into(),
            target: "b".into(),
            is_directed,
            weight: 0.5,
            values,
        };
        Self {
            direction,
            time: None,
            table: Table::Plain,
            has_tags: false,
            node_columns: NODE_COLUMNS,
            edge_columns: EDGE_COLUMNS,
            nodes: vec![
                node(
                    "a",
                    "A & \"B\"",
                    vec![Value::Text("KEN".into()), Value::Integer(-2)],
                ),
                node("b", "=B", vec![Value::Text(String::new()), Value::Missing]),
            ],
            edges: vec![
                edge("e", false, vec![Value::Number(1.0), Value::Flag(true)]),
                edge("f", true, vec![Value::Number(f64::NAN), Value::Missing]),
            ],
        }
    }
}

impl Source for Small {
    fn document(&self) -> Document<'_> {
        Document {
            id: "n".into(),
            name: "N".into(),
            direction: self.direction,
            node_columns: self.node_columns,
            edge_columns: self.edge_columns,
            edge_label: Some(0),
            time: self.time,
            table: self.table,
            has_tags: self.has_tags,
        }
    }

    fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_> {
        Box::new(self.nodes.iter().cloned())
    }

    fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_> {
        Box::new(self.edges.iter().cloned())
    }
}

fn render(format: Format, source: &dyn Source) -> io::Result<String> {
    let mut out = Vec::new();
    write(format, source, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

/// The lines of a file that have the text in them.
fn lines<'a>(file: &'a str, text: &str) -> Vec<&'a str> {
    file.lines().filter(|line| line.contains(text)).collect()
}

#[test]
fn graphml_marks_the_edges_of_a_mixed_graph() {
    let file = render(Format::GraphMl, &Small::new(Direction::Mixed)).unwrap();
    assert_eq!(
        lines(&file, "<graph "),
        [r#"<graph id="n" edgedefault="directed">"#]
    );
    assert_eq!(
        lines(&file, r#"attr.name="degree""#),
        [
            r#"<key id="n1" for="node" attr.name="degree" attr.type="long"><desc>What it &lt;is&gt;.</desc></key>"#
        ]
    );
    assert_eq!(
        lines(&file, "<node "),
        [
            r#"<node id="a"><data key="label">A &amp; &quot;B&quot;</data><data key="n0">KEN</data><data key="n1">-2</data></node>"#,
            r#"<node id="b"><data key="label">=B</data><data key="n0"></data></node>"#,
        ]
    );
    assert_eq!(
        lines(&file, "<edge "),
        [
            r#"<edge id="e" source="a" target="b" directed="false"><data key="weight">0.5</data><data key="edge_id">e</data><data key="is_directed">false</data><data key="e0">1.0</data><data key="e1">true</data></edge>"#,
            r#"<edge id="f" source="a" target="b" directed="true"><data key="weight">0.5</data><data key="edge_id">f</data><data key="is_directed">true</data></edge>"#,
        ]
    );
}

#[test]
fn gexf_marks_the_edges_of_a_mixed_graph_and_of_no_other() {
    let file = render(Format::Gexf, &Small::new(Direction::Mixed)).unwrap();
    assert_eq!(
        lines(&file, "<edge "),
        [
            r#"<edge id="e" source="a" target="b" weight="0.5" type="undirected"><attvalues><attvalue for="2" value="false"/><attvalue for="3" value="1.0"/><attvalue for="4" value="true"/></attvalues></edge>"#,
            r#"<edge id="f" source="a" target="b" weight="0.5" type="directed"><attvalues><attvalue for="2" value="true"/></attvalues></edge>"#,
        ]
    );
    for (direction, word) in [
        (Direction::Directed, "directed"),
        (Direction::Undirected, "undirected"),
    ] {
        let file = render(Format::Gexf, &Small::new(direction)).unwrap();
        let graph = format!(r#"<graph defaultedgetype="{word}" idtype="string" mode="static">"#);
        assert_eq!(lines(&file, "<graph "), [graph]);
        assert_eq!(lines(&file, " type=\"directed\""), [""; 0]);
    }
}

#[test]
fn json_leaves_out_what_is_missing() {
    let source = Small::new(Direction::Undirected);
    assert_eq!(
        render(Format::NodeLink, &source).unwrap(),
        r#"{"directed":false,"multigraph":true,"graph":{"name":"N"},"nodes":[
{"id":"a","label":"A & \"B\"","country":"KEN","degree":-2},
{"id":"b","label":"=B","country":""}
],"edges":[
{"source":"a","target":"b","key":"e","is_directed":false,"weight":0.5,"share":1.0,"seated":true},
{"source":"a","target":"b","key":"f","is_directed":true,"weight":0.5}
]}
"#
    );
    assert_eq!(
        render(Format::Cytoscape, &source).unwrap(),
        r#"{"data":{"name":"N"},"directed":false,"multigraph":true,"elements":{"nodes":[
{"data":{"id":"a","value":"a","name":"a","label":"A & \"B\"","country":"KEN","degree":-2}},
{"data":{"id":"b","value":"b","name":"b","label":"=B","country":""}}
],"edges":[
{"data":{"id":"e","key":"e","source":"a","target":"b","is_directed":false,"weight":0.5,"share":1.0,"seated":true}},
{"data":{"id":"f","key":"f","source":"a","target":"b","is_directed":true,"weight":0.5}}
]}}
"#
    );
}

#[test]
fn dot_draws_no_arrow_where_there_is_no_direction() {
    assert_eq!(
        render(Format::Dot, &Small::new(Direction::Mixed)).unwrap(),
        r#"digraph "N" {
"a" [label="A & \"B\"", "country"="KEN", "degree"="-2"];
"b" [label="=B", "country"=""];
"a" -> "b" [key="e", dir=none, is_directed="false", weight="0.5", "share"="1.0", "seated"="true"];
"a" -> "b" [key="f", is_directed="true", weight="0.5"];
}
"#
    );
    let file = render(Format::Dot, &Small::new(Direction::Undirected)).unwrap();
    assert!(file.starts_with("graph \"N\" {\n"));
    assert_eq!(lines(&file, " -- ").len(), 2);
}

#[test]
fn csv_guards_texts_and_leaves_numbers() {
    let source = Small::new(Direction::Mixed);
    assert_eq!(
        render(Format::CsvNodes, &source).unwrap(),
        "id,label,country,degree\n\
         a,\"A & \"\"B\"\"\",KEN,-2\n\
         b,'=B,,\n"
    );
    assert_eq!(
        render(Format::CsvEdges, &source).unwrap(),
        "source,target,id,is_directed,weight,share,seated\n\
         a,b,e,false,0.5,1.0,true\n\
         a,b,f,true,0.5,,\n"
    );
}

#[test]
fn tables_are_laid_out_for_whom_they_are_and_tagged_on_request() {
    let of = |table, direction, format| {
        let mut source = Small::new(direction);
        source.table = table;
        source.has_tags = table == Table::Gephi;
        render(format, &source).unwrap()
    };
    assert_eq!(
        of(Table::Gephi, Direction::Mixed, Format::CsvEdges),
        "Source,Target,Type,Weight,Id,Label,share,seated\n\
         #meta+id+from,#meta+id+to,#status+direction,#indicator+weight+num,#meta+id,#meta+label,\
         #indicator+share+num,#status+seated\n\
         a,b,Undirected,0.5,e,1.0,1.0,true\n\
         a,b,Directed,0.5,f,,,\n"
    );
    assert_eq!(
        of(Table::Kumu, Direction::Undirected, Format::CsvEdges),
        "From,To,Direction,Strength,ID,Type,share,seated\n\
         a,b,undirected,0.5,e,1.0,1.0,true\n\
         a,b,undirected,0.5,f,,,\n"
    );
    let gephi = of(Table::Gephi, Direction::Directed, Format::CsvEdges);
    assert_eq!(lines(&gephi, ",Directed,").len(), 2);
    let nodes = of(Table::Kumu, Direction::Undirected, Format::CsvNodes);
    assert!(nodes.starts_with("ID,Label,country,degree\na,"), "{nodes}");
}

#[test]
fn gexf_has_a_timeline_where_edges_have_days() {
    const DAYS: &[Column] = &[
        column("since", Kind::Text, "#date+start"),
        column("until", Kind::Text, "#date+end"),
    ];
    let mut source = Small::new(Direction::Undirected);
    source.time = Some([0, 1]);
    source.edge_columns = DAYS;
    let day = |day: &str| Value::Text(day.into());
    source.edges[0].values = vec![day("2013-10-01"), day("2017-12-31")];
    source.edges[1].values = vec![day("2015-01-01"), Value::Missing];
    let file = render(Format::Gexf, &source).unwrap();
    assert_eq!(
        lines(&file, r#"mode="dynamic" timeformat="date">"#).len(),
        1
    );
    assert_eq!(
        lines(&file, r#" start="2013-10-01" end="2017-12-31">"#).len(),
        1
    );
    assert_eq!(lines(&file, r#" start="2015-01-01"><attvalues>"#).len(), 1);
}
