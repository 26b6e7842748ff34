//! One write: a transaction, who writes, and the end of the log.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Alias, Query},
};

use super::{
    draft::Seen,
    home::Homes,
    reference::{Known, Waiting},
    response::Responses,
};
use crate::{
    auth::{ReadScope, Viewer},
    db::{Db, WriteTransaction},
    feed::Log,
};
use record::clock::written_finely;

/// A write in the making: nothing of it is there before it is committed, and
/// nothing is left of it if it is not.
pub struct RecordTransaction {
    pub(super) write: WriteTransaction,
    pub(super) viewer: Arc<Viewer>,
    pub(super) read_scope: ReadScope,
    pub(super) log: Log,
    pub(super) homes: Homes,
    pub(super) known: Known,
    pub(super) waiting: Vec<Waiting>,
    pub(super) seen: Seen,
    pub(super) source: String,
    /// The day on which it is written.
    pub(super) today: String,
    pub(super) responses: Responses,
    is_marked: bool,
}

/// How long a write may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// One record, or a few.
    Short,
    /// A file of them.
    Long,
}

impl RecordTransaction {
    /// Begins to write, in the name of `viewer`. It waits for those who write already.
    ///
    /// # Errors
    ///
    /// If its turn does not come in time, or writes cannot be stored.
    pub async fn begin(
        db: &Db,
        viewer: Arc<Viewer>,
        now: DateTime<Utc>,
        pace: Pace,
    ) -> Result<Self, DbErr> {
        let write = match pace {
            Pace::Short => db.begin_write().await?,
            Pace::Long => db.begin_long_write().await?,
        };
        let version = write.version().unwrap_or_default();
        let at = written_finely(now);
        let source = viewer.principal.clone();
        let log = Log::open(&write, version, at, source.clone()).await?;
        let read_scope = ReadScope::of(&viewer);
        Ok(Self {
            write,
            viewer,
            known: Known::of(read_scope.clone()),
            read_scope,
            log,
            homes: Homes::default(),
            waiting: vec![],
            seen: Seen::default(),
            source,
            today: now.date_naive().to_string(),
            responses: Responses::default(),
            is_marked: false,
        })
    }

    /// The transaction, for what belongs to the write but is no record.
    #[must_use]
    pub fn transaction(&self) -> &WriteTransaction {
        &self.write
    }

    /// Takes external ids as those of this source, rather than of the caller.
    pub fn speak_for(&mut self, source: String) {
        self.source = source;
    }

    /// Notes which dataset is loaded from now on.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn mark_dataset(&mut self, digest: String) -> Result<(), DbErr> {
        let mark = Query::update()
            .table(Alias::new("data_version"))
            .value(Alias::new("dataset"), digest)
            .take();
        self.write.execute(&mark).await?;
        self.mark();
        Ok(())
    }

    /// Says that there is something to commit, though no record changed.
    pub(super) fn mark(&mut self) {
        self.is_marked = true;
    }

    /// The last sequence of the log, if this write moved it.
    #[must_use]
    pub fn sequence(&self) -> Option<i64> {
        self.log.is_moved().then(|| self.log.sequence())
    }

    /// The version of the data that this write makes.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.log.version().unsigned_abs()
    }

    /// Makes it so, and says the last sequence of the log; `None` where there
    /// was nothing to change, and the data version stands.
    ///
    /// # Errors
    ///
    /// If the database refuses or its storage fails, or what was put was not [settled](RecordTransaction::settle), so
    /// that it may name records which never came; then nothing has changed.
    pub async fn commit(self) -> Result<Option<i64>, DbErr> {
        if !self.waiting.is_empty() || !self.responses.due.is_empty() {
            self.write.rollback().await;
            let cause = "rows were to be committed that were not settled";
            return Err(DbErr::Custom(cause.into()));
        }
        if self.log.is_moved() || self.is_marked {
            self.write.commit().await?;
            Ok(Some(self.log.sequence()))
        } else {
            self.write.rollback().await;
            Ok(None)
        }
    }

    /// Leaves everything as it was.
    pub async fn roll_back(self) {
        self.write.rollback().await;
    }
}
