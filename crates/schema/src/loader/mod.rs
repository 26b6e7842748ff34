//! Every SELECT the schema needs, batched.
//!
//! A key type is a question; a level of a query asks each question once, for
//! all who ask it. There are few questions, because most lists are one shape:
//! [`listing`] answers "which rows of this kind belong to these parents, in
//! this order, from here on" in one statement, whatever the table.
//!
//! What the caller may not read is left out by the statements themselves, in the
//! three places that read records of any kind: [`listing`], [`row`] and [`summary`].

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_graphql::dataloader::{DataLoader, HashMapCache};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, ModelTrait, QueryFilter, QueryOrder, Value,
};

use record::sheet::{Sheet, sheets};
use store::{
    auth::{ReadScope, Viewer},
    db::Db,
};

mod asked;
pub mod change;
pub mod coverage;
pub mod facet;
pub mod holding;
mod key;
mod level;
pub mod listing;
pub mod matching;
pub mod measure;
pub mod party;
pub mod reach;
pub mod related;
pub mod row;
pub mod search;
pub mod side;
pub mod summary;
pub mod survey;
pub mod table;

pub use asked::{Loads, Question};
pub use level::Level;

/// Answers keyed questions, as far as one caller may know.
pub struct Reader {
    db: Db,
    read_scope: ReadScope,
    shown: Shown,
}

/// Whether answers may hold what not everybody may read.
#[derive(Clone, Debug, Default)]
pub struct Shown(Arc<AtomicBool>);

impl Shown {
    /// Whether they may.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Reader {
    /// Which rows of a table the caller may read; `None` if all.
    fn seen(&self, table: &str) -> Option<Condition> {
        let mut sheets = sheets().iter().filter(|sheet| sheet.table == table);
        if self.read_scope != ReadScope::Public && sheets.any(Sheet::is_guarded) {
            self.shown.0.store(true, Ordering::Relaxed);
        }
        self.read_scope.rows(table)
    }

    /// What was shown so far and is still to be.
    #[must_use]
    pub fn shown(&self) -> Shown {
        self.shown.clone()
    }
}

impl Reader {
    /// The rows of a table in the order of one column, by the name that another
    /// holds, which is one of these.
    async fn rows_by<E>(
        &self,
        by: E::Column,
        names: impl Iterator<Item = &str>,
        order: E::Column,
    ) -> Result<HashMap<String, Vec<E::Model>>, Failure>
    where
        E: EntityTrait<Model: ModelTrait<Entity = E>>,
    {
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        let mut found: HashMap<String, Vec<E::Model>> = HashMap::new();
        for names in names.chunks(CHUNK) {
            let rows = E::find()
                .filter(by.is_in(names.iter().copied()))
                .order_by_asc(order)
                .all(self.db.reader())
                .await?;
            for row in rows {
                if let Value::String(Some(name)) = row.get(by) {
                    found.entry(name).or_default().push(row);
                }
            }
        }
        Ok(found)
    }
}

/// Why a question has no answer. Shared, because a batch has many askers.
pub type Failure = Arc<DbErr>;

/// A fresh, cached loader for one request of this caller, and the level that paces it.
#[must_use]
pub fn per_request(db: &Db, viewer: &Viewer) -> (Loads, Level) {
    let level = Level::default();
    let batches = level.clone();
    let loads = DataLoader::with_cache(
        Reader {
            db: db.clone(),
            read_scope: ReadScope::of(viewer),
            shown: Shown::default(),
        },
        move |batch| batches.add(batch),
        HashMapCache::default(),
    )
    .delay(Duration::ZERO)
    .max_batch_size(usize::MAX);
    (Loads::new(loads), level)
}

/// How many ids one statement may name: well below what either database takes.
const CHUNK: usize = 1_000;
