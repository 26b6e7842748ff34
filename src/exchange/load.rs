//! Loading the shipped dataset: all of it in one transaction, or nothing.

use std::collections::{BTreeMap, HashSet};

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, Value,
    sea_query::{Alias, Expr, Query},
};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    index::entries,
    parse::{Parsed, Row, SheetError},
};
use crate::{db::Db, sheet::sheets};

/// What loading came to.
#[derive(Debug)]
pub struct Loaded {
    /// Whether anything had to be written.
    pub is_changed: bool,
    /// How many rows each sheet holds.
    pub counts: Vec<(&'static str, usize)>,
}

/// Why the dataset was not loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The sheets are wrong.
    #[error("the dataset was not loaded: {}", listed(.0))]
    Sheets(Vec<SheetError>),
    /// The database refused; the cause is for the log.
    #[error(
        "the dataset was not loaded: the database refused it; see the log, and check that the disk is not full"
    )]
    Database(DbErr),
}

impl From<DbErr> for LoadError {
    fn from(cause: DbErr) -> Self {
        tracing::error!(%cause, "the dataset could not be written");
        Self::Database(cause)
    }
}

fn listed(errors: &[SheetError]) -> String {
    let mut lines: Vec<String> = errors.iter().take(10).map(ToString::to_string).collect();
    if errors.len() > lines.len() {
        lines.push(format!("and {} more", errors.len() - lines.len()));
    }
    lines.join("; ")
}

/// Puts the shipped dataset into the database, unless it is there already.
///
/// # Errors
///
/// If a sheet is wrong or the database refuses; then nothing has changed.
pub async fn load_shipped(db: &Db) -> Result<Loaded, LoadError> {
    let digest = digest();
    let parsed = parse_all()?;
    let counts = parsed.iter().map(count).collect();
    if db.dataset().await? == Some(digest.clone()) {
        return Ok(Loaded {
            is_changed: false,
            counts,
        });
    }
    let transaction = db.begin_long_write().await?;
    if Db::dataset_seen_by(&transaction).await? == Some(digest.clone()) {
        // Another server was first, while this one waited for it.
        transaction.rollback().await?;
        return Ok(Loaded {
            is_changed: false,
            counts,
        });
    }
    replace(&transaction, &parsed).await?;
    let mark = Query::update()
        .table("data_version")
        .value("dataset", digest)
        .take();
    transaction.execute(&mark).await?;
    transaction.commit().await?;
    Ok(Loaded {
        is_changed: true,
        counts,
    })
}

/// How many records a sheet brings. Of countries those that have joined are
/// meant, not those that are only referred to.
fn count(parsed: &Parsed) -> (&'static str, usize) {
    let columns = parsed.sheet.columns.iter();
    let member = columns.take_while(|column| column.name != "member").count();
    let is_meant = |row: &&Row| row.cells.get(member).is_none_or(|cell| cell != "false");
    let rows = parsed.rows.iter();
    let count = match parsed.sheet.name {
        "countries" => rows.filter(is_meant).count(),
        _ => rows.count(),
    };
    (parsed.sheet.name, count)
}

/// One number for all that is shipped.
fn digest() -> String {
    let mut digest = Sha256::new();
    for sheet in sheets() {
        digest.update(sheet.name);
        digest.update(sheet.text);
    }
    hex(&digest.finalize())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads every shipped sheet and checks that what they name is there.
///
/// # Errors
///
/// Everything that is wrong with any of them.
pub fn parse_all() -> Result<Vec<Parsed>, LoadError> {
    let mut parsed = vec![];
    let mut errors = vec![];
    for sheet in sheets() {
        match sheet.parse(sheet.text) {
            Ok(sheet) => parsed.push(sheet),
            Err(wrong) => errors.extend(wrong),
        }
    }
    if errors.is_empty() {
        errors = super::reference::dangling(&parsed);
    }
    if errors.is_empty() {
        Ok(parsed)
    } else {
        Err(LoadError::Sheets(errors))
    }
}

async fn replace(transaction: &DatabaseTransaction, parsed: &[Parsed]) -> Result<(), DbErr> {
    for table in ["search_entry", "facet"]
        .into_iter()
        .chain(parsed.iter().rev().map(|parsed| parsed.sheet.table))
        .chain(["source"])
    {
        let all = Query::delete().from_table(Alias::new(table)).take();
        transaction.execute(&all).await?;
    }
    let mut sources = BTreeMap::new();
    let mut facets = vec![];
    for sheet in parsed {
        for row in &sheet.rows {
            let (title, address) = row.source();
            sources.insert(source_id(title, address), (title, address));
            facets.extend(facets_of(sheet, row));
        }
    }
    let sources = sources
        .into_iter()
        .map(|(id, (title, address))| {
            let address = Some(address.to_owned()).filter(|address| !address.is_empty());
            vec![id.into(), title.into(), address.into()]
        })
        .collect();
    insert(transaction, "source", &["id", "title", "address"], sources).await?;
    for sheet in parsed {
        let columns: Vec<&str> = stored(sheet).chain(["source"]).collect();
        let rows = sheet.rows.iter().map(|row| values(sheet, row)).collect();
        insert(transaction, sheet.sheet.table, &columns, rows).await?;
    }
    insert(
        transaction,
        "facet",
        &["id", "record", "field", "position", "value"],
        facets,
    )
    .await?;
    insert(
        transaction,
        "search_entry",
        &["id", "kind", "name", "text"],
        entries(parsed),
    )
    .await
}

impl Row {
    fn source(&self) -> (&str, &str) {
        let cell = |from_end: usize| {
            let index = self.cells.len().checked_sub(from_end);
            index
                .and_then(|index| self.cells.get(index))
                .map_or("", String::as_str)
        };
        (cell(2), cell(1))
    }
}

fn source_id(title: &str, address: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(title);
    digest.update([0]);
    digest.update(address);
    hex(&digest.finalize()[..8])
}

/// The columns that go to the sheet's own table, but for the source.
fn stored(sheet: &Parsed) -> impl Iterator<Item = &'static str> {
    sheet
        .sheet
        .all_columns()
        .filter(|column| !column.kind.is_list() && !column.name.starts_with("source_"))
        .map(|column| column.name)
        .collect::<Vec<_>>()
        .into_iter()
}

fn values(sheet: &Parsed, row: &Row) -> Vec<Value> {
    let (title, address) = row.source();
    sheet
        .sheet
        .all_columns()
        .zip(&row.cells)
        .filter(|(column, _)| !column.kind.is_list() && !column.name.starts_with("source_"))
        .map(|(column, cell)| column.value(cell))
        .chain([source_id(title, address).into()])
        .collect()
}

fn facets_of(sheet: &Parsed, row: &Row) -> Vec<Vec<Value>> {
    let record = format!("{}:{}", sheet.sheet.record, row.id);
    let mut facets = vec![];
    for (column, cell) in sheet.sheet.all_columns().zip(&row.cells) {
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

async fn insert(
    transaction: &DatabaseTransaction,
    table: &str,
    columns: &[&str],
    rows: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    // SQLite takes 32,766 values a statement, PostgreSQL 65,535.
    let most = 30_000 / columns.len().max(1);
    for rows in rows.chunks(most) {
        let mut statement = Query::insert();
        statement
            .into_table(Alias::new(table))
            .columns(columns.iter().map(|column| Alias::new(*column)));
        for row in rows {
            statement
                .values(row.iter().cloned().map(Expr::val))
                .map_err(|cause| DbErr::Custom(cause.to_string()))?;
        }
        transaction.execute(&statement).await?;
    }
    Ok(())
}
