//! Why a file, or a line of it, is not taken: where, and what to do.

use std::fmt;

use serde::{Deserialize, Serialize};

use store::code::Code;

/// What is wrong with a file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Whether there is too much of it, rather than something wrong in it.
    pub is_too_large: bool,
    /// The line of the text or the row of the worksheet, counted from 1.
    pub line: Option<u64>,
    /// The header of the column; its number where there is no header.
    pub column: Option<String>,
    /// The worksheet and cell, such as `events!B3`.
    pub cell: Option<String>,
    /// What is wrong and how to put it right.
    pub reason: String,
}

impl Refusal {
    /// Something is wrong.
    pub(crate) fn rejected(reason: impl Into<String>) -> Self {
        Self {
            is_too_large: false,
            line: None,
            column: None,
            cell: None,
            reason: reason.into(),
        }
    }

    /// There is too much.
    pub(crate) fn too_large(reason: impl Into<String>) -> Self {
        Self {
            is_too_large: true,
            ..Self::rejected(reason)
        }
    }

    pub(crate) fn at(self, line: u64) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }

    pub(crate) fn in_column(self, column: impl Into<String>) -> Self {
        Self {
            column: Some(column.into()),
            ..self
        }
    }

    pub(crate) fn in_cell(self, cell: impl Into<String>) -> Self {
        Self {
            cell: Some(cell.into()),
            ..self
        }
    }

    /// The code that clients see.
    #[must_use]
    pub const fn code(&self) -> Code {
        if self.is_too_large {
            Code::ImportTooLarge
        } else {
            Code::ImportRejected
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!("line {line}"));
        let column = self
            .column
            .as_ref()
            .map(|column| format!("column {column}"));
        let cell = self.cell.as_ref().map(|cell| format!("cell {cell}"));
        let place: Vec<String> = [line, column, cell].into_iter().flatten().collect();
        if !place.is_empty() {
            write!(f, "{}: ", place.join(", "))?;
        }
        f.write_str(&self.reason)
    }
}
