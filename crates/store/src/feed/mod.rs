//! The log of changes as those who follow it see it: pages of what was, and
//! then what comes.
//!
//! A follower keeps its place by sequence alone. That is safe because writers
//! are serial: whoever writes holds the row of `data_version` from its first
//! statement to its commit, and numbers its entries under that lock. So a
//! sequence that can be read tells that every smaller one can be read too:
//! "all above the last I saw" misses nothing and repeats nothing. A transaction
//! that stays open delays what comes after it; it is never skipped.
//!
//! Each process reads a new entry once, into its `tail`, whatever the number of
//! followers; they are woken by it and take from it. One that is further behind
//! reads pages of the table, at its own pace, so that nothing piles up for it.
//! What wakes the tail is in `relay`; how entries come to be is in `append`.

mod append;
mod difference;
mod entry;
mod filter;
mod follow;
mod relay;
mod tail;
mod verify;
pub mod webhook;

use std::{fmt, sync::Arc};

use sea_orm::DbErr;
use tokio_util::sync::{CancellationToken, DropGuard};

pub use self::{
    append::{Log, NewEntry, SALT},
    difference::{FieldChange, difference},
    entry::{Entry, page, scopes},
    filter::Filter,
    follow::{Fault, Follower},
    verify::{Verdict, verify},
};
use self::{relay::Alarm, tail::Tail};
use crate::db::Db;

/// The log of changes of one database, one a process; cheap to clone.
#[derive(Clone)]
pub struct Feed(Arc<Shared>);

struct Shared {
    db: Db,
    tail: Arc<Tail>,
    alarm: Arc<Alarm>,
    lag: u64,
    stop: CancellationToken,
    _stop_when_dropped: DropGuard,
}

impl Feed {
    /// Reads where the log ends, and watches it from then on. A follower that falls
    /// more than `lag` entries behind is dropped.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn start(db: &Db, lag: u64) -> Result<Self, DbErr> {
        let tail = Arc::new(Tail::new(db).await?);
        let alarm = Arc::new(Alarm::default());
        let stop = CancellationToken::new();
        relay::start(db, &tail, &alarm, &stop);
        Ok(Self(Arc::new(Shared {
            db: db.clone(),
            tail,
            alarm,
            lag,
            _stop_when_dropped: stop.clone().drop_guard(),
            stop,
        })))
    }

    /// Tells that entries up to `sequence` are committed. Whoever writes says so
    /// after its commit, never within its transaction: followers would look too early.
    pub fn woken(&self, sequence: i64) {
        if sequence > self.newest() {
            self.0.alarm.ring();
        }
    }

    /// The newest sequence that this process knows of; 0 where nothing was changed yet.
    #[must_use]
    pub fn newest(&self) -> i64 {
        self.0.tail.mark().sequence
    }

    /// The version of the data as of the newest entry that this process knows of.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.0.tail.mark().version
    }

    /// The entries after a sequence that the filter lets through, the oldest first, and then each
    /// that is committed. Without a sequence it begins with the next.
    ///
    /// # Errors
    ///
    /// If the sequence lies ahead of the log, or the database does not answer.
    pub async fn follow(&self, after: Option<i64>, filter: Filter) -> Result<Follower, Fault> {
        let shared = &self.0;
        if after.is_some_and(|after| after > self.newest()) {
            // Another process may have written it a moment ago. In a box, since it is
            // rare, and followers keep the room for whatever they may wait for.
            Box::pin(shared.tail.advance(&shared.db)).await?;
        }
        let newest = self.newest();
        match after {
            Some(after) if after > newest => Err(Fault::Ahead { newest }),
            after => Ok(Follower::new(
                Arc::clone(shared),
                after.unwrap_or(newest),
                filter,
            )),
        }
    }

    /// Stops watching; those who follow come to their end.
    pub fn close(&self) {
        self.0.stop.cancel();
    }
}

impl fmt::Debug for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Feed")
            .field("newest", &self.newest())
            .finish_non_exhaustive()
    }
}
