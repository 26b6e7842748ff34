//! A follower of the log: where it stands, and how it goes on.

use std::{collections::VecDeque, sync::Arc};

use futures_util::{Stream, stream};
use sea_orm::DbErr;
use tokio::sync::watch;

use super::{
    Entry, Filter, Shared, page,
    tail::{Mark, PAGE},
};

/// Reads the log from a sequence on, as fast as it is asked to and no faster.
pub struct Follower {
    shared: Arc<Shared>,
    filter: Filter,
    news: watch::Receiver<Mark>,
    /// Where the log ended when it began: it may begin as far behind as it likes.
    began: i64,
    /// Up to here it has seen everything that it asked for, but for what is `ready`.
    seen: i64,
    ready: VecDeque<Entry>,
}

/// Why following ends before it is over.
#[derive(Debug)]
pub enum Fault {
    /// The follower fell too far behind what is written.
    Lagged {
        /// After which sequence it can go on.
        resume_after: i64,
    },
    /// The sequence to begin after is not in the log yet.
    Ahead {
        /// The newest that is.
        newest: i64,
    },
    /// The log cannot be read.
    Unreadable(DbErr),
}

impl From<DbErr> for Fault {
    fn from(cause: DbErr) -> Self {
        Self::Unreadable(cause)
    }
}

impl Follower {
    pub(super) fn new(shared: Arc<Shared>, after: i64, filter: Filter) -> Self {
        let news = shared.tail.watch();
        let began = news.borrow().sequence;
        Self {
            shared,
            filter,
            news,
            began,
            seen: after,
            ready: VecDeque::new(),
        }
    }

    /// The next entry, as soon as there is one; `None` once the feed is closed.
    ///
    /// # Errors
    ///
    /// If it cannot go on.
    pub async fn next(&mut self) -> Result<Option<Entry>, Fault> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Ok(Some(entry));
            }
            let newest = self.news.borrow_and_update().sequence;
            let behind = newest.saturating_sub(self.seen.max(self.began));
            if u64::try_from(behind).is_ok_and(|behind| behind > self.shared.lag) {
                return Err(Fault::Lagged {
                    resume_after: self.seen,
                });
            }
            if self.seen < newest {
                self.fill(newest).await?;
                continue;
            }
            tokio::select! {
                () = self.shared.stop.cancelled() => return Ok(None),
                changed = self.news.changed() => if changed.is_err() {
                    return Ok(None);
                },
            }
        }
    }

    /// Makes the next entries ready.
    async fn fill(&mut self, newest: i64) -> Result<(), Fault> {
        if let Some((entries, until)) = self.shared.tail.since(self.seen) {
            let wanted = entries.into_iter();
            let wanted = wanted.filter(|entry| self.filter.lets_through(entry));
            self.ready.extend(wanted);
            self.seen = until;
            return Ok(());
        }
        // In a box, since a follower that keeps up never reads it, and keeps the room.
        let read = page(&self.shared.db, (self.seen, newest), &self.filter, PAGE);
        let entries = Box::pin(read).await?;
        let is_last = u64::try_from(entries.len()).is_ok_and(|count| count < PAGE);
        self.seen = match entries.last() {
            Some(entry) if !is_last => entry.sequence(),
            _ => newest,
        };
        self.ready.extend(entries);
        Ok(())
    }

    /// All entries from here on; a fault is the last.
    pub fn into_stream(self) -> impl Stream<Item = Result<Entry, Fault>> + Send {
        stream::unfold(Some(Box::new(self)), |follower| async {
            let mut follower = follower?;
            match follower.next().await {
                Ok(entry) => Some((Ok(entry?), Some(follower))),
                Err(fault) => Some((Err(fault), None)),
            }
        })
    }
}
