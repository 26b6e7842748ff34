//! What a row without an id may be, of what is on record.
//!
//! A row that says in every cell what a record says is that record: a file that is sent
//! again changes nothing. One that goes by the same name, or ties the same to the same,
//! and says otherwise is refused and told which record it may mean: neither is a record
//! changed by a likeness, nor the same tie put on record twice in silence.
//!
//! Records that people look for are known by their names. All others are known by
//! [`Sheet::telling`]: whom they tie to whom, as what and since when, and the texts that
//! a record of the kind cannot do without; for these tell one tie from the next, while
//! an end, a number or a remark is what is learnt of it later. What is said of another
//! record is known by its source, too, for sources that agree are two statements.
//!
//! A sender's own id that is new says that a record is one of its own: a series of
//! meetings has one name. So it is made though others go by its name, and they are told;
//! unless it says in every cell what a record says that this sender has no id for yet.
//! It is all one whether the other is on record or an earlier row of the same write.

use std::collections::{HashMap, HashSet};

use entity::external_id;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    cells::{self, Cells, cell, global},
    draft::{Candidate, Mode},
    earlier::Earlier,
    fault::{Fault, FaultCode},
    identity::external_key,
    namesake::namesakes,
    search,
    transaction::RecordTransaction,
};
use record::{fold::fold, sheet::Sheet};

/// How many namesakes of a record are told.
const TOLD: usize = 10;

/// How many records one statement may name.
const CHUNK: usize = 1_000;

/// The records that each row may be, by its place.
type Kin = HashMap<usize, Vec<(String, Cells)>>;

impl RecordTransaction {
    /// Takes rows without an id for the records that say the same, and refuses those
    /// that may be one and say otherwise.
    pub(super) async fn recognise(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
        mode: Mode,
    ) -> Result<(), DbErr> {
        // Of persons no two are taken for one.
        if sheet.names_persons() {
            return Ok(());
        }
        let kin = if search::is_searched(sheet) {
            self.of_the_name(sheet, candidates).await?
        } else {
            self.of_the_tie(sheet, candidates).await?
        };
        let places = candidates.iter().enumerate();
        let met = places.filter_map(|(place, it)| same(sheet, it, kin.get(&place)?));
        let met: Vec<&String> = met.map(|(id, _)| id).collect();
        let named = self.named_by_sender(sheet, &met).await?;
        let mut earlier = Earlier::of(sheet);
        for (place, candidate) in candidates.iter_mut().enumerate() {
            if !candidate.faults.is_empty() {
                continue;
            }
            if candidate.is_made {
                let kin = kin.get(&place).map_or(&[][..], Vec::as_slice);
                let is_free =
                    |id: &String| !named.contains(id) && !self.seen.has(&global(sheet, id));
                let same = same(sheet, candidate, kin);
                let alike = earlier.like(sheet, candidate);
                match same {
                    Some((id, cells)) if candidate.external.is_none() || is_free(id) => {
                        self.known.forget(&global(sheet, &candidate.id));
                        self.take_for(sheet, candidate, (id, cells), mode);
                    }
                    // Its own id says that it is one of its own.
                    _ if candidate.external.is_some() => {
                        let ids = kin.iter().map(|(id, _)| id.clone());
                        candidate.namesakes = ids.chain(alike.ids).take(TOLD).collect();
                    }
                    _ if !kin.is_empty() => {
                        candidate.faults.push(ambiguous(sheet, candidate, kin));
                    }
                    _ => {
                        let fault = |line| repeated("the same", line, &candidate.id);
                        candidate.faults.extend(alike.line.map(fault));
                    }
                }
            }
            earlier.note(sheet, candidate);
        }
        self.keep_visible(sheet, candidates).await
    }

    /// Which of these records the sender knows by an id of its own.
    async fn named_by_sender(
        &self,
        sheet: &Sheet,
        ids: &[&String],
    ) -> Result<HashSet<String>, DbErr> {
        let mut named = HashSet::new();
        let own = external_key(&self.source, sheet, "");
        for ids in ids.chunks(CHUNK) {
            let records = ids.iter().map(|id| global(sheet, id));
            let rows = external_id::Entity::find()
                .filter(external_id::Column::Record.is_in(records))
                .all(&self.write)
                .await?;
            let rows = rows.iter().filter(|row| row.id.starts_with(&own));
            let ids = rows.filter_map(|row| row.record.split_once(':'));
            named.extend(ids.map(|(_, id)| id.to_owned()));
        }
        Ok(named)
    }

    /// Of records that the caller may not read it is not told what they are called.
    async fn keep_visible(
        &self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
    ) -> Result<(), DbErr> {
        let ids = candidates.iter().flat_map(|it| &it.namesakes);
        let ids: HashSet<&String> = ids.collect();
        if ids.is_empty() {
            return Ok(());
        }
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let mut seen = cells::visible(&self.write, sheet, &ids, &self.read_scope).await?;
        // Those of this write are not there yet.
        seen.extend(candidates.iter().map(|it| it.id.clone()));
        for candidate in candidates {
            candidate.namesakes.retain(|id| seen.contains(id));
        }
        Ok(())
    }

    fn take_for(
        &mut self,
        sheet: &'static Sheet,
        candidate: &mut Candidate,
        (id, cells): (&String, &Cells),
        mode: Mode,
    ) {
        let record = global(sheet, id);
        if mode == Mode::Create {
            let reason = format!("there is a {record} already: change it instead");
            let fault = Fault::new(FaultCode::Exists, "id", id, reason);
            candidate.faults.push(fault);
            return;
        }
        if let Some(line) = self.seen.insert(&record, candidate.line) {
            candidate.faults.push(repeated(&record, line, id));
        }
        candidate.id.clone_from(id);
        candidate.is_made = false;
        candidate.before = Some(cells.clone());
        candidate.after.clone_from(cells);
        self.known.note(record);
    }

    /// The records that go by the names of rows.
    async fn of_the_name(
        &self,
        sheet: &'static Sheet,
        candidates: &[Candidate],
    ) -> Result<Kin, DbErr> {
        let places = candidates.iter().enumerate();
        let places = places.filter(|(_, it)| it.is_made && it.faults.is_empty());
        let asked = places.filter_map(|(place, it)| Some((place, name_of(sheet, &it.after)?)));
        let asked: Vec<(usize, &str)> = asked.collect();
        let names: HashSet<&str> = asked.iter().map(|(_, name)| *name).collect();
        if names.is_empty() {
            return Ok(Kin::new());
        }
        let records = namesakes(&self.write, sheet, &names).await?;
        let ids: HashSet<&String> = records.values().flatten().collect();
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let stored = cells::read(&self.write, sheet, &ids).await?;
        let kin = asked.into_iter().filter_map(|(place, name)| {
            let ids = records.get(&fold(name))?.iter();
            let kin = ids.filter_map(|id| Some((id.clone(), stored.get(id)?.clone())));
            Some((place, kin.collect()))
        });
        Ok(kin.collect())
    }

    /// The records that tie the same to the same as rows do.
    async fn of_the_tie(
        &self,
        sheet: &'static Sheet,
        candidates: &[Candidate],
    ) -> Result<Kin, DbErr> {
        let is_asked = |it: &Candidate| it.is_made && it.faults.is_empty() && it.external.is_none();
        let places = candidates.iter().enumerate();
        let asked: Vec<_> = places.filter(|(_, it)| is_asked(it)).collect();
        let columns: Vec<_> = sheet.telling().collect();
        let rows: Vec<&Cells> = asked.iter().map(|(_, it)| &it.after).collect();
        let found = cells::alike(&self.write, (sheet, &self.read_scope), &columns, &rows).await?;
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let mut by_key: HashMap<Vec<String>, Vec<(String, Cells)>> = HashMap::new();
        for (id, cells) in found {
            let kin = by_key.entry(key(sheet, &names, &cells)).or_default();
            // Rows of two statements may have found the same.
            if !kin.iter().any(|(known, _)| *known == id) {
                kin.push((id, cells));
            }
        }
        let kin = asked.into_iter().filter_map(|(place, it)| {
            Some((place, by_key.get(&key(sheet, &names, &it.after))?.clone()))
        });
        Ok(kin.collect())
    }
}

pub(super) fn key(sheet: &Sheet, columns: &[&str], cells: &Cells) -> Vec<String> {
    let cells = columns.iter().map(|column| cell(sheet, cells, column));
    cells.map(str::to_owned).collect()
}

/// The record of which a row says the same in every cell, if there is one.
fn same<'a>(
    sheet: &Sheet,
    candidate: &Candidate,
    kin: &'a [(String, Cells)],
) -> Option<&'a (String, Cells)> {
    let mut kin = kin.iter();
    kin.find(|(_, cells)| is_same(sheet, cells, &candidate.after))
}

/// Whether two records say the same in every cell but their ids.
fn is_same(sheet: &Sheet, one: &Cells, other: &Cells) -> bool {
    let mut pairs = sheet.all_columns().zip(one.iter().zip(other));
    pairs.all(|(column, (one, other))| column.name == "id" || one == other)
}

fn repeated(record: &str, line: u64, id: &str) -> Fault {
    let reason = format!("{record} stands on line {line} already");
    Fault::new(FaultCode::Exists, "id", id, reason)
}

fn ambiguous(sheet: &Sheet, candidate: &Candidate, kin: &[(String, Cells)]) -> Fault {
    let ids: Vec<&str> = kin.iter().map(|(id, _)| id.as_str()).collect();
    let ids = ids.join(", ");
    let remedy = "give its id to change it, or an id of its own to a new record";
    let name = name_of(sheet, &candidate.after).filter(|_| search::is_searched(sheet));
    let (column, value, reason) = match name {
        Some(name) => ("name", name, format!("{ids} has this name: {remedy}")),
        None => (
            "id",
            &*candidate.id,
            format!("{ids} says the like of the same: {remedy}"),
        ),
    };
    Fault::new(FaultCode::Ambiguous, column, value, reason)
}

/// The name of a record, if its sheet has names.
pub(super) fn name_of<'a>(sheet: &Sheet, cells: &'a [String]) -> Option<&'a str> {
    let name = cell(sheet, cells, sheet.title()?.name);
    Some(name).filter(|name| !fold(name).is_empty())
}
