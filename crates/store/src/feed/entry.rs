//! Entries of the log, and how they are read.

use std::{collections::HashMap, sync::Arc};

use entity::change;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, Order, Query},
};

use super::Filter;
use crate::db::Db;

/// One record that a write touched, and where that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The row of the log.
    pub row: Arc<change::Model>,
    /// The countries and networks it touches, by global id.
    pub scopes: Arc<[String]>,
}

impl Entry {
    /// Its place in the log.
    #[must_use]
    pub fn sequence(&self) -> i64 {
        self.row.sequence
    }

    /// Roughly the memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let row = &self.row;
        let states = [&row.before, &row.after];
        let states = states.into_iter().flatten().map(String::len);
        let scopes = self.scopes.iter().map(String::len);
        size_of::<change::Model>() + row.record.len() + states.chain(scopes).sum::<usize>()
    }
}

/// The first `most` entries after a sequence, and up to another, that the filter lets through.
///
/// # Errors
///
/// If the database does not answer.
pub async fn page(
    db: &Db,
    (after, until): (i64, i64),
    filter: &Filter,
    most: u64,
) -> Result<Vec<Entry>, DbErr> {
    let rows = change::Entity::find()
        .filter(change::Column::Sequence.gt(after))
        .filter(change::Column::Sequence.lte(until))
        .filter(filter.condition())
        .order_by_asc(change::Column::Sequence)
        .limit(most)
        .all(db.reader())
        .await?;
    let sequences: Vec<i64> = rows.iter().map(|row| row.sequence).collect();
    let mut scopes = scopes(db, &sequences).await?;
    let entries = rows.into_iter().map(|row| Entry {
        scopes: scopes.remove(&row.sequence).unwrap_or_default().into(),
        row: Arc::new(row),
    });
    Ok(entries.collect())
}

/// The countries and networks that each of these entries touches.
///
/// # Errors
///
/// If the database does not answer.
pub async fn scopes(db: &Db, sequences: &[i64]) -> Result<HashMap<i64, Vec<String>>, DbErr> {
    let mut found: HashMap<i64, Vec<String>> = HashMap::new();
    let (Some(first), Some(last)) = (sequences.iter().min(), sequences.iter().max()) else {
        return Ok(found);
    };
    let sequence = || Expr::col("sequence");
    let mut select = Query::select();
    select
        .columns(["sequence", "scope"])
        .from("change_scope")
        .order_by("sequence", Order::Asc)
        .order_by("scope", Order::Asc);
    // A whole stretch of the log is named by its ends.
    if usize::try_from(last - first).is_ok_and(|length| length < sequences.len()) {
        select.and_where(sequence().between(*first, *last));
    } else {
        select.and_where(sequence().is_in(sequences.iter().copied()));
    }
    for row in db.reader().query_all(&select).await? {
        let scopes = found.entry(row.try_get("", "sequence")?).or_default();
        scopes.push(row.try_get("", "scope")?);
    }
    Ok(found)
}
