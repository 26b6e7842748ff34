//! A worksheet of a form: cells by the name of their column.

use crate::read::{Reader, Refusal};

/// A worksheet.
pub(super) struct Rows {
    name: &'static str,
    heads: Vec<String>,
    below: Vec<Row>,
}

/// A row of it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its number, counted from 1.
    pub(super) number: u64,
    cells: Vec<(String, String)>,
}

impl Rows {
    /// Reads a worksheet of a workbook.
    pub(super) fn read(reader: &Reader, name: &'static str, bytes: &[u8]) -> Result<Self, Refusal> {
        let mut rows = reader.worksheet(name, bytes)?.into_iter();
        let (_, heads) = rows.next().unwrap_or_default();
        let heads: Vec<String> = heads.iter().map(|head| lowered(head.trim())).collect();
        let rows = rows.map(|(number, cells)| Row {
            number,
            cells: heads
                .iter()
                .cloned()
                .zip(cells.into_iter().map(|cell| cell.trim().to_owned()))
                .filter(|(_, cell)| !cell.is_empty())
                .collect(),
        });
        let below = rows.collect();
        Ok(Self { name, heads, below })
    }

    /// A worksheet that is not there.
    pub(super) const fn none(name: &'static str) -> Self {
        Self {
            name,
            heads: vec![],
            below: vec![],
        }
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.below
    }

    /// The columns `label`, `label::English (en)` and so on: the name of each and
    /// its language, empty where it says none.
    pub(super) fn translated(&self, column: &str) -> Vec<(String, String)> {
        let heads = self.heads.iter().filter_map(|head| {
            let rest = head.strip_prefix(column)?;
            let language = rest.strip_prefix("::").or_else(|| rest.strip_prefix(':'));
            match language {
                None if rest.is_empty() => Some((head.clone(), String::new())),
                language => Some((head.clone(), language?.trim().to_owned())),
            }
        });
        heads.collect()
    }

    /// Something is wrong with a header.
    pub(super) fn refused_head(&self, head: &str, reason: impl Into<String>) -> Refusal {
        let reason = format!("worksheet {}: {}", self.name, reason.into());
        Refusal::rejected(reason).at(1).in_column(head)
    }

    /// Something is wrong in a row.
    pub(super) fn refused(&self, row: &Row, column: &str, reason: impl Into<String>) -> Refusal {
        let reason = format!("worksheet {}: {}", self.name, reason.into());
        let refusal = Refusal::rejected(reason).at(row.number);
        if column.is_empty() {
            refusal
        } else {
            refusal.in_column(column)
        }
    }
}

/// The header with the name of its column in lower case; that of its language stays.
fn lowered(head: &str) -> String {
    match head.split_once(':') {
        Some((column, language)) => format!("{}:{language}", column.to_lowercase()),
        None => head.to_lowercase(),
    }
}

impl Row {
    /// What stands in a column; empty if nothing does.
    pub(super) fn cell(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(head, _)| head == column);
        cell.map_or("", |(_, cell)| cell.as_str())
    }

    /// The columns in which something stands.
    pub(super) fn held(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|(head, _)| head.as_str())
    }
}
