//! A record as the cells of its sheet, read back from the tables.
//!
//! Comparing, logging and writing out all work on cells, so that a record
//! looks the same wherever it comes from.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    Condition, ConnectionTrait, DbErr, QueryResult,
    sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Order, Query, SelectStatement},
};
use serde_json::{Map, Value};

use crate::{auth::ReadScope, feed::SALT};
use record::sheet::{Column, Kind, Sheet};

/// One cell a column of the sheet, empty where it is not known.
pub type Cells = Vec<String>;

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// How many rows one statement may be asked for the like of.
const ALIKE: usize = 100;

/// The global id of a record of the sheet.
#[must_use]
pub fn global(sheet: &Sheet, id: &str) -> String {
    format!("{}:{id}", sheet.record)
}

/// The cell of a column, empty if the sheet has none of that name.
#[must_use]
pub fn cell<'a>(sheet: &Sheet, cells: &'a [String], column: &str) -> &'a str {
    let place = sheet.all_columns().position(|known| known.name == column);
    place
        .and_then(|place| cells.get(place))
        .map_or("", String::as_str)
}

/// The cells that hold something, by column, as the JSON object that the log keeps.
///
/// # Errors
///
/// If the system gives no random bytes.
pub(super) fn object(sheet: &Sheet, cells: &[String]) -> Result<String, DbErr> {
    let held = sheet.all_columns().zip(cells);
    let held = held.filter(|(_, cell)| !cell.is_empty());
    let mut object: Map<String, Value> = held
        .map(|(column, cell)| (column.name.to_owned(), cell.as_str().into()))
        .collect();
    if sheet.is_restricted() {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|cause| DbErr::Custom(cause.to_string()))?;
        object.insert(SALT.to_owned(), hex::encode(salt).into());
    }
    Ok(Value::Object(object).to_string())
}

/// The cells that the log keeps as such an object.
pub(super) fn kept(sheet: &Sheet, object: &str) -> Cells {
    let object: Map<String, Value> = serde_json::from_str(object).unwrap_or_default();
    let columns = sheet.all_columns();
    let held = columns.map(|column| object.get(column.name).and_then(Value::as_str));
    held.map(|held| held.unwrap_or_default().to_owned())
        .collect()
}

/// The columns that stand in the sheet's own table.
pub(super) fn stored(sheet: &'static Sheet) -> impl Iterator<Item = &'static Column> {
    sheet
        .all_columns()
        .filter(|column| !column.kind.is_list() && !column.name.starts_with("source_"))
}

/// The records with these ids, by id.
///
/// # Errors
///
/// If the database does not answer.
pub async fn read(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    ids: &[String],
) -> Result<HashMap<String, Cells>, DbErr> {
    let mut found = HashMap::new();
    for ids in ids.chunks(CHUNK) {
        let mut select = select(sheet);
        select.and_where(column(sheet, "id").is_in(ids.iter().cloned()));
        found.extend(rows(db, sheet, &select).await?);
    }
    Ok(found)
}

/// Which of these ids are of records that may be read.
pub(super) async fn visible(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    ids: &[String],
    read_scope: &ReadScope,
) -> Result<HashSet<String>, DbErr> {
    let mut found = HashSet::new();
    for ids in ids.chunks(CHUNK) {
        let select = Query::select()
            .expr(column(sheet, "id"))
            .from(Alias::new(sheet.table))
            .and_where(column(sheet, "id").is_in(ids.iter().cloned()))
            .cond_where(read_scope.rows(sheet.table).unwrap_or_else(Condition::all))
            .take();
        for row in db.query_all(&select).await? {
            found.insert(row.try_get_by_index(0)?);
        }
    }
    Ok(found)
}

/// The records that follow this id, in the order of their ids, as far as they may be read.
///
/// # Errors
///
/// If the database does not answer.
pub async fn page(
    db: &impl ConnectionTrait,
    (sheet, read_scope): (&'static Sheet, &ReadScope),
    after: &str,
    most: u64,
) -> Result<Vec<(String, Cells)>, DbErr> {
    let mut select = select(sheet);
    select
        .and_where(column(sheet, "id").gt(after))
        .cond_where(read_scope.rows(sheet.table).unwrap_or_else(Condition::all))
        .order_by((Alias::new(sheet.table), Alias::new("id")), Order::Asc)
        .limit(most);
    rows(db, sheet, &select).await
}

/// How many records there are of a sheet. Of countries those that have joined are meant,
/// not those that are only referred to.
///
/// # Errors
///
/// If the database does not answer.
pub async fn count(db: &impl ConnectionTrait, sheet: &'static Sheet) -> Result<i64, DbErr> {
    let mut select = Query::select();
    select
        .expr(Func::count(Expr::col(Asterisk)))
        .from(Alias::new(sheet.table));
    if sheet.columns.iter().any(|it| it.name == "member") {
        select.and_where(column(sheet, "member").eq(true));
    }
    let row = db.query_one(&select).await?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0))
}

/// The records that hold the same as any of these rows in some of their columns, as
/// far as they may be read.
pub(super) async fn alike(
    db: &impl ConnectionTrait,
    (sheet, read_scope): (&'static Sheet, &ReadScope),
    columns: &[&'static Column],
    all: &[&Cells],
) -> Result<Vec<(String, Cells)>, DbErr> {
    let mut found = vec![];
    for rows_alike in all.chunks(ALIKE) {
        let any = rows_alike.iter().fold(Condition::any(), |any, cells| {
            any.add(columns.iter().fold(Condition::all(), |all, it| {
                all.add(holds(sheet, it, cell(sheet, cells, it.name)))
            }))
        });
        let mut select = select(sheet);
        select
            .cond_where(any)
            .cond_where(read_scope.rows(sheet.table).unwrap_or_else(Condition::all))
            .order_by((Alias::new(sheet.table), Alias::new("id")), Order::Asc);
        found.extend(rows(db, sheet, &select).await?);
    }
    Ok(found)
}

fn holds(sheet: &Sheet, it: &'static Column, cell: &str) -> Expr {
    let stored = match it.name {
        "source_title" => Expr::col((Alias::new("source"), Alias::new("title"))),
        "source_address" => Expr::col((Alias::new("source"), Alias::new("address"))),
        name => column(sheet, name),
    };
    if cell.is_empty() {
        stored.is_null()
    } else {
        stored.eq(it.value(cell))
    }
}

fn column(sheet: &Sheet, name: &str) -> Expr {
    Expr::col((Alias::new(sheet.table), Alias::new(name)))
}

fn select(sheet: &'static Sheet) -> SelectStatement {
    let mut select = Query::select();
    for column in stored(sheet) {
        select.column((Alias::new(sheet.table), Alias::new(column.name)));
    }
    select
        .column((Alias::new("source"), Alias::new("title")))
        .column((Alias::new("source"), Alias::new("address")))
        .from(Alias::new(sheet.table))
        .inner_join(
            Alias::new("source"),
            column(sheet, "source").equals((Alias::new("source"), Alias::new("id"))),
        );
    select
}

async fn rows(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    select: &SelectStatement,
) -> Result<Vec<(String, Cells)>, DbErr> {
    let mut found = vec![];
    for row in db.query_all(select).await? {
        let cells = cells(sheet, &row)?;
        found.push((cell(sheet, &cells, "id").to_owned(), cells));
    }
    if sheet.all_columns().any(|column| column.kind.is_list()) {
        lists(db, sheet, &mut found).await?;
    }
    Ok(found)
}

fn cells(sheet: &'static Sheet, row: &QueryResult) -> Result<Cells, DbErr> {
    let mut place = 0;
    let mut text = |kind: Kind| {
        let text = match kind {
            Kind::Integer => number(row.try_get_by_index::<Option<i32>>(place)?),
            Kind::Number => number(row.try_get_by_index::<Option<f64>>(place)?),
            Kind::Flag => number(row.try_get_by_index::<Option<bool>>(place)?),
            _ => row
                .try_get_by_index::<Option<String>>(place)?
                .unwrap_or_default(),
        };
        place += 1;
        Ok::<_, DbErr>(text)
    };
    // The source stands last in the statement, as its columns do in the sheet.
    sheet
        .all_columns()
        .map(|column| match column.kind {
            kind if kind.is_list() => Ok(String::new()),
            kind => text(kind),
        })
        .collect()
}

fn number<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Fills in the cells that hold many values.
async fn lists(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    found: &mut [(String, Cells)],
) -> Result<(), DbErr> {
    let place_of: HashMap<String, usize> = found
        .iter()
        .enumerate()
        .map(|(place, (id, _))| (global(sheet, id), place))
        .collect();
    let records: Vec<String> = place_of.keys().cloned().collect();
    for records in records.chunks(CHUNK) {
        let select = Query::select()
            .columns(["record", "field", "value"].map(Alias::new))
            .from(Alias::new("facet"))
            .and_where(Expr::col(Alias::new("record")).is_in(records.iter().cloned()))
            .order_by(Alias::new("record"), Order::Asc)
            .order_by(Alias::new("field"), Order::Asc)
            .order_by(Alias::new("position"), Order::Asc)
            .take();
        for row in db.query_all(&select).await? {
            let (record, field): (String, String) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let value: String = row.try_get_by_index(2)?;
            let column = sheet.all_columns().position(|column| column.name == field);
            let cells = place_of.get(&record).map(|place| &mut found[*place].1);
            if let (Some(column), Some(cells)) = (column, cells) {
                let list = &mut cells[column];
                if !list.is_empty() {
                    list.push(';');
                }
                list.push_str(&value);
            }
        }
    }
    Ok(())
}
