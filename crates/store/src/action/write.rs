//! Records into the tables: a statement for many, whatever their kind.

use std::collections::{BTreeMap, HashSet};

use sea_orm::ConnectionTrait;
use sea_orm::{
    DbErr, Value,
    sea_query::{Alias, Expr, OnConflict, Query},
};
use sha2::{Digest, Sha256};

use super::cells::{Cells, cell, global, stored};
use crate::{
    auth::OWN_SOURCE,
    db::{WriteTransaction, bulk},
};
use record::sheet::Sheet;

/// Puts records of one sheet into its table, and their lists beside it. Of each is
/// told whether it is withheld.
pub(super) async fn records(
    write: &WriteTransaction,
    sheet: &'static Sheet,
    records: &[&Cells],
    withheld: &[bool],
) -> Result<(), DbErr> {
    let source_ids = records.iter().zip(withheld);
    let source_ids = source_ids.map(|(cells, is_withheld)| source_id(sheet, cells, *is_withheld));
    let source_ids: Vec<String> = source_ids.collect();
    sources(write, sheet, records, &source_ids).await?;
    let columns: Vec<&str> = stored(sheet)
        .map(|column| column.name)
        .chain(["source"])
        .collect();
    let rows = records.iter().zip(source_ids);
    let rows: Vec<Vec<Value>> = rows
        .map(|(cells, source)| row(sheet, cells, source))
        .collect();
    bulk::upsert(write, sheet.table, &columns, &rows).await?;
    if !sheet.all_columns().any(|column| column.kind.is_list()) {
        return Ok(());
    }
    let ids: Vec<String> = records.iter().map(|cells| record(sheet, cells)).collect();
    bulk::delete(write, "facet", "record", &ids).await?;
    let facets: Vec<Vec<Value>> = records
        .iter()
        .flat_map(|cells| facets(sheet, cells))
        .collect();
    let columns = ["id", "record", "field", "position", "value"];
    bulk::insert(write, "facet", &columns, &facets).await
}

fn record(sheet: &'static Sheet, cells: &Cells) -> String {
    global(sheet, cell(sheet, cells, "id"))
}

fn row(sheet: &'static Sheet, cells: &Cells, source: String) -> Vec<Value> {
    sheet
        .all_columns()
        .zip(cells)
        .filter(|(column, _)| !column.kind.is_list() && !column.name.starts_with("source_"))
        .map(|(column, cell)| column.value(cell))
        .chain([source.into()])
        .collect()
}

fn source<'a>(sheet: &'static Sheet, cells: &'a Cells) -> (&'a str, &'a str) {
    (
        cell(sheet, cells, "source_title"),
        cell(sheet, cells, "source_address"),
    )
}

/// The id of a source, the same wherever and whenever it is named. A record that not
/// everybody may read has one of its own, since a source may say of whom it tells.
fn source_id(sheet: &'static Sheet, cells: &Cells, is_withheld: bool) -> String {
    if sheet.is_restricted() || is_withheld {
        return own_source(&record(sheet, cells));
    }
    let (title, address) = source(sheet, cells);
    let mut digest = Sha256::new();
    digest.update(title);
    digest.update([0]);
    digest.update(address);
    hex::encode(&digest.finalize()[..8])
}

fn own_source(record: &str) -> String {
    format!("{OWN_SOURCE}{}", hex::encode(&Sha256::digest(record)[..16]))
}

async fn sources(
    write: &WriteTransaction,
    sheet: &'static Sheet,
    records: &[&Cells],
    ids: &[String],
) -> Result<(), DbErr> {
    let told = records.iter().map(|cells| source(sheet, cells));
    let named: BTreeMap<&String, (&str, &str)> = ids.iter().zip(told).collect();
    let mut conflict = OnConflict::column("id");
    if ids.iter().any(|id| id.starts_with(OWN_SOURCE)) {
        conflict.update_columns(["title", "address"].map(Alias::new));
    } else {
        conflict.do_nothing();
    }
    let mut statement = Query::insert()
        .into_table(Alias::new("source"))
        .columns(["id", "title", "address"].map(Alias::new))
        .on_conflict(conflict)
        .take();
    for (id, (title, address)) in named {
        let address = Some(address.to_owned()).filter(|address| !address.is_empty());
        let values: [Value; 3] = [id.as_str().into(), title.into(), address.into()];
        statement
            .values(values.map(Expr::val))
            .map_err(|cause| DbErr::Custom(cause.to_string()))?;
    }
    write.execute(&statement).await?;
    Ok(())
}

fn facets(sheet: &'static Sheet, cells: &Cells) -> Vec<Vec<Value>> {
    let record = record(sheet, cells);
    let mut facets = vec![];
    for (column, cell) in sheet.all_columns().zip(cells) {
        if !column.kind.is_list() || cell.is_empty() {
            continue;
        }
        let mut seen = HashSet::new();
        for (position, value) in cell.split(';').map(str::trim).enumerate() {
            if seen.insert(value) {
                let field = column.name;
                facets.push(vec![
                    format!("{record}/{field}/{value}").into(),
                    record.clone().into(),
                    field.into(),
                    i32::try_from(position).unwrap_or(i32::MAX).into(),
                    value.into(),
                ]);
            }
        }
    }
    facets
}

/// Takes one record out of its table, with all that hangs on it alone.
pub(super) async fn remove(
    write: &WriteTransaction,
    sheet: &'static Sheet,
    id: &str,
) -> Result<(), DbErr> {
    let record = [global(sheet, id)];
    bulk::delete(write, "facet", "record", &record).await?;
    bulk::delete(write, "search_entry", "id", &record).await?;
    bulk::delete(write, "external_id", "record", &record).await?;
    bulk::delete(write, sheet.table, "id", &[id.to_owned()]).await?;
    if sheet.is_guarded() {
        let [record] = record;
        bulk::delete(write, "source", "id", &[own_source(&record)]).await?;
    }
    Ok(())
}
