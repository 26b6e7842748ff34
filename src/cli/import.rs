//! Sheets into the database, with a report of every row.

use std::{
    fs,
    io::{IsTerminal, stderr},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::Utc;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{Failure, ready, say, sheets};
use crate::{
    auth::Viewer,
    config::Config,
    db::Db,
    exchange::{
        Format,
        import::{File, Import, ImportError},
        read::{Limits, Reader},
        report::{Report, RowOutcome, RowReport},
    },
    sheet::{self, Sheet},
};

/// What the command ends with where rows are refused.
const REFUSED: u8 = 3;

/// How many rows pass between two lines of progress where there is no terminal.
const STRIDE: u64 = 10_000;

const EXAMPLES: &str = "\
Examples:
  sun-graph import events.csv --dry-run          say what would become of each row
  sun-graph import members.xlsx --sheet memberships
  sun-graph import folder                        every sheet of a folder, as `export --all` writes it

Ends with 0 if the rows are in, 3 if rows are refused (then none is in), 2 if the command is wrong.";

/// Bring sheets in: all of their rows, or none
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ImportFiles {
    /// Files named as their sheets, or folders of such files
    #[arg(required = true, value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
    /// The sheet, where the file's name does not say it
    #[arg(long)]
    sheet: Option<String>,
    /// The format, where the file's name does not say it
    #[arg(long, value_name = "csv|xlsx|ndjson", value_parser = super::template::format)]
    format: Option<Format>,
    /// Write nothing, and say what would become of each row
    #[arg(long)]
    dry_run: bool,
    /// Whose ids `external_id` holds
    #[arg(long, value_name = "NAME", default_value = "operator")]
    source: String,
    /// Print a JSON object for each row that is not unchanged, then one for each file
    #[arg(long)]
    json: bool,
}

impl ImportFiles {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let files = self.opened()?;
        let (db, _) = ready(config).await?;
        let manner = Manner {
            source: self.source,
            is_dry_run: self.dry_run,
            is_json: self.json,
        };
        let brought = manner.bring(&db, files).await;
        db.close().await;
        brought
    }

    /// Every file, in an order in which each sheet comes after those it names.
    fn opened(&self) -> Result<Vec<File>, Failure> {
        let mut paths = vec![];
        for path in &self.files {
            if path.is_dir() {
                let entries = fs::read_dir(path).map_err(|cause| unread(path, &cause))?;
                let inside = entries.filter_map(|entry| Some(entry.ok()?.path()));
                let known = inside.filter(|path| sheet_of(path).is_some());
                paths.extend(known.filter(|path| Format::of_path(path).is_some()));
            } else {
                paths.push(path.clone());
            }
        }
        let mut files = vec![];
        for path in paths {
            let sheet = match &self.sheet {
                Some(name) => sheets::named(name)?,
                None => sheet_of(&path).ok_or_else(|| {
                    let shown = path.display();
                    Failure::usage(format!(
                        "{shown} is not named as a sheet: say which with --sheet"
                    ))
                })?,
            };
            let format = self
                .format
                .or_else(|| Format::of_path(&path))
                .ok_or_else(|| {
                    let shown = path.display();
                    Failure::usage(format!(
                        "{shown} does not say its format: say it with --format"
                    ))
                })?;
            let content = fs::File::open(&path).map_err(|cause| unread(&path, &cause))?;
            files.push(File {
                sheet,
                format,
                content: Box::new(content),
            });
        }
        if files.is_empty() {
            return Err(Failure::usage(
                "there is no sheet in these folders: name files as sheets, such as events.csv",
            ));
        }
        let place = |file: &File| {
            sheet::sheets()
                .iter()
                .position(|it| it.name == file.sheet.name)
        };
        files.sort_by_key(place);
        Ok(files)
    }
}

/// How files are brought in, and how that is told.
pub(super) struct Manner {
    /// Whose ids `external_id` holds.
    pub(super) source: String,
    /// Whether nothing is to be written.
    pub(super) is_dry_run: bool,
    /// Whether it is told in JSON.
    pub(super) is_json: bool,
}

impl Manner {
    /// Brings files in, and tells what became of their rows.
    pub(super) async fn bring(&self, db: &Db, files: Vec<File>) -> Result<(), Failure> {
        let import = Import {
            viewer: Arc::new(Viewer::operator()),
            now: Utc::now(),
            reader: reader()?,
            source: Some(self.source.clone()),
            is_dry_run: self.is_dry_run,
            key: None,
        };
        let progress = Progress::new();
        let told = |sheet: &'static Sheet, row: RowReport| {
            progress.passed();
            if row.outcome != RowOutcome::Unchanged {
                progress.aside(|| tell(sheet, &row, self.is_json));
            }
        };
        let reports = import.run(db, files, told).await;
        progress.end();
        let reports = reports.map_err(|error| match error {
            ImportError::Database(cause) => Failure::other(format!(
                "nothing was written, the database did not take it ({cause}): try again"
            )),
            ImportError::Denied(_) | ImportError::KeyReused => {
                Failure::other("nothing was written: it is not allowed")
            }
        })?;
        self.summarise(&reports)
    }

    fn summarise(&self, reports: &[Report]) -> Result<(), Failure> {
        let mut refused = 0;
        for report in reports {
            refused += report.refused;
            let text = if self.is_json {
                let mut summary = json!(report);
                if let Some(fields) = summary.as_object_mut() {
                    fields.remove("rows");
                }
                summary.to_string()
            } else {
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

/// Why the command ends where rows are refused.
pub(super) fn refused_rows() -> Failure {
    Failure {
        message:
            "nothing was written, because of the rows that are refused: mend them and try again"
                .into(),
        exit: REFUSED,
    }
}

fn sheet_of(path: &Path) -> Option<&'static Sheet> {
    sheet::sheet(path.file_stem()?.to_str()?)
}

fn unread(path: &Path, cause: &std::io::Error) -> Failure {
    Failure::usage(format!("{} cannot be read: {cause}", path.display()))
}

fn tell(sheet: &Sheet, row: &RowReport, is_json: bool) {
    if is_json {
        let mut line = json!(row);
        line["sheet"] = sheet.name.into();
        say(&format!("{line}\n"));
        return;
    }
    let place = row
        .line
        .map_or_else(String::new, |line| format!(" line {line}"));
    let record = row.record.as_deref().unwrap_or_default();
    let word = match row.outcome {
        RowOutcome::Created => "created",
        RowOutcome::Changed => "changed",
        RowOutcome::Unchanged => "unchanged",
        RowOutcome::Refused => "refused",
    };
    let changes = row
        .changes
        .iter()
        .map(|it| format!("{}: {:?} -> {:?}", it.column, it.before, it.after));
    let faults = row.faults.iter().map(|it| match &it.column {
        Some(column) => format!("{column}: {}", it.reason),
        None => it.reason.clone(),
    });
    let details: Vec<String> = changes.chain(faults).collect();
    let details = details.join("; ");
    say(&format!("{}{place}: {word} {record} {details}\n", sheet.name).replace("  ", " "));
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
