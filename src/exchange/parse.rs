//! Reading a sheet: all of it, or a list of what is wrong with it.

use std::{collections::HashSet, fmt};

use crate::{
    action::Fault,
    sheet::{Column, Sheet},
};

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

    /// Reads the sheet from CSV.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its line and column.
    pub fn parse(&'static self, text: &str) -> Result<Parsed, Vec<SheetError>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut errors = vec![];
        let mut rows = vec![];
        let mut ids = HashSet::new();
        for (index, record) in reader.records().enumerate() {
            let record = match record {
                Ok(record) => record,
                Err(cause) => {
                    let line = cause.position().map_or(0, csv::Position::line);
                    errors.push(self.error(line, "", uneven(&cause)));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            match index {
                0 => self.check_head(line, &record, |column| column.name, &mut errors),
                1 => self.check_head(line, &record, |column| column.tag, &mut errors),
                _ => {
                    let row = self.row(line, &record, &mut errors);
                    if !ids.insert(row.id.clone()) {
                        let reason = format!("{:?} stands on an earlier line", row.id);
                        errors.push(self.error(line, "id", reason));
                    }
                    rows.push(row);
                }
            }
            if index == 0 && !errors.is_empty() {
                break;
            }
        }
        if errors.is_empty() {
            Ok(Parsed { sheet: self, rows })
        } else {
            Err(errors)
        }
    }

    fn check_head(
        &self,
        line: u64,
        record: &csv::StringRecord,
        expected: impl Fn(&Column) -> &'static str,
        errors: &mut Vec<SheetError>,
    ) {
        let expected: Vec<&str> = self.all_columns().map(expected).collect();
        let found: Vec<&str> = record.iter().collect();
        if found == expected {
            return;
        }
        let place = found
            .iter()
            .zip(&expected)
            .position(|(found, expected)| found != expected)
            .unwrap_or(found.len().min(expected.len()));
        let wanted = expected.get(place).copied().unwrap_or("nothing more");
        let got = found.get(place).copied().unwrap_or("nothing");
        let reason = format!("{got:?} where {wanted:?} is expected");
        errors.push(self.error(line, &format!("{}", place + 1), reason));
    }

    fn row(&self, line: u64, record: &csv::StringRecord, errors: &mut Vec<SheetError>) -> Row {
        for (column, cell) in self.all_columns().zip(record) {
            if let Err(reason) = column.check(cell) {
                errors.push(self.error(line, column.name, reason));
            }
        }
        Row {
            line,
            id: record.get(0).unwrap_or_default().to_owned(),
            cells: record.iter().map(str::to_owned).collect(),
        }
    }
}

fn uneven(cause: &csv::Error) -> String {
    match cause.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("{len} cells where the header has {expected_len}"),
        csv::ErrorKind::Utf8 { .. } => "the text is not UTF-8".into(),
        _ => "the line cannot be read as CSV".into(),
    }
}
