//! Every SELECT the schema needs, batched.
//!
//! A key type is a question; a level of a query asks each question once, for
//! all who ask it. There are few questions, because most lists are one shape:
//! [`listing`] answers "which rows of this kind belong to these parents, in
//! this order, from here on" in one statement, whatever the table.

use std::{sync::Arc, time::Duration};

use async_graphql::dataloader::{DataLoader, HashMapCache};
use sea_orm::DbErr;

use crate::db::Db;

pub mod change;
pub mod coverage;
pub mod facet;
mod level;
pub mod listing;
pub mod measure;
pub mod row;
pub mod search;
pub mod side;
pub mod survey;

pub use level::Level;

/// Answers keyed questions.
pub struct Reader(Db);

/// A [`Reader`] that lives as long as one request.
pub type Loads = DataLoader<Reader, HashMapCache>;

/// Why a question has no answer. Shared, because a batch has many askers.
pub type Failure = Arc<DbErr>;

/// A fresh, cached loader for one request, and the level that paces it.
#[must_use]
pub fn per_request(db: &Db) -> (Loads, Level) {
    let level = Level::default();
    let batches = level.clone();
    let loads = DataLoader::with_cache(
        Reader(db.clone()),
        move |batch| batches.add(batch),
        HashMapCache::default(),
    )
    .delay(Duration::ZERO)
    .max_batch_size(usize::MAX);
    (loads, level)
}

/// How many ids one statement may name: well below what either database takes.
const CHUNK: usize = 1_000;
