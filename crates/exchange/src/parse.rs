//! Reading a sheet: all of it, or a list of what is wrong with it.

use std::{collections::HashSet, fmt, io::Cursor, path::PathBuf};

use super::{
    Format,
    read::{Limits, Line, Reader, Refusal},
};
use record::sheet::Sheet;
use store::action::Fault;

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

fn error(sheet: &Sheet, line: u64, column: &str, reason: impl Into<String>) -> SheetError {
    SheetError {
        file: format!("{}.csv", sheet.name),
        line,
        column: column.into(),
        reason: reason.into(),
    }
}

/// A fault that writing found, as one of the shipped file.
pub(super) fn fault(sheet: &Sheet, line: u64, fault: &Fault) -> SheetError {
    error(sheet, line, &fault.column, fault.reason.clone())
}

fn refused(sheet: &Sheet, refusal: Refusal) -> SheetError {
    let column = refusal.column.unwrap_or_default();
    error(sheet, refusal.line.unwrap_or(1), &column, refusal.reason)
}

/// Reads the sheet from CSV, as any partner's is read; but it must be whole.
///
/// # Errors
///
/// Everything that is wrong with it, each with its line and column.
pub fn parse(sheet: &'static Sheet, text: &str) -> Result<Parsed, Vec<SheetError>> {
    let reader = Reader {
        limits: Limits::shipped(),
        program: PathBuf::new(),
    };
    let input = Cursor::new(text.as_bytes().to_vec());
    let lines = reader.open(sheet, Format::Csv, input).map_err(|refusals| {
        let refusals = refusals.into_iter();
        refusals
            .map(|refusal| refused(sheet, refusal))
            .collect::<Vec<_>>()
    })?;
    let mut errors = vec![];
    let mut rows = vec![];
    let mut ids = HashSet::new();
    for line in lines {
        let row = match line {
            Ok(line) => row(sheet, line, &mut errors),
            Err(refusal) => {
                errors.push(refused(sheet, refusal));
                continue;
            }
        };
        if !ids.insert(row.id.clone()) {
            let reason = format!("{:?} stands on an earlier line", row.id);
            errors.push(error(sheet, row.line, "id", reason));
        }
        rows.push(row);
    }
    if errors.is_empty() {
        Ok(Parsed { sheet, rows })
    } else {
        Err(errors)
    }
}

fn row(sheet: &'static Sheet, line: Line, errors: &mut Vec<SheetError>) -> Row {
    let faults = line.faults(sheet).into_iter();
    errors.extend(faults.map(|fault| refused(sheet, fault)));
    for (column, cell) in sheet.all_columns().zip(&line.cells) {
        if cell.is_none() {
            errors.push(error(
                sheet,
                line.number,
                column.name,
                "the column is missing",
            ));
        }
    }
    Row {
        line: line.number,
        id: line.cell(sheet, "id").unwrap_or_default().to_owned(),
        cells: line
            .cells
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect(),
    }
}
