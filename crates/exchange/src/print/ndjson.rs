//! NDJSON: an object a line, from the name of a column to what it holds.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::number;
use record::sheet::{Column, Kind};

pub(super) struct Printer<W: Write> {
    columns: Vec<&'static Column>,
    out: W,
}

impl<W: Write> Printer<W> {
    pub(super) const fn new(columns: Vec<&'static Column>, out: W) -> Self {
        Self { columns, out }
    }

    pub(super) fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        let columns = self.columns.iter().zip(cells);
        let object: Map<String, Value> = columns
            .map(|(column, cell)| (column.name.to_owned(), value(column, cell)))
            .collect();
        serde_json::to_writer(&mut self.out, &object)?;
        self.out.write_all(b"\n")
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

fn value(column: &Column, cell: &str) -> Value {
    if column.kind.is_list() {
        let values = cell.split(';').filter(|_| !cell.is_empty());
        return values.collect();
    }
    match (column.kind, cell) {
        (_, "") => Value::Null,
        (Kind::Flag, "true") => true.into(),
        (Kind::Flag, "false") => false.into(),
        _ => number(column, cell).map_or_else(|| cell.into(), json_number),
    }
}

/// Whole numbers without a point, where they fit.
fn json_number(number: f64) -> Value {
    match number.to_string().parse::<i64>() {
        Ok(whole) if number != 0.0 || number.is_sign_positive() => whole.into(),
        _ => number.into(),
    }
}
