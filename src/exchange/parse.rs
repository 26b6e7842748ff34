//! Reading a sheet: all of it, or a list of what is wrong with it.

use std::{collections::HashSet, fmt, io::Cursor, path::PathBuf};

use super::{
    Format,
    read::{Limits, Line, Reader, Refusal},
};
use crate::{action::Fault, sheet::Sheet};

/// What is wrong with a cell, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: u64,
    /// The column's header, if one is to blame.
    pub column: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// A row that was read.
#[derive(Debug)]
pub struct Row {
    /// Its line in the file.
    pub line: u64,
    /// Its id.
    pub id: String,
    /// Its cells as they were written, in the order of the columns.
    pub cells: Vec<String>,
}

/// A sheet that was read, and holds nothing but what its columns allow.
#[derive(Debug)]
pub struct Parsed {
    /// Its description.
    pub sheet: &'static Sheet,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Sheet {
    fn error(&self, line: u64, column: &str, reason: impl Into<String>) -> SheetError {
        SheetError {
            file: format!("{}.csv", self.name),
            line,
            column: column.into(),
            reason: reason.into(),
        }
    }

    /// A fault that writing found, as one of the shipped file.
    pub(super) fn fault(&self, line: u64, fault: &Fault) -> SheetError {
        self.error(line, &fault.column, fault.reason.clone())
    }

    fn refused(&self, refusal: Refusal) -> SheetError {
        let column = refusal.column.unwrap_or_default();
        self.error(refusal.line.unwrap_or(1), &column, refusal.reason)
    }

    /// Reads the sheet from CSV, as any partner's is read; but it must be whole.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its line and column.
    pub fn parse(&'static self, text: &str) -> Result<Parsed, Vec<SheetError>> {
        let reader = Reader {
            limits: Limits::shipped(),
            program: PathBuf::new(),
        };
        let input = Cursor::new(text.as_bytes().to_vec());
        let lines = reader.open(self, Format::Csv, input).map_err(|refusals| {
            let refusals = refusals.into_iter();
            refusals
                .map(|refusal| self.refused(refusal))
                .collect::<Vec<_>>()
        })?;
        let mut errors = vec![];
        let mut rows = vec![];
        let mut ids = HashSet::new();
        for line in lines {
            let row = match line {
                Ok(line) => self.row(line, &mut errors),
                Err(refusal) => {
                    errors.push(self.refused(refusal));
                    continue;
                }
            };
            if !ids.insert(row.id.clone()) {
                let reason = format!("{:?} stands on an earlier line", row.id);
                errors.push(self.error(row.line, "id", reason));
            }
            rows.push(row);
        }
        if errors.is_empty() {
            Ok(Parsed { sheet: self, rows })
        } else {
            Err(errors)
        }
    }

    fn row(&'static self, line: Line, errors: &mut Vec<SheetError>) -> Row {
        let faults = line.faults(self).into_iter();
        errors.extend(faults.map(|fault| self.refused(fault)));
        for (column, cell) in self.all_columns().zip(&line.cells) {
            if cell.is_none() {
                errors.push(self.error(line.number, column.name, "the column is missing"));
            }
        }
        Row {
            line: line.number,
            id: line.cell(self, "id").unwrap_or_default().to_owned(),
            cells: line
                .cells
                .into_iter()
                .map(Option::unwrap_or_default)
                .collect(),
        }
    }
}
