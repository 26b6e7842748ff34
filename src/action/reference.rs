//! Whether the records that a record names are there.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use entity::moved;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    cells::{Cells, global},
    fault::{Fault, FaultCode},
};
use crate::sheet::{Column, Kind, Sheet, sheet, sheet_of};

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

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

/// The records that are known to be there.
#[derive(Debug, Default)]
pub(super) struct Known(HashSet<String>);

impl Known {
    /// Notes that a record is there.
    pub(super) fn note(&mut self, record: String) {
        self.0.insert(record);
    }

    /// Forgets what a table tells as well, once it is much.
    pub(super) fn bound(&mut self) {
        if self.0.len() > KEPT {
            self.0.clear();
        }
    }

    /// Notes that a record is there no more.
    pub(super) fn forget(&mut self, record: &str) {
        self.0.remove(record);
    }

    pub(super) fn has(&self, record: &str) -> bool {
        self.0.contains(record)
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
            for ids in ids.chunks(CHUNK) {
                let select = Query::select()
                    .column(Alias::new("id"))
                    .from(Alias::new(sheet.table))
                    .and_where(Expr::col(Alias::new("id")).is_in(ids.iter().cloned()))
                    .take();
                for row in db.query_all(&select).await? {
                    let id: String = row.try_get_by_index(0)?;
                    self.note(global(sheet, &id));
                }
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
            let is_kind = record
                .split_once(':')
                .is_some_and(|(kind, _)| sheet_of(kind).is_some());
            if !is_kind {
                let reason = "name a record by its global id, such as chapter:csn-ken";
                faults.push(Fault::new(FaultCode::Invalid, column.name, cell, reason));
            } else if matches!(column.kind, Kind::Ref(_)) && !known.has(&record) {
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

/// A fault of a cell that names nothing.
pub(super) fn unknown(column: &str, record: &str) -> Fault {
    let reason = format!("there is no {record}: send it first, or mend the id");
    Fault::new(FaultCode::UnknownRecord, column, record, reason)
}
