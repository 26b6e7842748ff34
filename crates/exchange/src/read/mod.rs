//! Sheets in: CSV, XLSX and NDJSON as lines of cells, in bounded memory.
//!
//! A file is anyone's, so nothing of it is believed: what it says it is, how
//! large it says it is, and how it is written. Its first bytes say what it is; a
//! header or HXL tags say what its columns are, in any order; and limits hold at
//! every step. A column that is not there leaves a record as it is, an empty cell
//! says that something is unknown. A workbook is read by a process of its own,
//! which may die without harm.
//!
//! This room knows no database: whether what a line names exists, and whether it
//! may be written, is asked by those who call it.

mod column;
mod csv;
mod header;
mod limits;
mod line;
mod ndjson;
mod note;
mod refusal;
mod table;
mod text;
pub mod workbook;

#[cfg(test)]
pub(crate) mod tests;

use std::{
    io::{Cursor, Read},
    path::PathBuf,
};

use self::{csv::Rows, table::Table};
pub use self::{limits::Limits, line::Line, note::Note, refusal::Refusal};
use crate::Format;
use record::sheet::Sheet;

/// How much of a file is looked at to tell what it is.
const START: u64 = 8 << 10;

/// What a file is read with.
#[derive(Clone, Debug)]
pub struct Reader {
    /// What the file may hold.
    pub limits: Limits,
    /// This program, which is started once more to read a workbook.
    pub program: PathBuf,
}

/// The lines of a file, one at a time. After a line that is refused more may
/// follow, so that all that is wrong can be told at once.
pub struct Lines {
    /// How the file was taken, and what of it is not read.
    pub notes: Vec<Note>,
    inner: Box<dyn Iterator<Item = Result<Line, Refusal>> + Send>,
    rows_left: u64,
    rows: u64,
    is_over: bool,
}

impl Reader {
    /// Reads a file as lines of the sheet.
    ///
    /// # Errors
    ///
    /// All that is wrong with what the file is, and with its header.
    pub fn open(
        &self,
        sheet: &'static Sheet,
        format: Format,
        mut input: impl Read + Send + 'static,
    ) -> Result<Lines, Vec<Refusal>> {
        let mut start = vec![];
        let read = (&mut input).take(START).read_to_end(&mut start);
        read.map_err(|cause| {
            vec![Refusal::rejected(format!(
                "the file cannot be read: {cause}"
            ))]
        })?;
        if start.starts_with(b"\xef\xbb\xbf") {
            start.drain(..3);
        }
        if let (Format::Csv | Format::Ndjson, Some(reason)) = (format, text::foreign(&start)) {
            return Err(vec![Refusal::rejected(reason)]);
        }
        let limits = &self.limits;
        let whole = Cursor::new(start.clone()).chain(input);
        let mut notes = vec![];
        let inner: Box<dyn Iterator<Item = Result<Line, Refusal>> + Send> = match format {
            Format::Csv => {
                let is_column = |name: &str| column::target(sheet, name).is_some();
                let rows = Rows::new(whole, &start, limits, is_column);
                let (table, told) = Table::new(sheet, rows)?;
                notes = told;
                Box::new(table)
            }
            Format::Xlsx => {
                let rows = workbook::open(&self.program, sheet.name, limits, &start, whole);
                let (table, told) = Table::new(sheet, rows.map_err(|refusal| vec![refusal])?)?;
                notes = told;
                Box::new(table)
            }
            Format::Ndjson => Box::new(ndjson::Lines::new(sheet, whole, limits)),
        };
        Ok(Lines {
            notes,
            inner,
            rows_left: limits.rows,
            rows: limits.rows,
            is_over: false,
        })
    }

    /// Reads a text as it stands: rows that are not blank, each with the line that
    /// it begins on, counted from 1.
    ///
    /// # Errors
    ///
    /// If it is no text in UTF-8, cut off or too large.
    pub fn text(&self, bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Refusal> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let start = &bytes[..bytes.len().min(8 << 10)];
        if let Some(reason) = text::foreign(start) {
            return Err(Refusal::rejected(reason));
        }
        // Whose headers they are is not known here.
        let rows = Rows::new(bytes, start, &self.limits, |_| false);
        rows.map(|row| row.map(|row| (row.number, row.fields)))
            .collect()
    }

    /// The names of the worksheets of a workbook, in their order.
    ///
    /// # Errors
    ///
    /// If the workbook cannot be read.
    pub fn worksheets(&self, bytes: &[u8]) -> Result<Vec<String>, Refusal> {
        let rows = self.worksheet(workbook::NAMES, bytes)?;
        Ok(rows.into_iter().flat_map(|(_, name)| name).collect())
    }

    /// Reads one worksheet of a workbook as it stands: rows that are not blank,
    /// each with its number, counted from 1.
    ///
    /// # Errors
    ///
    /// If the workbook cannot be read or has no such worksheet.
    pub fn worksheet(&self, name: &str, bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Refusal> {
        let start = &bytes[..bytes.len().min(8 << 10)];
        let whole = Cursor::new(bytes.to_vec());
        let rows = workbook::open(&self.program, name, &self.limits, start, whole)?;
        rows.map(|row| {
            let row = row?;
            row.wrong.map_or(Ok((row.number, row.fields)), Err)
        })
        .collect()
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let line = self.inner.next()?;
        if let Some(left) = self.rows_left.checked_sub(1) {
            self.rows_left = left;
            return Some(line);
        }
        self.is_over = true;
        let reason = format!("there are more than {} rows: split the file", self.rows);
        Some(Err(Refusal::too_large(reason)))
    }
}
