//! The end of the log in memory, read once for all who follow it.

use std::{
    collections::VecDeque,
    sync::{Arc, PoisonError, RwLock},
};

use entity::{change, vocabulary::ChangeVerb};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QuerySelect};
use tokio::sync::watch;

use super::{Entry, Filter, page};
use crate::{auth::ReadScope, db::Db};

/// How many entries are read, or handed over, at a time.
pub(super) const PAGE: u64 = 500;

/// How much of the log is kept: followers that keep up need only the last few.
const ENTRIES: usize = 2_000;
const BYTES: usize = 4 * 1024 * 1024;

/// Where the log ends, as far as this process has read it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) sequence: i64,
    pub(super) version: u64,
}

pub(super) struct Tail {
    recent: RwLock<Recent>,
    mark: watch::Sender<Mark>,
}

/// All entries after one sequence, up to the newest.
struct Recent {
    after: i64,
    newest: i64,
    entries: VecDeque<Entry>,
    bytes: usize,
}

impl Tail {
    pub(super) async fn new(db: &Db) -> Result<Self, DbErr> {
        // The version first: it must not be newer than what was read.
        let version = db.data_version().await?;
        let newest: Option<Option<i64>> = change::Entity::find()
            .select_only()
            .column_as(change::Column::Sequence.max(), "newest")
            .into_tuple()
            .one(db.reader())
            .await?;
        let sequence = newest.flatten().unwrap_or_default();
        Ok(Self {
            recent: RwLock::new(Recent {
                after: sequence,
                newest: sequence,
                entries: VecDeque::new(),
                bytes: 0,
            }),
            mark: watch::Sender::new(Mark { sequence, version }),
        })
    }

    pub(super) fn mark(&self) -> Mark {
        *self.mark.borrow()
    }

    pub(super) fn watch(&self) -> watch::Receiver<Mark> {
        self.mark.subscribe()
    }

    /// Reads what was committed since.
    pub(super) async fn advance(&self, db: &Db) -> Result<(), DbErr> {
        let everything = Filter {
            read_scope: ReadScope::Everything,
            ..Filter::default()
        };
        loop {
            let span = (self.mark().sequence, i64::MAX);
            let entries = page(db, span, &everything, PAGE).await?;
            let is_last = entries.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
            self.add(entries);
            if is_last {
                return Ok(());
            }
        }
    }

    fn add(&self, entries: Vec<Entry>) {
        let mut recent = self.recent.write().unwrap_or_else(PoisonError::into_inner);
        let mut newest = None;
        for entry in entries {
            // Two may have read the same stretch at the same time.
            if entry.sequence() > recent.newest {
                if entry.row.verb == ChangeVerb::Erase {
                    recent.erase(&entry.row.record);
                }
                newest = Some((entry.sequence(), entry.row.version));
                recent.add(entry);
            }
        }
        drop(recent);
        let Some((sequence, version)) = newest else {
            return;
        };
        self.mark.send_if_modified(|mark| {
            let is_news = sequence > mark.sequence;
            if is_news {
                mark.sequence = sequence;
                mark.version = mark.version.max(version.unsigned_abs());
            }
            is_news
        });
    }

    /// The first entries after a sequence, and the sequence up to which they are all; `None` where
    /// memory does not reach back that far.
    pub(super) fn since(&self, sequence: i64) -> Option<(Vec<Entry>, i64)> {
        let recent = self.recent.read().unwrap_or_else(PoisonError::into_inner);
        if sequence < recent.after {
            return None;
        }
        let entries = &recent.entries;
        let start = entries.partition_point(|entry| entry.sequence() <= sequence);
        let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let some: Vec<Entry> = entries.iter().skip(start).take(most).cloned().collect();
        let until = some.last().map_or(recent.newest, Entry::sequence);
        Some((some, until))
    }
}

impl Recent {
    /// Forgets what the entries of a record tell of its states.
    fn erase(&mut self, record: &str) {
        for entry in self.entries.iter_mut().filter(|it| it.row.record == record) {
            let before = entry.bytes();
            entry.row = Arc::new(change::Model {
                before: None,
                after: None,
                ..(*entry.row).clone()
            });
            self.bytes -= before - entry.bytes();
        }
    }

    fn add(&mut self, entry: Entry) {
        self.newest = entry.sequence();
        self.bytes += entry.bytes();
        self.entries.push_back(entry);
        while self.entries.len() > ENTRIES || self.bytes > BYTES {
            let Some(oldest) = self.entries.pop_front() else {
                return;
            };
            self.after = oldest.sequence();
            self.bytes -= oldest.bytes();
        }
    }
}
