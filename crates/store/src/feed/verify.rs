//! Whether the log is as it was written: every hash computed once more.
//!
//! That finds what was altered, put in or taken out; not that the end was cut off,
//! for which the last hash has to be kept elsewhere and compared.

use std::collections::HashMap;

use entity::{change, vocabulary::ChangeVerb};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::append::{chained, digests};

/// How many entries are read at a time.
const PAGE: u64 = 1_000;

/// How the log stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is as it was written.
    Holds {
        /// How many there are.
        entries: i64,
        /// The hash of the last, which covers them all; empty where there is none.
        hash: String,
    },
    /// Not every entry is.
    Broken {
        /// The first that is not.
        sequence: i64,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// Reads the log from its beginning, page by page, and holds each entry against
/// the one before it.
///
/// # Errors
///
/// If the database does not answer.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Verdict, DbErr> {
    let (mut last, mut hash) = (0, String::new());
    loop {
        let page = change::Entity::find()
            .filter(change::Column::Sequence.gt(last))
            .order_by_asc(change::Column::Sequence)
            .limit(PAGE)
            .all(db)
            .await?;
        if page.is_empty() {
            let entries = last;
            return Ok(Verdict::Holds { entries, hash });
        }
        let erasures = erasures(db, &page).await?;
        for row in page {
            let erased = erasures.get(&row.record).copied().unwrap_or_default();
            if let Err(reason) = check(&row, (last, &hash), erased) {
                let sequence = row.sequence;
                return Ok(Verdict::Broken { sequence, reason });
            }
            (last, hash) = (row.sequence, row.hash);
        }
    }
}

/// When the texts of each of these records were last erased, as far as any lacks them.
async fn erasures(
    db: &impl ConnectionTrait,
    page: &[change::Model],
) -> Result<HashMap<String, i64>, DbErr> {
    let lacking = page.iter().filter(|row| !is_whole(row));
    let records: Vec<&str> = lacking.map(|row| row.record.as_str()).collect();
    if records.is_empty() {
        return Ok(HashMap::new());
    }
    let erasures = change::Entity::find()
        .select_only()
        .column(change::Column::Record)
        .column_as(change::Column::Sequence.max(), "sequence")
        .filter(change::Column::Record.is_in(records))
        .filter(change::Column::Verb.eq(ChangeVerb::Erase))
        .group_by(change::Column::Record)
        .into_tuple()
        .all(db)
        .await?;
    Ok(erasures.into_iter().collect())
}

/// Whether the texts of an entry are those that its digests were made from.
fn is_whole(row: &change::Model) -> bool {
    row.digests == digests(row.before.as_deref(), row.after.as_deref())
}

fn check(row: &change::Model, (last, hash): (i64, &str), erased: i64) -> Result<(), &'static str> {
    if row.sequence != last + 1 {
        return Err("the entry before it is missing");
    }
    let is_empty = row.before.is_none() && row.after.is_none();
    let is_erased = is_empty && erased > row.sequence;
    if !is_whole(row) && !is_erased {
        return Err("what it tells of the record is not what was written");
    }
    let is_of_kind = row.record.split_once(':').map(|(kind, _)| kind) == Some(row.kind.as_str());
    let (sequence, verb) = (row.sequence.to_string(), row.verb.to_value());
    let parts = [
        hash,
        &sequence,
        &row.at,
        &row.actor,
        &verb,
        &row.record,
        &row.digests,
    ];
    if row.hash != chained(parts) || !is_of_kind {
        return Err("it, or the entry before it, is not as it was written");
    }
    Ok(())
}
