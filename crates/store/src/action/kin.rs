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
//! record is known by its source, too, for sources that agree are two statements. A
//! sender's own id says that a tie is one of its own, so that those are not compared.

use std::collections::{HashMap, HashSet};

use entity::{name, search_entry};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    cells::{self, Cells, cell, global},
    draft::{Candidate, Mode},
    fault::{Fault, FaultCode},
    search,
    transaction::RecordTransaction,
};
use record::{fold::fold, sheet::Sheet};

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
        let telling: Vec<&str> = sheet.telling().map(|column| column.name).collect();
        let mut lines: HashMap<Vec<String>, u64> = HashMap::new();
        for (place, candidate) in candidates.iter_mut().enumerate() {
            if !candidate.is_made || !candidate.faults.is_empty() {
                continue;
            }
            let kin = kin.get(&place).map_or(&[][..], Vec::as_slice);
            let same = kin
                .iter()
                .find(|(_, cells)| is_same(sheet, cells, &candidate.after));
            if let Some((id, cells)) = same {
                self.known.forget(&global(sheet, &candidate.id));
                self.take_for(sheet, candidate, (id, cells), mode);
            } else if !kin.is_empty() {
                candidate.faults.push(ambiguous(sheet, candidate, kin));
            } else if candidate.external.is_none() {
                let key = key(sheet, &telling, &candidate.after);
                let line = *lines.entry(key).or_insert(candidate.line);
                if line != candidate.line {
                    candidate
                        .faults
                        .push(repeated("the same", line, &candidate.id));
                }
            }
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

fn key(sheet: &Sheet, columns: &[&str], cells: &Cells) -> Vec<String> {
    let cells = columns.iter().map(|column| cell(sheet, cells, column));
    cells.map(str::to_owned).collect()
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
fn name_of<'a>(sheet: &Sheet, cells: &'a [String]) -> Option<&'a str> {
    let name = cell(sheet, cells, sheet.title()?.name);
    Some(name).filter(|name| !fold(name).is_empty())
}

/// The records of the sheet that already go by one of these names: by name,
/// whatever its case and accents, by acronym or by another name of theirs.
async fn namesakes(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    names: &HashSet<&str>,
) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    let plain = |record: String| record.split_once(':').map(|(_, id)| id.to_owned());
    let by_name = search_entry::Entity::find()
        .filter(search_entry::Column::Kind.eq(sheet.record))
        .filter(search_entry::Column::Name.is_in(names.iter().map(|name| fold(name))))
        .all(db)
        .await?;
    for row in by_name {
        found.entry(row.name).or_default().extend(plain(row.id));
    }
    let other_names = name::Entity::find()
        .filter(name::Column::Name.is_in(names.iter().copied()))
        .filter(name::Column::Record.starts_with(format!("{}:", sheet.record)))
        .order_by_asc(name::Column::Id)
        .all(db)
        .await?;
    for row in other_names {
        let records = found.entry(fold(&row.name)).or_default();
        records.extend(plain(row.record));
    }
    let mut printed = vec![];
    printed.extend(sheet.column("acronym"));
    // What the search does not show in every state has its name in its table alone.
    let is_hidden = sheet.flow().is_some_and(|(_, flow)| !flow.shown.is_empty());
    printed.extend(sheet.title().filter(|_| is_hidden));
    for column in printed {
        let select = Query::select()
            .columns([column.name, "id"].map(Alias::new))
            .from(Alias::new(sheet.table))
            .and_where(Expr::col(Alias::new(column.name)).is_in(names.iter().copied()))
            .order_by(Alias::new("id"), Order::Asc)
            .take();
        for row in db.query_all(&select).await? {
            let (printed, id): (String, String) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            found.entry(fold(&printed)).or_default().push(id);
        }
    }
    for ids in found.values_mut() {
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
    }
    Ok(found)
}
