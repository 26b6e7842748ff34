//! Loading the shipped dataset: all of it in one transaction, or nothing.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::parse::{Parsed, Row, SheetError, fault, parse};
use record::sheet::sheets;
use store::{
    action::{Draft, Mode, Outcome, Pace, RecordTransaction},
    auth::Viewer,
    db::Db,
};

/// How many rows are written at a time.
const CHUNK: usize = 2_000;

/// What loading came to.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Whether anything had to be written.
    pub is_changed: bool,
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
pub async fn load_shipped(db: &Db, now: DateTime<Utc>) -> Result<Loaded, LoadError> {
    let digest = digest();
    if db.dataset().await? == Some(digest.clone()) {
        return Ok(Loaded { is_changed: false });
    }
    let parsed = parse_all()?;
    let viewer = Arc::new(Viewer::dataset());
    let mut transaction = RecordTransaction::begin(db, viewer, now, Pace::Long).await?;
    if Db::dataset_seen_by(transaction.transaction()).await? == Some(digest.clone()) {
        // Another server was first, while this one waited for it.
        transaction.roll_back().await;
        return Ok(Loaded { is_changed: false });
    }
    write(&mut transaction, &parsed).await?;
    transaction.mark_dataset(digest).await?;
    transaction.commit().await?;
    Ok(Loaded { is_changed: true })
}

/// One number for all that is shipped.
fn digest() -> String {
    let mut digest = Sha256::new();
    for sheet in sheets() {
        digest.update(sheet.name);
        digest.update(sheet.text);
    }
    hex::encode(digest.finalize())
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
        match parse(sheet, sheet.text) {
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

/// Writes every row as the dataset's own, and takes away the rows of an earlier
/// dataset that this one has no more. What partners have changed stays.
async fn write(transaction: &mut RecordTransaction, parsed: &[Parsed]) -> Result<(), LoadError> {
    let mut errors = vec![];
    for sheet in parsed {
        for rows in sheet.rows.chunks(CHUNK) {
            let drafts = rows.iter().map(draft).collect();
            for done in transaction.put(sheet.sheet, drafts, Mode::PutOwn).await? {
                if let Outcome::Refused(faults) = done.outcome {
                    let faults = faults
                        .iter()
                        .map(|found| fault(sheet.sheet, done.line, found));
                    errors.extend(faults);
                }
            }
        }
    }
    let dangling = transaction.settle().await?;
    errors.extend(
        dangling
            .iter()
            .map(|it| fault(it.sheet, it.line, &it.fault)),
    );
    if !errors.is_empty() {
        return Err(LoadError::Sheets(errors));
    }
    for sheet in parsed.iter().rev() {
        let kept = sheet.rows.iter().map(|row| row.id.as_str()).collect();
        transaction.remove_own(sheet.sheet, &kept).await?;
    }
    Ok(())
}

fn draft(row: &Row) -> Draft {
    Draft {
        line: row.line,
        id: Some(row.id.clone()),
        cells: row.cells.iter().cloned().map(Some).collect(),
        ..Draft::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{parse, sheets};

    /// What the shipped records are told from one another by tells nearly all of them, so
    /// that a file without ids is not refused for records that are like others.
    #[test]
    fn what_tells_a_tie_tells_the_shipped_ones() {
        for sheet in sheets() {
            let telling: Vec<usize> = sheet
                .telling()
                .filter_map(|it| {
                    sheet
                        .all_columns()
                        .position(|column| column.name == it.name)
                })
                .collect();
            assert!(!telling.is_empty(), "{}", sheet.name);
            let rows = parse(sheet, sheet.text).unwrap().rows;
            let keys: HashSet<Vec<&String>> = rows
                .iter()
                .map(|row| telling.iter().map(|place| &row.cells[*place]).collect())
                .collect();
            let alike = match sheet.name {
                // One source makes one claim twice, for two reasons.
                "claims" => 1,
                // Two sources give five scores of one assessment differently.
                "indicator_values" => 5,
                _ => 0,
            };
            assert_eq!(rows.len() - keys.len(), alike, "{}", sheet.name);
        }
    }
}
