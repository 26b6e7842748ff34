//! How files are brought in from the command line, and how that is told.

use std::{
    io::{IsTerminal, stderr},
    sync::Arc,
    time::Duration,
};

use chrono::Utc;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{Failure, say};
use exchange::{
    import::{File, Import, ImportError},
    read::{Limits, Note, Reader},
    report::{Report, RowOutcome, RowReport},
};
use store::{action::ExternalName, auth::Viewer, db::Db};

/// What a command ends with where rows are refused.
const REFUSED: u8 = 3;

/// How many rows pass between two lines of progress where there is no terminal.
const STRIDE: u64 = 10_000;

/// How files are brought in.
pub(super) struct Manner {
    /// Whose ids `external_id` holds.
    pub(super) source: String,
    /// Whether nothing is to be written.
    pub(super) is_dry_run: bool,
    /// Whether it is told in JSON.
    pub(super) is_json: bool,
}

impl Manner {
    /// Brings files in, and the names that sources gave to their records, and tells
    /// what became of the rows.
    pub(super) async fn bring(
        &self,
        db: &Db,
        files: Vec<File>,
        names: Vec<ExternalName>,
    ) -> Result<(), Failure> {
        self.bring_citing(db, files, names, |_, row| row).await
    }

    /// The same of files that were made of another one: `cite` gives a row the place
    /// that it has there.
    pub(super) async fn bring_citing(
        &self,
        db: &Db,
        files: Vec<File>,
        names: Vec<ExternalName>,
        cite: impl Fn(&str, RowReport) -> RowReport + Send + Sync,
    ) -> Result<(), Failure> {
        let import = Import {
            viewer: Arc::new(Viewer::operator()),
            now: Utc::now(),
            reader: reader()?,
            source: Some(self.source.clone()),
            is_dry_run: self.is_dry_run,
            key: None,
            names,
            until: None,
        };
        let progress = Progress::new();
        let told = |sheet: &'static str, row: RowReport| {
            progress.passed();
            // Whether the others are written is not known before the end.
            if row.outcome == RowOutcome::Refused {
                let row = cite(sheet, row);
                progress.aside(|| tell(sheet, &row, self.is_json));
            }
        };
        let reports = import.run(db, files, told).await;
        progress.end();
        let reports = reports.map_err(|error| match error {
            ImportError::Database(cause) => Failure::other(format!(
                "nothing was written, the database did not take it ({cause}): try again"
            )),
            ImportError::Denied(_) | ImportError::KeyReused | ImportError::TooLong => {
                Failure::other("nothing was written: it is not allowed")
            }
        })?;
        self.summarise(&reports, cite)
    }

    fn summarise(
        &self,
        reports: &[Report],
        cite: impl Fn(&str, RowReport) -> RowReport,
    ) -> Result<(), Failure> {
        let mut refused = 0;
        for report in reports {
            refused += report.refused;
            for row in &report.rows {
                if row.outcome != RowOutcome::Refused {
                    let row = cite(&report.sheet, row.clone());
                    tell(&report.sheet, &row, self.is_json);
                }
            }
            let text = if self.is_json {
                let mut summary = json!(report);
                if let Some(fields) = summary.as_object_mut() {
                    fields.remove("rows");
                }
                summary.to_string()
            } else {
                for note in &report.notes {
                    say(&format!("{}: {}\n", report.sheet, noted(note)));
                }
                format!(
                    "{}: {} created, {} changed, {} unchanged, {} refused",
                    report.sheet, report.created, report.changed, report.unchanged, report.refused
                )
            };
            say(&format!("{text}\n"));
        }
        if refused > 0 {
            return Err(refused_rows());
        }
        if self.is_dry_run && !self.is_json {
            say("nothing was written: leave out --dry-run to write it\n");
        }
        Ok(())
    }
}

/// What the operator's files are read with.
pub(super) fn reader() -> Result<Reader, Failure> {
    Ok(Reader {
        limits: Limits::operator(),
        program: std::env::current_exe().map_err(Failure::other)?,
    })
}

/// Why a command ends where rows are refused.
pub(super) fn refused_rows() -> Failure {
    Failure {
        message:
            "nothing was written, because of the rows that are refused: mend them and try again"
                .into(),
        exit: REFUSED,
    }
}

fn tell(sheet: &str, row: &RowReport, is_json: bool) {
    if is_json {
        let mut line = json!(row);
        line["sheet"] = sheet.into();
        say(&format!("{line}\n"));
        return;
    }
    let place = row
        .line
        .map_or_else(String::new, |line| format!(" line {line}"));
    let record = row.record.as_deref().unwrap_or_default();
    let word = match row.outcome {
        RowOutcome::Created => "created",
        RowOutcome::WouldCreate => "would create",
        RowOutcome::Changed => "changed",
        RowOutcome::WouldChange => "would change",
        RowOutcome::Unchanged => "unchanged",
        RowOutcome::Refused => "refused",
    };
    let changes = row.changes.iter().map(|it| {
        let [before, after] = [&it.before, &it.after].map(|it| it.as_deref().unwrap_or_default());
        format!("{}: {before:?} -> {after:?}", it.column)
    });
    let faults = row.faults.iter().map(|it| match &it.column {
        Some(column) => format!("{column}: {}", it.reason),
        None => it.reason.clone(),
    });
    let notes = row.notes.iter().map(noted);
    let namesakes = Some(row.same_name_as.join(", ")).filter(|it| !it.is_empty());
    let namesakes = namesakes.map(|it| format!("has the same name as {it}"));
    let details: Vec<String> = changes
        .chain(faults)
        .chain(notes)
        .chain(namesakes)
        .collect();
    let details = details.join("; ");
    say(&format!("{sheet}{place}: {word} {record} {details}\n").replace("  ", " "));
}

fn noted(note: &Note) -> String {
    match &note.column {
        Some(column) => format!("{column}: {}", note.message),
        None => note.message.clone(),
    }
}

/// How far it has come: a bar on a terminal, plain lines elsewhere.
struct Progress(ProgressBar);

impl Progress {
    fn new() -> Self {
        let bar = if stderr().is_terminal() {
            let style = ProgressStyle::with_template("{spinner} {pos} rows, {per_sec}, {elapsed}");
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(100));
            style
                .map(|style| bar.clone().with_style(style))
                .unwrap_or(bar)
        } else {
            ProgressBar::hidden()
        };
        Self(bar)
    }

    fn passed(&self) {
        self.0.inc(1);
        let rows = self.0.position();
        if self.0.is_hidden() && rows.is_multiple_of(STRIDE) {
            eprintln!("sun-graph: {rows} rows read");
        }
    }

    /// Prints something without disturbing the bar.
    fn aside(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}
