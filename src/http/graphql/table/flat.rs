//! From an answer to the rows of its table.

use std::io::{self, Write};

use serde_json::Value;

use super::plan::{Plan, Shape};
use exchange::{Dialect, Format, print::Table};

/// What is not known.
const NOTHING: &Value = &Value::Null;

/// Writes the answer.
pub(super) fn write<W: Write + Send>(
    plan: &Plan,
    data: &Value,
    (format, dialect): (Format, Dialect),
    out: W,
) -> io::Result<W> {
    let mut table = Table::new(format, dialect, plan.columns.clone(), out)?;
    let mut cells = vec![NOTHING; plan.columns.len()];
    match fill(&plan.root, data, &mut cells) {
        None => table.row(&cells)?,
        // Of a list that is empty and in no other there is no row: nothing has none.
        Some((shape, items)) => {
            for item in items {
                rows(shape, item, cells.clone(), &mut table)?;
            }
        }
    }
    table.finish()
}

/// The rows of an item: one, or one for each item of the list in it.
fn rows<'a, W: Write + Send>(
    shape: &Shape,
    value: &'a Value,
    mut cells: Vec<&'a Value>,
    table: &mut Table<W>,
) -> io::Result<()> {
    let list = fill(shape, value, &mut cells);
    let Some((shape, items)) = list.filter(|(_, items)| !items.is_empty()) else {
        return table.row(&cells);
    };
    for item in items {
        rows(shape, item, cells.clone(), table)?;
    }
    Ok(())
}

/// Fills in the cells of a part, and gives back the list that leads to the rows.
fn fill<'a, 's>(
    shape: &'s Shape,
    value: &'a Value,
    cells: &mut [&'a Value],
) -> Option<(&'s Shape, &'a [Value])> {
    match shape {
        Shape::Cell(column) => {
            cells[*column] = value;
            None
        }
        Shape::List(shape) => {
            let items = value.as_array().map(Vec::as_slice);
            Some((shape.as_ref(), items.unwrap_or_default()))
        }
        Shape::Object(parts) => {
            let mut list = None;
            for (key, shape) in parts {
                let found = fill(shape, value.get(key).unwrap_or(NOTHING), cells);
                list = list.or(found);
            }
            list
        }
    }
}
