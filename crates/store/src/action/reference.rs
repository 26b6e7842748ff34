//! Whether the records that a record names are there.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use entity::moved;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    cells::{self, Cells, global},
    fault::{Fault, FaultCode},
};
use crate::auth::ReadScope;
use record::{
    country::{country, suggestion},
    sheet::{Column, Kind, PARTIES, Sheet, sheet, sheet_of},
};

/// Global ids, put together by their sheets.
pub(super) fn by_sheet<'a>(
    records: impl IntoIterator<Item = &'a String>,
) -> Vec<(&'static Sheet, Vec<String>)> {
    let mut ids: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for record in records {
        if let Some((kind, id)) = record.split_once(':') {
            ids.entry(kind).or_default().push(id.to_owned());
        }
    }
    let sheets = ids.into_iter();
    sheets
        .filter_map(|(kind, ids)| Some((sheet_of(kind)?, ids)))
        .collect()
}

/// The records that a cell names, by global id.
pub(super) fn named(column: &Column, cell: &str) -> Vec<String> {
    match column.kind {
        _ if cell.is_empty() => vec![],
        Kind::Ref(name) => sheet(name)
            .map(|sheet| global(sheet, cell))
            .into_iter()
            .collect(),
        Kind::Refs(name) => {
            let ids = cell.split(';').map(str::trim);
            ids.filter_map(|id| Some(global(sheet(name)?, id)))
                .collect()
        }
        Kind::Global => vec![cell.to_owned()],
        _ => vec![],
    }
}

/// A name whose record has not come yet.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) sheet: &'static Sheet,
    pub(super) line: u64,
    pub(super) column: &'static str,
    pub(super) record: String,
}

/// How many records are known at a time: a file may hold any number.
const KEPT: usize = 20_000;

/// The records that are known to be there. What the writer may not read is not.
#[derive(Debug)]
pub(super) struct Known {
    records: HashSet<String>,
    read_scope: ReadScope,
}

impl Known {
    /// None yet, for a writer who may read this.
    pub(super) fn of(read_scope: ReadScope) -> Self {
        let records = HashSet::new();
        Self {
            records,
            read_scope,
        }
    }

    /// Notes that a record is there.
    pub(super) fn note(&mut self, record: String) {
        self.records.insert(record);
    }

    /// Forgets what a table tells as well, once it is much.
    pub(super) fn bound(&mut self) {
        if self.records.len() > KEPT {
            self.records.clear();
        }
    }

    /// Notes that a record is there no more.
    pub(super) fn forget(&mut self, record: &str) {
        self.records.remove(record);
    }

    pub(super) fn has(&self, record: &str) -> bool {
        self.records.contains(record)
    }

    /// Looks up which of these are there.
    pub(super) async fn look(
        &mut self,
        db: &impl ConnectionTrait,
        records: impl IntoIterator<Item = String>,
    ) -> Result<(), DbErr> {
        let unknown: BTreeSet<String> = records
            .into_iter()
            .filter(|record| !self.has(record))
            .collect();
        for (sheet, ids) in by_sheet(&unknown) {
            for id in cells::visible(db, sheet, &ids, &self.read_scope).await? {
                self.note(global(sheet, &id));
            }
        }
        Ok(())
    }
}

/// Puts the records in the place of those that were merged into them.
pub(super) async fn follow_moved(
    db: &impl ConnectionTrait,
    known: &mut Known,
    drafts: &mut [(&'static Sheet, &mut Cells)],
) -> Result<(), DbErr> {
    let mut missing = BTreeSet::new();
    for (sheet, cells) in drafts.iter() {
        for (column, cell) in sheet.all_columns().zip(cells.iter()) {
            let named = named(column, cell).into_iter();
            missing.extend(named.filter(|record| !known.has(record)));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let moved = moved::Entity::find()
        .filter(moved::Column::Id.is_in(missing))
        .all(db)
        .await?;
    let targets: BTreeMap<String, String> =
        moved.into_iter().map(|row| (row.id, row.target)).collect();
    known.look(db, targets.values().cloned()).await?;
    for (sheet, cells) in drafts {
        for (column, cell) in sheet.all_columns().zip(cells.iter_mut()) {
            let target = named(column, cell).pop().and_then(|it| targets.get(&it));
            let Some(target) = target else { continue };
            let plain = target.split_once(':').map_or("", |(_, id)| id);
            match column.kind {
                Kind::Global => cell.clone_from(target),
                Kind::Ref(_) => plain.clone_into(cell),
                _ => {}
            }
        }
    }
    Ok(())
}

/// What is wrong with the records that a row names. Those that its own table
/// does not hold it to may come later, and are put among the waiting.
pub(super) fn check(
    known: &Known,
    sheet: &'static Sheet,
    line: u64,
    cells: &Cells,
    waiting: &mut Vec<Waiting>,
) -> Vec<Fault> {
    let mut faults = vec![];
    for (column, cell) in sheet.all_columns().zip(cells) {
        for record in named(column, cell) {
            if let Err(reason) = may_name(sheet, column, &record) {
                faults.push(Fault::new(FaultCode::Invalid, column.name, cell, reason));
            } else if is_named_first(sheet, column, &record) && !known.has(&record) {
                faults.push(unknown(column.name, &record));
            } else if !known.has(&record) {
                waiting.push(Waiting {
                    sheet,
                    line,
                    column: column.name,
                    record,
                });
            }
        }
    }
    faults
}

/// Whether what a cell names must be there before it: what the table holds it to, and
/// what may be withheld, of which nothing must be told that a row could come to.
fn is_named_first(sheet: &Sheet, column: &Column, record: &str) -> bool {
    let kind = record.split_once(':').map_or("", |(kind, _)| kind);
    let mut hangs_on = sheet.hangs_on();
    matches!(column.kind, Kind::Ref(_))
        || hangs_on.any(|(known, on)| known.name == column.name && on.record == kind)
}

/// Whether a cell may name a record of this kind, or why not.
fn may_name(sheet: &Sheet, column: &Column, record: &str) -> Result<(), String> {
    let kind = record.split_once(':').map_or("", |(kind, _)| kind);
    let Some(target) = sheet_of(kind) else {
        return Err("name a record by its global id, such as chapter:csn-ken".into());
    };
    if !matches!(column.kind, Kind::Global) {
        return Ok(());
    }
    // What is public would tell that the other is there.
    let hangs_on = || {
        sheet
            .hangs_on()
            .any(|(known, on)| known.name == column.name && on.name == target.name)
    };
    if target.is_restricted() || (target.is_withheld_whole() && !hangs_on()) {
        return Err(format!(
            "a {kind} is not named here: name what it belongs to"
        ));
    }
    if sheet.is_restricted() && !PARTIES.contains(&kind) {
        let kinds = PARTIES.join(", ");
        return Err(format!("a {kind} holds none of these: name one of {kinds}"));
    }
    Ok(())
}

/// A fault of a cell that names nothing.
pub(super) fn unknown(column: &str, record: &str) -> Fault {
    let remedy = match record.split_once(':') {
        Some(("country", code)) if country(code).is_none() => suggestion(code),
        _ => "send it first, or mend the id".into(),
    };
    let reason = format!("there is no {record}: {remedy}");
    Fault::new(FaultCode::UnknownRecord, column, record, reason)
}
