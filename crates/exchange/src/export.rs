//! Sheets out of the database, page by page, so that memory is bounded however
//! many records there are.

use sea_orm::{ConnectionTrait, DbErr};

use record::sheet::Sheet;
use store::{
    action::cells::{self, Cells},
    auth::ReadScope,
};

/// How many records are read at a time.
const PAGE: u64 = 1_000;

/// A sheet on its way out, in the order of its ids.
#[derive(Debug)]
pub struct Pages {
    sheet: &'static Sheet,
    read_scope: ReadScope,
    after: String,
}

impl Pages {
    /// All records of a sheet that may be read.
    #[must_use]
    pub fn of(sheet: &'static Sheet, read_scope: ReadScope) -> Self {
        Self {
            sheet,
            read_scope,
            after: String::new(),
        }
    }

    /// The next records; none once all have been.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn next(&mut self, db: &impl ConnectionTrait) -> Result<Vec<Cells>, DbErr> {
        let page = cells::page(db, (self.sheet, &self.read_scope), &self.after, PAGE).await?;
        if let Some((last, _)) = page.last() {
            self.after.clone_from(last);
        }
        Ok(page.into_iter().map(|(_, cells)| cells).collect())
    }
}

/// The records with these ids, in this order.
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
