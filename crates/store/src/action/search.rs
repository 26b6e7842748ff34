//! Keeping what can be searched in line with the records.

use std::collections::{BTreeSet, HashMap};

use entity::name;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Value};

use super::{
    cells::{self, Cells, cell, global},
    reference::by_sheet,
};
use crate::db::{WriteTransaction, bulk};
use record::{
    fold::fold,
    sheet::{Column, Flow, Sheet},
};

/// The sheets whose records can be found, the column that names a record, and
/// the columns whose words find it.
const SEARCHED: &[(&str, &str, &[&str])] = &[
    (
        "countries",
        "name",
        &["id", "alpha2", "name_fr", "name_es", "formal_name"],
    ),
    ("regions", "name", &["acronym"]),
    ("networks", "name", &["acronym", "constituency"]),
    ("organisations", "name", &["acronym"]),
    ("platforms", "name", &["name_fr", "name_es", "anchored_in"]),
    ("bodies", "name", &["acronym"]),
    ("communities", "name", &["theme"]),
    ("events", "name", &["place", "themes"]),
    ("practices", "title", &["theme"]),
    ("opportunities", "title", &["offered_by_name", "for_whom"]),
    (
        "commitments",
        "title",
        &["maker_name", "indicator", "overarching_title"],
    ),
    ("surveys", "name", &["acronym"]),
    ("indicators", "name", &["domain", "variable"]),
    ("topics", "name", &["name_fr", "name_es"]),
];

/// Whether people look for its records by their names.
pub(super) fn is_searched(sheet: &Sheet) -> bool {
    SEARCHED.iter().any(|(name, ..)| *name == sheet.name)
}

/// The records whose entries a change of these rows alters.
pub(super) fn touched<'a>(
    sheet: &'static Sheet,
    rows: impl IntoIterator<Item = &'a Cells>,
) -> BTreeSet<String> {
    let of = |cells: &Cells| match sheet.name {
        "names" => Some(cell(sheet, cells, "record").to_owned()),
        _ if is_searched(sheet) => Some(global(sheet, cell(sheet, cells, "id"))),
        _ => None,
    };
    rows.into_iter().filter_map(of).collect()
}

/// What the entries of some records are to be.
#[derive(Default)]
pub(super) struct Entries {
    /// The kind, name and text of each that is found, by its record.
    pub(super) shown: Vec<(String, [String; 3])>,
    /// The records that are not to be found, though they are there.
    hidden: Vec<String>,
}

/// Writes the entries of these records anew.
pub(super) async fn write(
    write: &WriteTransaction,
    records: &BTreeSet<String>,
) -> Result<(), DbErr> {
    if records.is_empty() {
        return Ok(());
    }
    let Entries { shown, hidden } = entries(write, records).await?;
    let shown = shown.into_iter().map(|(record, entry)| {
        let cells = [record].into_iter().chain(entry);
        cells.map(Value::from).collect()
    });
    let shown: Vec<Vec<Value>> = shown.collect();
    bulk::delete(write, "search_entry", "id", &hidden).await?;
    bulk::upsert(
        write,
        "search_entry",
        &["id", "kind", "name", "text"],
        &shown,
    )
    .await
}

/// What the entries of these records are to be.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    records: &BTreeSet<String>,
) -> Result<Entries, DbErr> {
    let mut other_names: HashMap<String, Vec<String>> = HashMap::new();
    let names = name::Entity::find()
        .filter(name::Column::Record.is_in(records))
        .order_by_asc(name::Column::Id)
        .all(db)
        .await?;
    for row in names {
        other_names.entry(row.record).or_default().push(row.name);
    }
    let mut entries = Entries::default();
    for (sheet, ids) in by_sheet(records) {
        let searched = SEARCHED.iter().find(|(name, ..)| *name == sheet.name);
        let Some((_, title, more)) = searched else {
            continue;
        };
        for (id, cells) in cells::read(db, sheet, &ids).await? {
            let record = global(sheet, &id);
            let is_shown =
                |(column, flow): (&Column, &Flow)| flow.shows(cell(sheet, &cells, column.name));
            if !sheet.flow().is_none_or(is_shown) {
                entries.hidden.push(record);
                continue;
            }
            let title = fold(cell(sheet, &cells, title));
            let others = other_names.get(&record).into_iter().flatten();
            let mut text = vec![title.clone()];
            text.extend(more.iter().map(|column| fold(cell(sheet, &cells, column))));
            text.extend(others.map(|name| fold(name)));
            text.retain(|part| !part.is_empty());
            let entry = [sheet.record.to_owned(), title, text.join(" ")];
            entries.shown.push((record, entry));
        }
    }
    Ok(entries)
}
