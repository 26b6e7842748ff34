//! Rows on their way into the tables, and what becomes of them.

use std::collections::HashMap;

use entity::vocabulary::ChangeVerb;
use sha2::{Digest, Sha256};

use super::{cells::Cells, fault::Fault};
use record::sheet::Sheet;

/// A row as it was sent.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its line in the file, or 1.
    pub line: u64,
    /// The plain id, if it is given.
    pub id: Option<String>,
    /// The sender's own id for the record.
    pub external: Option<String>,
    /// One cell a column of the sheet; `None` leaves it as it is.
    pub cells: Vec<Option<String>>,
    /// The version that the sender has read; any if not given.
    pub expected: Option<i64>,
}

impl Draft {
    /// Whether something stands in the column.
    pub(super) fn says(&self, sheet: &Sheet, column: &str) -> bool {
        let place = sheet.all_columns().position(|it| it.name == column);
        let cell = place.and_then(|place| self.cells.get(place)?.as_deref());
        cell.is_some_and(|cell| !cell.trim().is_empty())
    }
}

/// What may become of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Records that are there are changed, others created.
    Put,
    /// The record must not be there yet.
    Create,
    /// The record must be there.
    Change,
    /// As `Put`, but what others have changed since stays.
    PutOwn,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is a new record.
    Created,
    /// It changed a record.
    Changed(Vec<Difference>),
    /// The record is as the row says.
    Unchanged,
    /// Others have changed the record since, so it was left alone.
    Kept,
    /// It cannot be written.
    Refused(Vec<Fault>),
}

/// A cell before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The column.
    pub column: &'static str,
    /// What stood there; empty if it was not known.
    pub before: String,
    /// What stands there now; empty if it is not known.
    pub after: String,
}

/// A row and what became of it.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its line.
    pub line: u64,
    /// The record, by global id.
    pub record: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The records, by global id, that go by the same name as this new one.
    pub same_name_as: Vec<String>,
}

/// Which records a write has met, and on which line. Of each a digest is kept,
/// since a file may hold any number and ids are long.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<[u8; 16], u64>);

impl Seen {
    /// Notes that a record stands on a line, and says on which it stood already.
    pub(super) fn insert(&mut self, record: &str, line: u64) -> Option<u64> {
        self.0.insert(digest(record), line)
    }

    /// Whether a record has stood on any.
    pub(super) fn has(&self, record: &str) -> bool {
        self.0.contains_key(&digest(record))
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

fn digest(record: &str) -> [u8; 16] {
    let mut digest = [0; 16];
    digest.copy_from_slice(&Sha256::digest(record)[..16]);
    digest
}

/// A row on its way into the tables.
pub(super) struct Candidate {
    pub(super) line: u64,
    pub(super) id: String,
    pub(super) external: Option<String>,
    /// Whether the row says where it comes from.
    pub(super) is_sourced: bool,
    /// Whether the id was made, so that the record is new.
    pub(super) is_made: bool,
    pub(super) before: Option<Cells>,
    pub(super) after: Cells,
    pub(super) faults: Vec<Fault>,
    pub(super) is_kept: bool,
    /// The records, by plain id, that go by the same name as this new one.
    pub(super) namesakes: Vec<String>,
}

impl Candidate {
    pub(super) fn is_written(&self) -> bool {
        self.faults.is_empty() && !self.is_kept && self.before.as_ref() != Some(&self.after)
    }

    pub(super) fn outcome(&self, sheet: &'static Sheet) -> Outcome {
        if !self.faults.is_empty() {
            return Outcome::Refused(self.faults.clone());
        }
        match &self.before {
            _ if self.is_kept => Outcome::Kept,
            None => Outcome::Created,
            Some(before) if *before == self.after => Outcome::Unchanged,
            Some(before) => Outcome::Changed(differences(sheet, before, &self.after)),
        }
    }
}

/// Ending a tie is a change that says no more than when it ended.
pub(super) fn verb(sheet: &'static Sheet, candidate: &Candidate) -> ChangeVerb {
    let Some(before) = &candidate.before else {
        return ChangeVerb::Create;
    };
    let differences = differences(sheet, before, &candidate.after);
    let end = sheet.end().map(|column| column.name);
    if differences
        .iter()
        .all(|it| Some(it.column) == end && it.before.is_empty())
    {
        ChangeVerb::End
    } else {
        ChangeVerb::Change
    }
}

/// The cells that differ.
fn differences(sheet: &'static Sheet, before: &Cells, after: &Cells) -> Vec<Difference> {
    let pairs = sheet.all_columns().zip(before.iter().zip(after));
    let differing = pairs.filter(|(_, (before, after))| before != after);
    differing
        .map(|(column, (before, after))| Difference {
            column: column.name,
            before: before.clone(),
            after: after.clone(),
        })
        .collect()
}
