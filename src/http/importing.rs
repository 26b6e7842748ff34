//! What the doors have in common through which rows come in.

use std::sync::Arc;

use poem::{Body, Request};

use super::{
    bounded::bounded,
    refusal::{Refusal, Result},
    stamp,
};
use exchange::{
    import::{File, Import},
    read::Reader,
    report::Report,
    slots::{ImportSlot, ImportSlots},
};
use record::clock::Clock;
use schema::error::{Error, OUR_FAULT};
use store::{auth::Viewer, code::Code, db::Db, feed::Feed};

/// What rows are brought in with; cheap to clone.
#[derive(Clone)]
pub(super) struct Importer {
    db: Db,
    feed: Feed,
    reader: Reader,
    slots: ImportSlots,
    clock: Clock,
}

impl Importer {
    pub(super) fn new(
        db: Db,
        feed: Feed,
        reader: Reader,
        slots: ImportSlots,
        clock: Clock,
    ) -> Self {
        Self {
            db,
            feed,
            reader,
            slots,
            clock,
        }
    }

    /// Where the rows go.
    pub(super) const fn db(&self) -> &Db {
        &self.db
    }

    /// A place for one more import of this caller.
    pub(super) fn place(&self, viewer: &Viewer) -> Result<ImportSlot> {
        Ok(self.slots.take(viewer).map_err(Error::from)?)
    }

    /// The file that a request carries, and the import of it. `asked` is what else was
    /// asked, so that the same file asked otherwise is not the same request.
    pub(super) async fn received(
        &self,
        (request, body): (&Request, Body),
        viewer: Viewer,
        is_dry_run: bool,
        asked: &[&[u8]],
    ) -> Result<(Import, Vec<u8>)> {
        let limit = usize::try_from(self.reader.limits.file_bytes).unwrap_or(usize::MAX);
        let content = bounded(request, body, limit).await?;
        let now = self.clock.now();
        let fingerprint = || {
            let parts = [&[u8::from(is_dry_run)][..], &content];
            stamp::fingerprint(asked.iter().copied().chain(parts))
        };
        let key = stamp::key(request.headers(), &viewer, fingerprint, now)?;
        let import = Import {
            viewer: Arc::new(viewer),
            now,
            reader: self.reader.clone(),
            source: None,
            is_dry_run,
            key,
            names: vec![],
            until: None,
        };
        Ok((import, content))
    }

    /// Runs an import, and wakes those who follow the changes.
    pub(super) async fn run(&self, import: Import, files: Vec<File>) -> Result<Vec<Report>> {
        let reports = import.run(&self.db, files, |_, _| ()).await;
        let reports = reports.map_err(Error::from)?;
        if let Some(sequence) = reports.iter().find_map(|report| report.sequence) {
            self.feed.woken(sequence);
        }
        Ok(reports)
    }
}

/// Does this work in a task of its own, which holds the place: a sender that hangs up must
/// not leave it half done.
pub(super) async fn unabandoned<T: Send + 'static>(
    place: ImportSlot,
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    let running = tokio::spawn(async move {
        let _place = place;
        work.await
    });
    running.await.map_err(|panic| {
        tracing::error!(%panic, "an import panicked");
        Refusal::new(Code::Internal, OUR_FAULT)
    })?
}
