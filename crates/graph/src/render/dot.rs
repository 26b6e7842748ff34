//! DOT for Graphviz.
//!
//! One rule of quoting for all texts, that of Graphviz's labels: a backslash is
//! doubled and a line break is `\n`. Edges without a direction in a mixed graph
//! get `dir=none`, so they are drawn without an arrow.

use std::{
    fmt::{self, Write as _},
    io::{self, Write},
};

use super::{
    Column, Direction, Document, Source, Value,
    document::{known, number_text},
    text::is_plain,
};

/// Writes a graph.
pub(super) fn write(
    document: &Document<'_>,
    source: &dyn Source,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_directed = document.direction != Direction::Undirected;
    let (graph, arrow) = if is_directed {
        ("digraph", "->")
    } else {
        ("graph", "--")
    };
    writeln!(out, "{graph} {} {{", Quoted(&document.name))?;
    for node in document.nodes(source) {
        let node = node?;
        write!(out, "{} [label={}", Quoted(&node.id), Quoted(&node.label))?;
        write_values(document.node_columns, &node.values, out)?;
        writeln!(out, "];")?;
    }
    for edge in document.edges(source) {
        let edge = edge?;
        write!(
            out,
            "{} {arrow} {}",
            Quoted(&edge.source),
            Quoted(&edge.target)
        )?;
        write!(out, " [key={}", Quoted(&edge.id))?;
        if document.direction == Direction::Mixed && !edge.is_directed {
            write!(out, ", dir=none")?;
        }
        let weight = number_text(edge.weight);
        write!(
            out,
            ", is_directed=\"{}\", weight=\"{weight}\"",
            edge.is_directed
        )?;
        write_values(document.edge_columns, &edge.values, out)?;
        writeln!(out, "];")?;
    }
    writeln!(out, "}}")
}

fn write_values(columns: &[Column], values: &[Value], out: &mut dyn Write) -> io::Result<()> {
    for (_, column, value) in known(columns, values) {
        write!(
            out,
            ", {}={}",
            Quoted(column.name),
            Quoted(&value.as_text())
        )?;
    }
    Ok(())
}

/// Text between double quotes.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_char('"')?;
        let mut characters = self.0.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '"' => formatter.write_str("\\\"")?,
                '\\' => formatter.write_str("\\\\")?,
                // A line break of two characters is one line break.
                '\r' if characters.peek() == Some(&'\n') => {}
                '\r' | '\n' => formatter.write_str("\\n")?,
                _ if is_plain(character) => formatter.write_char(character)?,
                _ => {}
            }
        }
        formatter.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_line_breaks_stay_inside_the_quotes() {
        assert_eq!(Quoted("a\"b\\").to_string(), r#""a\"b\\""#);
        assert_eq!(Quoted("a\r\nb\nc\rd\0").to_string(), r#""a\nb\nc\nd""#);
    }
}
