//! Sheets out of the database, page by page, so that memory is bounded however
//! many records there are.

use std::io;

use sea_orm::{ConnectionTrait, DbErr};

use crate::{
    action::cells::{self, Cells},
    sheet::Sheet,
};

/// How many records are read at a time.
const PAGE: u64 = 1_000;

/// Why a sheet could not be written out.
#[derive(Debug)]
pub enum ExportError {
    /// The database did not answer.
    Database(DbErr),
    /// It cannot be written, or nobody reads it any more.
    Written(io::Error),
}

impl From<DbErr> for ExportError {
    fn from(cause: DbErr) -> Self {
        Self::Database(cause)
    }
}

impl From<io::Error> for ExportError {
    fn from(cause: io::Error) -> Self {
        Self::Written(cause)
    }
}

/// Hands on every record of a sheet, in the order of their ids.
///
/// # Errors
///
/// If the database does not answer, or `take` fails.
pub async fn all(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    mut take: impl AsyncFnMut(Vec<Cells>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let mut after = String::new();
    loop {
        let page = cells::page(db, sheet, &after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        after.clone_from(last);
        take(page.into_iter().map(|(_, cells)| cells).collect()).await?;
    }
}

/// Hands on the records with these ids, in this order.
///
/// # Errors
///
/// If the database does not answer.
pub async fn some(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    ids: &[String],
) -> Result<Vec<Cells>, DbErr> {
    let mut found = cells::read(db, sheet, ids).await?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}
