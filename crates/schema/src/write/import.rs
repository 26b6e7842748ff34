//! Whole sheets by mutation.

use std::{io::Cursor, sync::Arc, time::Duration};

use async_graphql::{Enum, InputObject};

use super::stamp::Stamp;
use crate::{
    error::Error,
    object::{leaves, object, plain},
    scalar::{Files, Upload},
    shape::Deadline,
};
use exchange::{
    Format,
    import::{File, Import, ImportError},
    read::{Note, Reader},
    report::{self, Report},
    slots::{ImportSlots, Taken},
};
use record::sheet;
use store::{auth::Viewer, db::Db, feed::Feed};

/// What is left of a request's time for undoing or committing, and for the answer.
const MARGIN: Duration = Duration::from_secs(2);

/// The file format of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum SheetFormat {
    /// Text in UTF-8, with cells separated by commas, semicolons or tabs.
    Csv,
    /// A workbook of a spreadsheet program.
    Xlsx,
    /// One JSON object per line.
    Ndjson,
}

impl From<SheetFormat> for Format {
    fn from(format: SheetFormat) -> Self {
        match format {
            SheetFormat::Csv => Self::Csv,
            SheetFormat::Xlsx => Self::Xlsx,
            SheetFormat::Ndjson => Self::Ndjson,
        }
    }
}

/// A sheet to import.
#[derive(InputObject)]
struct ImportSheetInput {
    /// The name of the sheet, such as `events`.
    sheet: String,
    /// The file.
    file: Upload,
    /// The format of the file; if not given, taken from the file name.
    format: Option<SheetFormat>,
    /// Whether to write nothing and only report what would be written.
    #[graphql(default)]
    dry_run: bool,
}

leaves!(ImportRowOutcome);

/// The outcome of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "report::RowOutcome")]
pub(crate) enum ImportRowOutcome {
    /// The record is new.
    Created,
    /// The record would be new; nothing was written.
    WouldCreate,
    /// The record is changed.
    Changed,
    /// The record would be changed; nothing was written.
    WouldChange,
    /// The record already has these values.
    Unchanged,
    /// The row cannot be written.
    Refused,
}

plain! {
    /// A cell that an import changes.
    #[derive(Clone)]
    ImportCellChange {
        /// The column of the sheet.
        column: String,
        /// The value before; `null` if unknown.
        before: Option<String>,
        /// The value after; `null` if unknown.
        after: Option<String>,
    }
}

plain! {
    /// Why a row is refused.
    #[derive(Clone)]
    ImportFault {
        /// The column with the error; `null` if it concerns the whole row.
        column: Option<String>,
        /// The value found there; `null` if empty.
        value: Option<String>,
        /// What is wrong, and what to do about it.
        message: String,
    }
}

plain! {
    /// How something in a file was read that is not written as sheets have it.
    #[derive(Clone)]
    ImportNote {
        /// The column, by its header; `null` if it concerns the whole row or file.
        column: Option<String>,
        /// How it was read, or that it was not.
        message: String,
    }
}

plain! {
    /// A row of a file and its outcome.
    ImportRow {
        /// Its line in the file, counted from 1; `null` if the whole file is meant.
        line: Option<u64>,
        /// The record, by global id; `null` if it is not known which record is meant.
        record_id: Option<String>,
        /// The outcome.
        outcome: ImportRowOutcome,
        /// The changes, cell by cell; empty unless the outcome is `CHANGED`.
        changes: Vec<ImportCellChange>,
        /// The reasons why it is refused; empty unless the outcome is `REFUSED`.
        errors: Vec<ImportFault>,
        /// How its cells were read where they were not written as sheets have them.
        notes: Vec<ImportNote>,
        /// The records, by global id, that have the same name as this new one; it was created because the row has an `external_id` of its own.
        same_name_as: Vec<String>,
    }
}

/// The result of an import. All rows are written, or none.
struct ImportReport(Report);

object! {
    /// The result of an import. All rows are written, or none.
    ImportReport as ImportReport |this, ctx| {
        /// The name of the sheet.
        sheet: &str = &this.0.sheet;
        /// Whether this was a dry run, which writes nothing.
        dry_run: bool = this.0.is_dry_run;
        /// Whether the rows are written. If one row is refused, none is.
        written: bool = this.0.is_written;
        /// The number of new records.
        created: u64 = this.0.created;
        /// The number of changed records.
        changed: u64 = this.0.changed;
        /// The number of rows that change nothing.
        unchanged: u64 = this.0.unchanged;
        /// The number of rows that cannot be written.
        refused: u64 = this.0.refused;
        /// The sequence of its last change in the log; `null` if it wrote nothing.
        sequence: Option<i64> = this.0.sequence;
        /// How the file was read, and which of its columns were not.
        notes: Vec<ImportNote> = {
            let notes = this.0.notes.iter().cloned();
            notes.map(ImportNote::from).collect()
        };
        /// The outcome of rows other than unchanged ones: the first 1,000, refused rows first. The counts cover all rows.
        rows: Vec<ImportRow> = {
            let rows = this.0.rows.iter().cloned();
            rows.map(ImportRow::from).collect()
        };
    }
}

impl From<report::RowReport> for ImportRow {
    fn from(row: report::RowReport) -> Self {
        let changes = row.changes.into_iter().map(|change| ImportCellChange {
            column: change.column,
            before: change.before,
            after: change.after,
        });
        let errors = row.faults.into_iter().map(|fault| ImportFault {
            column: fault.column,
            value: fault.value,
            message: fault.reason,
        });
        Self {
            line: row.line,
            record_id: row.record,
            outcome: row.outcome.into(),
            changes: changes.collect(),
            errors: errors.collect(),
            notes: row.notes.into_iter().map(ImportNote::from).collect(),
            same_name_as: row.same_name_as,
        }
    }
}

impl From<Note> for ImportNote {
    fn from(note: Note) -> Self {
        let Note { column, message } = note;
        Self { column, message }
    }
}

/// Brings sheets in.
#[derive(Default)]
pub(crate) struct ImportMutation;

object! {
    /// Brings sheets in.
    ImportMutation as ImportMutation |this, ctx| {
        /// Imports a sheet, all of its rows or none, and reports the outcome of each; importing the same file again changes nothing. The time limit is that of one request, 15 seconds by default: a file that takes longer is refused with `TIMEOUT` and nothing is written. Send large files by `POST /import/SHEET` or with `sun-graph import`. Needs a role whose reach covers the record of each row.
        import_sheet(
            /// The file, and how to read it.
            input: ImportSheetInput,
        ): ImportReport => async {
            let viewer = Arc::new(ctx.data_unchecked::<Viewer>().clone());
            let stamp = ctx.data_unchecked::<Stamp>();
            let sheet = sheet::sheet(&input.sheet).ok_or_else(|| {
                Error::BadInput(format!(
                    "there is no sheet {:?}: see GET /sheets",
                    input.sheet
                ))
            })?;
            let files = &ctx.data_unchecked::<Files>().0;
            let file = files.get(input.file.0).ok_or_else(|| {
                Error::BadInput("send the file with the request, as multipart/form-data".into())
            })?;
            let named = Format::of_path(file.filename.as_ref());
            let format = input.format.map(Format::from).or(named).ok_or_else(|| {
                Error::BadInput("say in `format` how the file is written: CSV, XLSX or NDJSON".into())
            })?;
            let deadline = ctx.data_opt::<Deadline>();
            let until = deadline.map(|it| it.0.checked_sub(MARGIN).unwrap_or(it.0));
            let _place = ctx.data_unchecked::<ImportSlots>().take(&viewer)?;
            let import = Import {
                viewer,
                now: stamp.now,
                reader: ctx.data_unchecked::<Reader>().clone(),
                source: None,
                is_dry_run: input.dry_run,
                key: stamp.key.clone(),
                names: vec![],
                until,
            };
            let file = File {
                sheet,
                format,
                content: Box::new(Cursor::new(file.content.clone())),
            };
            let reports = import
                .run(ctx.data_unchecked::<Db>(), vec![file], |_, _| ())
                .await;
            let report = reports.map_err(Error::from)?.into_iter().next();
            if let Some(sequence) = report.as_ref().and_then(|report| report.sequence) {
                ctx.data_unchecked::<Feed>().woken(sequence);
            }
            report
                .map(ImportReport)
                .ok_or_else(|| Error::BadInput("nothing was sent".into()))
        };
    }
}

impl From<Taken> for Error {
    fn from(taken: Taken) -> Self {
        Self::Overloaded(taken.0.into())
    }
}

impl From<ImportError> for Error {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Denied(denied) => denied.into(),
            ImportError::KeyReused => Self::KeyReused,
            ImportError::TooLong => Self::TooLong(
                "the file takes longer than a request may, and nothing of it was written: send it to POST /import/SHEET, or use `sun-graph import`".into(),
            ),
            ImportError::Database(cause) => cause.into(),
        }
    }
}
