//! Whose token a text is.
//!
//! Rows are kept for less than half a minute, so that a request with a token
//! asks the database no more than one without, and a token that was taken back
//! anywhere is soon taken nowhere. What is not kept is looked up by few at a time:
//! whoever makes tokens up, each another, takes no more connections than that.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use entity::token;
use moka::sync::Cache;
use sea_orm::EntityTrait;
use subtle::ConstantTimeEq;
use tokio::{sync::Semaphore, time};

use super::{note_use, row, text};
use crate::{
    auth::{Fault, ReasonCode, Secret, Viewer},
    db::Db,
};
use record::clock::written;

/// Tokens that are kept at once.
const KEPT: u64 = 10_000;

/// Tokens that are looked up at once.
const LOOKUPS: usize = 2;

/// How long one that has to be looked up may wait for its turn.
const TURN: Duration = Duration::from_secs(2);

/// What a text is held against whose id nobody has: the hash of nothing we give
/// out, so that it takes as long as any other.
const NOBODY: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row and when it was read.
struct Kept {
    row: token::Model,
    read: DateTime<Utc>,
    is_noted: AtomicBool,
}

/// Recognises tokens.
pub(in crate::auth) struct Tokens {
    db: Db,
    kept: Cache<String, Arc<Kept>>,
    lookups: Semaphore,
    patience: TimeDelta,
}

impl Tokens {
    /// Reads a row anew once it is older than `patience`.
    pub(in crate::auth) fn new(db: Db, patience: TimeDelta) -> Self {
        Self {
            db,
            kept: Cache::new(KEPT),
            lookups: Semaphore::new(LOOKUPS),
            patience,
        }
    }

    /// Whose token it is.
    pub(in crate::auth) async fn viewer(
        &self,
        token: &Secret,
        now: DateTime<Utc>,
    ) -> Result<Viewer, Fault> {
        let id = text::id(token.expose());
        let id = id.ok_or(Fault::unknown("it is mistyped: its checksum is another"))?;
        let kept = self.row(id, now).await?;
        let hash = kept.as_ref().map_or(NOBODY, |kept| &kept.row.hash);
        let is_theirs = bool::from(text::hash(token).as_bytes().ct_eq(hash.as_bytes()));
        let kept = kept.filter(|_| is_theirs);
        let kept = kept.ok_or(Fault::unknown("it was never given out"))?;
        if kept.row.revoked.is_some() {
            return Err(Fault::bad(ReasonCode::Revoked, "it was taken back"));
        }
        if kept.row.expires <= written(now) {
            return Err(Fault::bad(ReasonCode::Expired, "it is over"));
        }
        self.note(&kept, now);
        Ok(row::viewer(&kept.row))
    }

    async fn row(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Arc<Kept>>, Fault> {
        let fresh = || {
            let kept = self.kept.get(id);
            kept.filter(|kept| (TimeDelta::zero()..self.patience).contains(&(now - kept.read)))
        };
        if let Some(kept) = fresh() {
            return Ok(Some(kept));
        }
        let Ok(Ok(_turn)) = time::timeout(TURN, self.lookups.acquire()).await else {
            tracing::warn!("a token was not looked up: too many wait to be");
            return Err(Fault::Unavailable);
        };
        // Whoever was before us may have looked for the same.
        if let Some(kept) = fresh() {
            return Ok(Some(kept));
        }
        let row = token::Entity::find_by_id(id).one(self.db.reader()).await;
        let row = row.map_err(|cause| {
            tracing::error!(%cause, "a token could not be looked up");
            Fault::Unavailable
        })?;
        let kept = row.map(|row| {
            let is_noted = AtomicBool::new(false);
            Arc::new(Kept {
                row,
                read: now,
                is_noted,
            })
        });
        match &kept {
            // What does not exist is not kept, or guesses would push out what does.
            None => self.kept.invalidate(id),
            Some(kept) => self.kept.insert(id.to_owned(), Arc::clone(kept)),
        }
        Ok(kept)
    }

    /// Has the use noted beside the request, which does not wait for a writer.
    fn note(&self, kept: &Kept, now: DateTime<Utc>) {
        let last_used = kept.row.last_used.as_ref();
        let is_recent = last_used.is_some_and(|at| *at > row::minute_before(now));
        if is_recent || kept.is_noted.swap(true, Ordering::Relaxed) {
            return;
        }
        let (db, id) = (self.db.clone(), kept.row.id.clone());
        tokio::spawn(async move {
            if let Err(cause) = note_use(&db, &id, now).await {
                // The next request after the row was read anew tries again.
                tracing::debug!(%cause, "the use of a token could not be noted");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::token::tests::{Desk, new};

    #[tokio::test]
    async fn what_is_not_kept_waits_for_its_turn_and_what_is_kept_does_not() {
        let desk = Desk::open().await;
        let (_, kept) = desk.create(new()).await.unwrap();
        let (_, other) = desk.create(new()).await.unwrap();
        let now = desk.clock().now();
        let tokens = Tokens::new(desk.db.clone(), TimeDelta::seconds(20));
        tokens.viewer(&kept, now).await.unwrap();
        let most = LOOKUPS.try_into().unwrap();
        let turns = tokens.lookups.acquire_many(most).await.unwrap();
        assert!(tokens.viewer(&kept, now).await.is_ok());
        let waited = tokens.viewer(&other, now).await;
        assert_eq!(waited, Err(Fault::Unavailable));
        drop(turns);
        assert!(tokens.viewer(&other, now).await.is_ok());
    }
}
