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
    places::{Places, Taken},
    read::Reader,
    report::{self, Report},
};
use record::sheet;
use store::{auth::Viewer, db::Db, feed::Feed};

/// What is left of a request's time for undoing or committing, and for the answer.
const MARGIN: Duration = Duration::from_secs(2);

/// How a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum SheetFormat {
    /// Text in UTF-8, cells separated by commas, semicolons or tabs.
    Csv,
    /// A workbook of a spreadsheet program.
    Xlsx,
    /// One JSON object a line.
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

/// A sheet to be brought in.
#[derive(InputObject)]
struct ImportSheetInput {
    /// Which sheet it is, such as `events`.
    sheet: String,
    /// The file.
    file: Upload,
    /// How it is written; told by the file's name if not given.
    format: Option<SheetFormat>,
    /// Whether nothing is to be written, only told what would be.
    #[graphql(default)]
    dry_run: bool,
}

leaves!(ImportRowOutcome);

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "report::RowOutcome")]
pub(crate) enum ImportRowOutcome {
    /// A new record.
    Created,
    /// A changed one.
    Changed,
    /// The record was so already.
    Unchanged,
    /// It cannot be written.
    Refused,
}

plain! {
    /// A cell that an import changes.
    #[derive(Clone)]
    ImportCellChange {
        /// The column of the sheet.
        column: String,
        /// What stood there; `null` if it was not known.
        before: Option<String>,
        /// What stands there then; `null` if it is not known.
        after: Option<String>,
    }
}

plain! {
    /// Why a row is refused.
    #[derive(Clone)]
    ImportFault {
        /// The column to blame, `null` if the row as a whole is.
        column: Option<String>,
        /// What stands there, `null` if nothing.
        value: Option<String>,
        /// What is wrong, and what to do about it.
        message: String,
    }
}

plain! {
    /// A row of a file and what became of it.
    ImportRow {
        /// Its line in the file, counted from 1; `null` where the file as a whole is meant.
        line: Option<u64>,
        /// The record, by global id; `null` where it is not known which is meant.
        record_id: Option<String>,
        /// What became of it.
        outcome: ImportRowOutcome,
        /// What it changes, cell by cell; empty but for changed records.
        changes: Vec<ImportCellChange>,
        /// Why it is refused; empty but for refused rows.
        errors: Vec<ImportFault>,
    }
}

/// What an import did, or would do. All rows are written, or none.
struct ImportReport(Report);

object! {
    /// What an import did, or would do. All rows are written, or none.
    ImportReport as ImportReport |this, ctx| {
        /// Which sheet it was.
        sheet: &str = &this.0.sheet;
        /// Whether nothing was to be written.
        dry_run: bool = this.0.is_dry_run;
        /// Whether the rows are written. One refused row keeps out all.
        written: bool = this.0.is_written;
        /// How many records are new.
        created: u64 = this.0.created;
        /// How many records change.
        changed: u64 = this.0.changed;
        /// How many rows are as the records were already.
        unchanged: u64 = this.0.unchanged;
        /// How many rows cannot be written.
        refused: u64 = this.0.refused;
        /// The last change of the log that it made; `null` if it wrote nothing.
        sequence: Option<i64> = this.0.sequence;
        /// What became of the rows that are not unchanged: the first 1,000, refused ones before all others. The counts tell of all.
        rows: Vec<ImportRow> = {
            let rows = this.0.rows.iter().cloned();
            rows.map(ImportRow::from).collect()
        };
    }
}

impl From<report::RowReport> for ImportRow {
    fn from(row: report::RowReport) -> Self {
        let held = |text: String| Some(text).filter(|text| !text.is_empty());
        let changes = row.changes.into_iter().map(|change| ImportCellChange {
            column: change.column,
            before: held(change.before),
            after: held(change.after),
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
        }
    }
}

/// Brings sheets in.
#[derive(Default)]
pub(crate) struct ImportMutation;

object! {
    /// Brings sheets in.
    ImportMutation as ImportMutation |this, ctx| {
        /// Brings a sheet in, all of its rows or none, and says what became of each; the same file again changes nothing. It has the time of one request, 15 seconds by default: a file that takes longer is refused with `TIMEOUT` and leaves nothing, so send large ones by `POST /import/SHEET` or with `sun-graph import`. For those whose role reaches to where each row belongs.
        import_sheet(
            /// The file, and how it is meant.
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
            let _place = ctx.data_unchecked::<Places>().take(&viewer)?;
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
