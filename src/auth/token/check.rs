//! Whose token a text is.
//!
//! Rows are kept for less than half a minute, so that a request with a token
//! asks the database no more than one without, and a token that was taken back
//! anywhere is soon taken nowhere.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use entity::token;
use moka::sync::Cache;
use sea_orm::{DbErr, EntityTrait};
use subtle::ConstantTimeEq;

use super::{note_use, row, text};
use crate::{
    auth::{Secret, Viewer},
    clock::written,
    db::Db,
};

/// Tokens that are kept at once.
const KEPT: u64 = 10_000;

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
    patience: TimeDelta,
}

impl Tokens {
    /// Reads a row anew once it is older than `patience`.
    pub(in crate::auth) fn new(db: Db, patience: TimeDelta) -> Self {
        let kept = Cache::new(KEPT);
        Self { db, kept, patience }
    }

    /// Whose token it is; `None` where it is nobody's, not any more, or no token.
    pub(in crate::auth) async fn viewer(
        &self,
        token: &Secret,
        now: DateTime<Utc>,
    ) -> Result<Option<Viewer>, DbErr> {
        let Some(id) = text::id(token.expose()) else {
            return Ok(None);
        };
        let kept = self.row(id, now).await?;
        let hash = kept.as_ref().map_or(NOBODY, |kept| &kept.row.hash);
        let is_theirs = bool::from(text::hash(token).as_bytes().ct_eq(hash.as_bytes()));
        let Some(kept) = kept.filter(|_| is_theirs) else {
            return Ok(None);
        };
        let is_over = kept.row.revoked.is_some() || kept.row.expires <= written(now);
        if is_over {
            return Ok(None);
        }
        self.note(&kept, now);
        Ok(Some(row::viewer(&kept.row)))
    }

    async fn row(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Arc<Kept>>, DbErr> {
        let fresh = self.kept.get(id).filter(|kept| {
            let age = now - kept.read;
            age >= TimeDelta::zero() && age < self.patience
        });
        if fresh.is_some() {
            return Ok(fresh);
        }
        let row = token::Entity::find_by_id(id).one(self.db.reader()).await?;
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
