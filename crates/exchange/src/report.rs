//! What an import did, or would do, row by row.

use serde::{Deserialize, Serialize};

use super::read::{Note, Refusal};
use record::sheet::{Sheet, sheet};
use store::{
    action::{Done, Fault, Outcome},
    code::Code,
};

/// How many rows are told in full in an answer.
pub const TOLD: usize = 1_000;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RowOutcome {
    /// A new record.
    Created,
    /// It would be a new record; nothing was written.
    WouldCreate,
    /// A changed one.
    Changed,
    /// It would be changed; nothing was written.
    WouldChange,
    /// The record was so already.
    Unchanged,
    /// It cannot be written.
    Refused,
}

impl RowOutcome {
    /// What it is where nothing was written.
    const fn unwritten(self) -> Self {
        match self {
            Self::Created => Self::WouldCreate,
            Self::Changed => Self::WouldChange,
            other => other,
        }
    }
}

/// A cell that an import changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChange {
    /// The column.
    pub column: String,
    /// What stood there; `None` if it was not known.
    pub before: Option<String>,
    /// What stands there then; `None` if it is not known.
    pub after: Option<String>,
}

/// Why a row is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFault {
    /// The column to blame, if one is.
    pub column: Option<String>,
    /// What stands there, if anything does.
    pub value: Option<String>,
    /// What is wrong, and what to do.
    #[serde(rename = "message", alias = "reason")]
    pub reason: String,
}

/// A row and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowReport {
    /// Its line in the file, counted from 1; `None` where the file as a whole is meant.
    pub line: Option<u64>,
    /// The record, by global id, if it is known which.
    #[serde(rename = "recordId", alias = "record")]
    pub record: Option<String>,
    /// What became of it.
    pub outcome: RowOutcome,
    /// What it changes, cell by cell.
    pub changes: Vec<CellChange>,
    /// Why it is refused.
    #[serde(rename = "errors", alias = "faults")]
    pub faults: Vec<RowFault>,
    /// How its cells were taken where they were not written as sheets have them.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The records, by global id, that go by the same name as this new one.
    #[serde(default)]
    pub same_name_as: Vec<String>,
    /// Whether the file is refused for being too large.
    #[serde(skip)]
    pub is_too_large: bool,
}

impl RowReport {
    fn refused(line: Option<u64>, record: Option<String>, faults: Vec<RowFault>) -> Self {
        Self {
            line,
            record,
            outcome: RowOutcome::Refused,
            changes: vec![],
            faults,
            notes: vec![],
            same_name_as: vec![],
            is_too_large: false,
        }
    }

    /// A line, or a file, that cannot be read.
    pub(super) fn unreadable(refusal: Refusal) -> Self {
        let reason = match &refusal.cell {
            Some(cell) => format!("{cell}: {}", refusal.reason),
            None => refusal.reason.clone(),
        };
        let fault = RowFault {
            column: refusal.column,
            value: None,
            reason,
        };
        Self {
            is_too_large: refusal.is_too_large,
            ..Self::refused(refusal.line, None, vec![fault])
        }
    }

    /// A row that names a record that never came.
    pub(super) fn dangling(line: u64, fault: &Fault) -> Self {
        Self::refused(Some(line), None, vec![RowFault::from(fault)])
    }
}

/// A text that says something.
fn held(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

impl From<&Fault> for RowFault {
    fn from(fault: &Fault) -> Self {
        Self {
            column: held(&fault.column),
            value: held(&fault.value),
            reason: fault.reason.clone(),
        }
    }
}

impl From<Done> for RowReport {
    fn from(done: Done) -> Self {
        let (outcome, differences, faults) = match done.outcome {
            Outcome::Created => (RowOutcome::Created, vec![], vec![]),
            Outcome::Changed(differences) => (RowOutcome::Changed, differences, vec![]),
            Outcome::Unchanged | Outcome::Kept => (RowOutcome::Unchanged, vec![], vec![]),
            Outcome::Refused(faults) => (RowOutcome::Refused, vec![], faults),
        };
        let changes = differences.into_iter().map(|it| CellChange {
            column: it.column.to_owned(),
            before: held(&it.before),
            after: held(&it.after),
        });
        Self {
            line: Some(done.line),
            record: Some(done.record),
            outcome,
            changes: changes.collect(),
            faults: faults.iter().map(RowFault::from).collect(),
            notes: vec![],
            same_name_as: done.same_name_as,
            is_too_large: false,
        }
    }
}

/// What an import of one file came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The sheet.
    pub sheet: String,
    /// Whether it was asked for a report only.
    #[serde(rename = "dryRun", alias = "isDryRun")]
    pub is_dry_run: bool,
    /// Whether the rows are written: all of them, or none.
    #[serde(rename = "written", alias = "isWritten")]
    pub is_written: bool,
    /// New records.
    pub created: u64,
    /// Changed ones.
    pub changed: u64,
    /// Rows whose records were so already.
    pub unchanged: u64,
    /// Rows that cannot be written.
    pub refused: u64,
    /// The last change of the log that it made.
    pub sequence: Option<i64>,
    /// How the file was taken, and what of it was not read.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What became of each row that is not unchanged, the first of them; refused ones
    /// before all others.
    pub rows: Vec<RowReport>,
}

impl Report {
    pub(super) fn new(sheet: &str, is_dry_run: bool) -> Self {
        Self {
            sheet: sheet.to_owned(),
            is_dry_run,
            is_written: false,
            created: 0,
            changed: 0,
            unchanged: 0,
            refused: 0,
            sequence: None,
            notes: vec![],
            rows: vec![],
        }
    }

    /// That of a file of which nothing can be read.
    #[must_use]
    pub fn refused(sheet: &str, is_dry_run: bool, refusals: Vec<Refusal>) -> Self {
        let mut report = Self::new(sheet, is_dry_run);
        for refusal in refusals {
            report.count(&RowReport::unreadable(refusal));
        }
        report
    }

    /// Takes a row into account. Refused ones are told before all others.
    pub(super) fn count(&mut self, row: &RowReport) {
        match row.outcome {
            RowOutcome::Created | RowOutcome::WouldCreate => self.created += 1,
            RowOutcome::Changed | RowOutcome::WouldChange => self.changed += 1,
            RowOutcome::Unchanged => self.unchanged += 1,
            RowOutcome::Refused => self.refused += 1,
        }
        if row.outcome == RowOutcome::Unchanged {
            return;
        }
        if self.rows.len() < TOLD {
            self.rows.push(row.clone());
        } else if row.outcome == RowOutcome::Refused {
            let other = self
                .rows
                .iter()
                .rposition(|it| it.outcome != RowOutcome::Refused);
            if let Some(other) = other {
                self.rows[other] = row.clone();
            }
        }
    }

    /// Says whether its rows are written, once that is known.
    pub(super) fn settle(&mut self, is_written: bool) {
        self.is_written = is_written;
        self.rows
            .sort_by_key(|row| row.outcome != RowOutcome::Refused);
        if !is_written {
            for row in &mut self.rows {
                row.outcome = row.outcome.unwritten();
            }
        }
    }

    /// What may be kept of it: of records that not everybody may read, not what they hold.
    pub(super) fn kept(&self) -> Self {
        let mut kept = self.clone();
        if sheet(&self.sheet).is_some_and(Sheet::is_restricted) {
            for row in &mut kept.rows {
                row.changes.clear();
            }
        }
        kept
    }

    /// Why the file as a whole is refused, if it is.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        let refused = self
            .rows
            .iter()
            .find(|row| row.outcome == RowOutcome::Refused);
        refused.map(|row| {
            if row.is_too_large {
                Code::ImportTooLarge
            } else {
                Code::ImportRejected
            }
        })
    }
}
