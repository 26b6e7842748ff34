//! The rows of a write that came before one, as far as they may be what it is about.

use std::collections::HashMap;

use super::{
    cells::cell,
    draft::Candidate,
    kin::{key, name_of},
    search,
};
use record::{fold::fold, sheet::Sheet};

/// What earlier rows are known by.
pub(super) struct Earlier {
    telling: Vec<&'static str>,
    rows: HashMap<Vec<String>, Vec<(String, u64)>>,
}

/// The earlier rows that one is like.
#[derive(Default)]
pub(super) struct Alike {
    /// Their ids, where it is by name that they are known.
    pub(super) ids: Vec<String>,
    /// Where the first stands.
    pub(super) line: Option<u64>,
}

impl Earlier {
    pub(super) fn of(sheet: &'static Sheet) -> Self {
        Self {
            telling: sheet.telling().map(|column| column.name).collect(),
            rows: HashMap::new(),
        }
    }

    /// Notes a row for those that follow.
    pub(super) fn note(&mut self, sheet: &'static Sheet, candidate: &Candidate) {
        let mut keys = vec![self.key(sheet, candidate)];
        if search::is_searched(sheet) {
            let acronym = fold(cell(sheet, &candidate.after, "acronym"));
            keys.push(vec![acronym]);
        }
        keys.retain(|key| key.iter().any(|part| !part.is_empty()));
        keys.dedup();
        for key in keys {
            let row = (candidate.id.clone(), candidate.line);
            self.rows.entry(key).or_default().push(row);
        }
    }

    /// The earlier rows that go by the name of this one, or tie the same to the same.
    pub(super) fn like(&self, sheet: &'static Sheet, candidate: &Candidate) -> Alike {
        let rows = self.rows.get(&self.key(sheet, candidate));
        let Some(rows) = rows else {
            return Alike::default();
        };
        let ids = rows.iter().map(|(id, _)| id.clone());
        Alike {
            ids: ids.filter(|_| search::is_searched(sheet)).collect(),
            line: rows.first().map(|(_, line)| *line),
        }
    }

    fn key(&self, sheet: &'static Sheet, candidate: &Candidate) -> Vec<String> {
        match name_of(sheet, &candidate.after).filter(|_| search::is_searched(sheet)) {
            Some(name) => vec![fold(name)],
            None => key(sheet, &self.telling, &candidate.after),
        }
    }
}
