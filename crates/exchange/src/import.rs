//! Sheets into the database: every row of every file in one transaction, or none.
//!
//! Files are read on a thread of their own, a batch ahead of the writer, so
//! that memory is bounded however long they are. All rows are looked at even
//! where some are refused, so that one run tells everything that is wrong.

use std::{io::Read, mem, sync::Arc, time::Instant};

use chrono::{DateTime, Utc};
use entity::vocabulary::Role;
use sea_orm::DbErr;
use tokio::{sync::mpsc, task, time};

use super::{
    Format, external,
    pieces::{Piece, draft, read},
    read::{Line, Reader, Refusal},
    report::{Report, RowReport},
};
use record::sheet::Sheet;
use store::{
    action::{ExternalName, Key, Mode, Pace, RecordTransaction, Refused},
    auth::{Denied, Owner, Permission, Viewer, permit},
    db::Db,
};

/// A file of rows of one sheet.
pub struct File {
    /// The sheet.
    pub sheet: &'static Sheet,
    /// How it is written.
    pub format: Format,
    /// What it holds.
    pub content: Box<dyn Read + Send>,
}

/// Whose import it is, and how it is meant.
#[derive(Clone, Debug)]
pub struct Import {
    /// Who sends it.
    pub viewer: Arc<Viewer>,
    /// When.
    pub now: DateTime<Utc>,
    /// How files are read.
    pub reader: Reader,
    /// Whose ids `external_id` holds; the sender's own if not given.
    pub source: Option<String>,
    /// Whether nothing is to be written, only told.
    pub is_dry_run: bool,
    /// The key under which its report is kept.
    pub key: Option<Key>,
    /// The names that sources gave to records, taken over once these are there.
    pub names: Vec<ExternalName>,
    /// The moment by which all must be ready to be committed, if there is one.
    pub until: Option<Instant>,
}

/// Why there is no report.
#[derive(Debug)]
pub enum ImportError {
    /// The caller may not write at all.
    Denied(Denied),
    /// The key was used for another request.
    KeyReused,
    /// It was not done in time, and nothing of it is written.
    TooLong,
    /// The database did not take it.
    Database(DbErr),
}

impl From<DbErr> for ImportError {
    fn from(cause: DbErr) -> Self {
        Self::Database(cause)
    }
}

impl From<Refused> for ImportError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::KeyReused => Self::KeyReused,
            Refused::Database(cause) => Self::Database(cause),
            Refused::Denied(denied) => Self::Denied(denied),
            Refused::Faults(_) => {
                Self::Database(DbErr::Custom("an import was refused as a whole".into()))
            }
        }
    }
}

impl Import {
    /// Brings files in, in this order, and tells `told` of every row, with the name of its sheet.
    ///
    /// # Errors
    ///
    /// If the database does not take it; then nothing has changed.
    pub async fn run(
        &self,
        db: &Db,
        files: Vec<File>,
        mut told: impl FnMut(&'static str, RowReport) + Send,
    ) -> Result<Vec<Report>, ImportError> {
        let viewer = Arc::clone(&self.viewer);
        // Asked before anything is read or locked for somebody who may write nothing.
        if viewer.role < Role::Contributor {
            permit(
                &viewer,
                Permission::Write {
                    owner: &Owner::default(),
                },
            )
            .map_err(ImportError::Denied)?;
        }
        let begun = RecordTransaction::begin(db, viewer, self.now, Pace::Long);
        let mut transaction = self.in_time(begun).await??;
        if let Some(source) = &self.source {
            transaction.speak_for(source.clone());
        }
        if let Some(key) = &self.key
            && let Some(kept) = transaction.kept(key, PART).await?
        {
            transaction.roll_back().await;
            return Ok(serde_json::from_str(&kept).unwrap_or_default());
        }
        let brought = self
            .in_time(self.bring_all(&mut transaction, files, &mut told))
            .await;
        let mut reports = match brought {
            Ok(reports) => reports?,
            Err(late) => {
                transaction.roll_back().await;
                return Err(late);
            }
        };
        self.finish(transaction, &mut reports).await?;
        Ok(reports)
    }

    /// What the work comes to, if there is time for it. What is committed is never
    /// cut short, so committing is no part of it.
    async fn in_time<T>(&self, work: impl Future<Output = T>) -> Result<T, ImportError> {
        match self.until {
            None => Ok(work.await),
            Some(until) => time::timeout_at(until.into(), work)
                .await
                .map_err(|_| ImportError::TooLong),
        }
    }

    async fn bring_all(
        &self,
        transaction: &mut RecordTransaction,
        files: Vec<File>,
        told: &mut (impl FnMut(&'static str, RowReport) + Send),
    ) -> Result<Vec<Report>, ImportError> {
        let mut reports = vec![];
        for file in files {
            let mut report = Report::new(file.sheet.name, self.is_dry_run);
            self.bring(transaction, file, &mut report, told).await?;
            reports.push(report);
        }
        // What a row names may have come in a later file.
        for dangling in transaction.settle().await? {
            let row = RowReport::dangling(dangling.line, &dangling.fault);
            let mut reports = reports.iter_mut();
            if let Some(report) = reports.find(|it| it.sheet == dangling.sheet.name) {
                report.count(&row);
            }
            told(dangling.sheet.name, row);
        }
        if !self.names.is_empty() {
            let mut report = Report::new(external::NAME, self.is_dry_run);
            for row in transaction
                .take_over(&self.names)
                .await?
                .into_iter()
                .map(RowReport::from)
            {
                report.count(&row);
                told(external::NAME, row);
            }
            reports.push(report);
        }
        Ok(reports)
    }

    async fn bring(
        &self,
        transaction: &mut RecordTransaction,
        file: File,
        report: &mut Report,
        told: &mut (impl FnMut(&'static str, RowReport) + Send),
    ) -> Result<(), DbErr> {
        let sheet = file.sheet;
        let (sender, mut pieces) = mpsc::channel(1);
        let reader = self.reader.clone();
        let reading = task::spawn_blocking(move || read(&reader, file, &sender));
        while let Some(piece) = pieces.recv().await {
            let rows = match piece {
                Piece::Refused(refusals) => {
                    let rows = refusals.into_iter().map(RowReport::unreadable);
                    rows.collect::<Vec<_>>()
                }
                Piece::Notes(notes) => {
                    report.notes.extend(notes);
                    continue;
                }
                Piece::Rows(mut lines) => {
                    let notes = lines
                        .iter_mut()
                        .map(|line: &mut Line| mem::take(&mut line.notes));
                    let notes: Vec<_> = notes.collect();
                    let drafts = lines.into_iter().map(|line| draft(sheet, line)).collect();
                    let done = transaction.put(sheet, drafts, Mode::Put).await?;
                    let rows = done.into_iter().map(RowReport::from).zip(notes);
                    rows.map(|(row, notes)| RowReport { notes, ..row })
                        .collect()
                }
            };
            for row in rows {
                report.count(&row);
                told(sheet.name, row);
            }
        }
        if reading.await.is_err() {
            let refusal = Refusal::rejected("the file cannot be read to its end");
            let row = RowReport::unreadable(refusal);
            report.count(&row);
            told(sheet.name, row);
        }
        Ok(())
    }

    async fn finish(
        &self,
        mut transaction: RecordTransaction,
        reports: &mut [Report],
    ) -> Result<(), DbErr> {
        let is_refused = reports.iter().any(|report| report.refused > 0);
        let is_written = !is_refused && !self.is_dry_run;
        for report in reports.iter_mut() {
            report.settle(is_written);
        }
        if !is_written {
            transaction.roll_back().await;
            return Ok(());
        }
        for report in reports.iter_mut() {
            report.sequence = transaction.sequence();
        }
        if let Some(key) = &self.key {
            let kept: Vec<Report> = reports.iter().map(Report::kept).collect();
            let text = serde_json::to_string(&kept).unwrap_or_default();
            transaction.keep(key, PART, &text).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// The part of a request that an import is.
const PART: &str = "import";
