//! What does not fit, and doors that close.

use std::io::{self, ErrorKind};

use super::{
    super::{Column, Direction, Document, Edge, Format, Kind, Node, Source, Table, Value, write},
    Small, column, render,
};

#[test]
fn what_does_not_fit_its_document_is_refused_in_every_format() {
    let refusal = |source: &Small, format| {
        let error = render(format, source).unwrap_err();
        (error.kind(), error.to_string())
    };
    let mut wrong_kind = Small::new(Direction::Mixed);
    wrong_kind.nodes[0].values[1] = Value::Number(2.0);
    let mut short = Small::new(Direction::Mixed);
    short.edges[1].values.pop();
    let mut heavy = Small::new(Direction::Mixed);
    heavy.edges[0].weight = f64::INFINITY;
    let nodes = [Format::CsvNodes];
    let edges = [Format::CsvEdges];
    let others = [
        Format::GraphMl,
        Format::Gexf,
        Format::Cytoscape,
        Format::NodeLink,
        Format::Dot,
    ];
    for (source, own, message) in [
        (
            &wrong_kind,
            nodes,
            r#""a" holds no Integer in the column "degree""#,
        ),
        (&short, edges, r#""f" has 1 values for 2 columns"#),
        (&heavy, edges, r#""e" has a weight that is not finite"#),
    ] {
        for format in own.into_iter().chain(others) {
            assert_eq!(
                refusal(source, format),
                (ErrorKind::InvalidData, message.to_owned())
            );
        }
    }
}

#[test]
fn a_column_that_takes_a_name_is_refused_before_anything_is_written() {
    const TAKEN: &[Column] = &[column("label", Kind::Text, "")];
    const TWICE: &[Column] = &[column("a", Kind::Text, ""), column("a", Kind::Flag, "")];
    for (columns, name) in [(TAKEN, "label"), (TWICE, "a")] {
        let mut source = Small::new(Direction::Mixed);
        source.node_columns = columns;
        let mut out = Vec::new();
        let error = write(Format::Gexf, &source, &mut out).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
        assert_eq!(
            error.to_string(),
            format!("the name of the node column {name:?} is taken")
        );
        assert!(out.is_empty());
    }
}

#[test]
fn a_door_that_closes_stops_the_writing() {
    struct Closed;
    impl io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for format in Format::ALL {
        let error = write(format, &Small::new(Direction::Mixed), &mut Closed).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BrokenPipe, "{format}");
    }
}

#[test]
fn elements_are_asked_for_one_at_a_time() {
    struct Endless;
    impl Source for Endless {
        fn document(&self) -> Document<'_> {
            let direction = Direction::Undirected;
            Document {
                id: String::new(),
                name: String::new(),
                direction,
                node_columns: &[],
                edge_columns: &[],
                edge_label: None,
                time: None,
                table: Table::Plain,
                has_tags: false,
            }
        }
        fn nodes(&self) -> Box<dyn Iterator<Item = Node> + '_> {
            let id = |number: u64| number.to_string();
            Box::new((0..).map(move |n| Node {
                id: id(n),
                label: id(n),
                values: vec![],
            }))
        }
        fn edges(&self) -> Box<dyn Iterator<Item = Edge> + '_> {
            Box::new(std::iter::empty())
        }
    }
    struct Full(usize);
    impl io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for format in Format::ALL
        .into_iter()
        .filter(|format| *format != Format::CsvEdges)
    {
        let error = write(format, &Endless, &mut Full(100_000)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StorageFull, "{format}");
    }
}
