//! Whether what a sheet names is there.

use std::collections::{HashMap, HashSet};

use super::parse::{Parsed, SheetError};
use record::sheet::Kind;

/// Every cell that names a record that no sheet holds.
pub(super) fn dangling(parsed: &[Parsed]) -> Vec<SheetError> {
    let ids = |key: fn(&Parsed) -> &'static str| -> HashMap<&str, HashSet<&str>> {
        parsed
            .iter()
            .map(|sheet| {
                let ids = sheet.rows.iter().map(|row| row.id.as_str()).collect();
                (key(sheet), ids)
            })
            .collect()
    };
    let by_sheet = ids(|parsed| parsed.sheet.name);
    let by_record = ids(|parsed| parsed.sheet.record);
    let has = |sheet: &str, id: &str| by_sheet.get(sheet).is_some_and(|ids| ids.contains(id));
    let mut errors = vec![];
    for sheet in parsed {
        for row in &sheet.rows {
            for (column, cell) in sheet.sheet.all_columns().zip(&row.cells) {
                if cell.is_empty() {
                    continue;
                }
                let is_there = match column.kind {
                    Kind::Ref(name) => has(name, cell),
                    Kind::Refs(name) => cell.split(';').all(|id| has(name, id)),
                    Kind::Global => cell.split_once(':').is_some_and(|(record, id)| {
                        by_record.get(record).is_some_and(|ids| ids.contains(id))
                    }),
                    _ => true,
                };
                if !is_there {
                    errors.push(SheetError {
                        file: format!("{}.csv", sheet.sheet.name),
                        line: row.line,
                        column: column.name.into(),
                        reason: format!("{cell:?} names no record"),
                    });
                }
            }
        }
    }
    errors
}
