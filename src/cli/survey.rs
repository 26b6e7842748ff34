//! Surveys to and from field tools: their questions as XLSForms, their responses as
//! wide tables.

use std::{
    fs,
    io::{Read, Write, stdout},
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use serde_json::json;

use super::{
    Failure,
    bring::{Manner, reader, refused_rows},
    export::PATIENCE,
    output, private, ready, say,
};
use crate::config::Config;
use exchange::{
    Format,
    read::Refusal,
    report::RowReport,
    responses::{self, Round, Unwritten},
    xlsform,
};
use store::db::{Db, Snapshot};

const EXAMPLES: &str = "\
Examples:
  sun-graph survey export csn-functionality-1 --output form.xlsx
  sun-graph survey import form.xlsx --survey csn-annual-survey --version csn-annual-survey-2027
  sun-graph survey export-responses csn-functionality-2019 --output responses.csv
  sun-graph survey import-responses responses.csv --round csn-annual-survey-2027 --dry-run

Forms are XLSForms, which ODK and KoboToolbox ask. Responses are not public: keep their files to yourself.";

/// Surveys to and from field tools such as ODK and KoboToolbox
#[derive(Clone, Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Survey {
    /// Write the questions of a version as an XLSForm
    Export {
        /// The version, by id
        version: String,
        /// The workbook to write; standard output if it is `-`
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Read the questions of a version from an XLSForm
    Import(ImportForm),
    /// Write the responses to a round as CSV, a row each
    ExportResponses {
        /// The round, by id
        round: String,
        /// The file to write; standard output if not given, or `-`
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Read responses to a round as KoboToolbox or ODK Central gives them out
    ImportResponses(ImportResponses),
}

/// An XLSForm, and where it goes.
#[derive(Clone, Debug, Args)]
pub(super) struct ImportForm {
    /// The workbook
    file: PathBuf,
    /// The survey, by id
    #[arg(long, value_name = "ID")]
    survey: String,
    /// The version, by id; the form's own id if not given
    #[arg(long, value_name = "ID")]
    version: Option<String>,
    /// The round that asks it, by id, if one does yet
    #[arg(long, value_name = "ID")]
    round: Option<String>,
    /// Write nothing, and say what would become of each row
    #[arg(long)]
    dry_run: bool,
    /// Print a JSON object for each row that is not unchanged, then one for each sheet
    #[arg(long)]
    json: bool,
}

/// A table of responses, and the round that they answer.
#[derive(Clone, Debug, Args)]
pub(super) struct ImportResponses {
    /// The file in CSV or XLSX, or Central's archive: a column chapter, and those of the questions
    file: PathBuf,
    /// The round, by id
    #[arg(long, value_name = "ID")]
    round: String,
    /// Where they come from, as their source
    #[arg(long, value_name = "TITLE", default_value = responses::SOURCE_TITLE)]
    source_title: String,
    /// Write nothing, and say what would become of each row
    #[arg(long)]
    dry_run: bool,
    /// Print a JSON object for each row that is not unchanged, then one for each sheet
    #[arg(long)]
    json: bool,
}

impl Survey {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let (db, _) = ready(config).await?;
        let done = match self {
            Self::Export { version, output } => {
                let output = output::file(Some(output));
                let read =
                    |it: Snapshot| async move { export(&it.db, &version, output.as_deref()).await };
                at_one_moment(&db, read).await
            }
            Self::Import(what) => what.bring(&db).await,
            Self::ExportResponses { round, output } => {
                let output = output::file(output);
                let read = |it: Snapshot| async move {
                    export_responses(&it.db, &round, output.as_deref()).await
                };
                at_one_moment(&db, read).await
            }
            Self::ImportResponses(what) => what.bring(&db).await,
        };
        db.close().await;
        done
    }
}

async fn at_one_moment<F: Future<Output = Result<(), Failure>>>(
    db: &Db,
    read: impl FnOnce(Snapshot) -> F,
) -> Result<(), Failure> {
    let done = db.at_one_moment(PATIENCE, read).await;
    done.map_err(|cause| Failure::silent(&cause))?
}

async fn export(db: &Db, version: &str, output: Option<&Path>) -> Result<(), Failure> {
    let form = xlsform::load(db.reader(), version).await;
    let form = form.map_err(|cause| Failure::silent(&cause))?;
    let form = form.ok_or_else(|| {
        Failure::usage(format!(
            "there is no version {version:?}: see `sun-graph export survey_versions`"
        ))
    })?;
    let Some(path) = output else {
        output::must_suit(Format::Xlsx, None)?;
        let place = Path::new("standard output");
        let written = xlsform::write(&form, stdout());
        return written.map_err(|cause| Failure::unwritten(place, &cause));
    };
    let out = fs::File::create(path).map_err(|cause| Failure::unwritten(path, &cause))?;
    xlsform::write(&form, out).map_err(|cause| Failure::unwritten(path, &cause))?;
    let questions = form.questions.len();
    say(&format!("{}: {questions} questions\n", path.display()));
    Ok(())
}

async fn export_responses(db: &Db, id: &str, output: Option<&Path>) -> Result<(), Failure> {
    let round = round(db, id).await?;
    let place = output.unwrap_or_else(|| Path::new("standard output"));
    let out: Box<dyn Write> = match output {
        Some(path) => {
            Box::new(private::create(path).map_err(|cause| Failure::unwritten(path, &cause))?)
        }
        None => Box::new(stdout()),
    };
    let written = responses::write(db.reader(), &round, out).await;
    let count = written.map_err(|stop| match stop {
        Unwritten::Database(cause) => Failure::silent(&cause),
        Unwritten::File(cause) => Failure::unwritten(place, &cause),
    })?;
    if output.is_some() {
        say(&format!("{}: {count} responses\n", place.display()));
    }
    Ok(())
}

async fn round(db: &Db, id: &str) -> Result<Round, Failure> {
    let round = responses::round(db.reader(), id).await;
    let round = round.map_err(|cause| Failure::silent(&cause))?;
    round.ok_or_else(|| {
        Failure::usage(format!(
            "there is no round {id:?} whose questions are on record: see `sun-graph export survey_rounds`"
        ))
    })
}

impl ImportForm {
    async fn bring(self, db: &Db) -> Result<(), Failure> {
        let bytes = fs::read(&self.file).map_err(|cause| Failure::unread(&self.file, &cause))?;
        let form = xlsform::read(&reader()?, &bytes).map_err(|it| refused(&self.file, &it))?;
        tell(&form.notes, self.json);
        let id = Some(form.id.clone()).filter(|id| !id.is_empty());
        let version = self.version.or(id).ok_or_else(|| {
            Failure::usage("the form has no id: say with --version which version it is")
        })?;
        let into = xlsform::Into {
            survey: self.survey,
            version,
            round: self.round,
        };
        let manner = Manner {
            source: "operator".into(),
            is_dry_run: self.dry_run,
            is_json: self.json,
        };
        manner.bring(db, xlsform::files(&form, &into), vec![]).await
    }
}

impl ImportResponses {
    async fn bring(self, db: &Db) -> Result<(), Failure> {
        let round = round(db, &self.round).await?;
        let unread = |cause| Failure::unread(&self.file, &cause);
        let reader = reader()?;
        let file = fs::File::open(&self.file).map_err(unread)?;
        let mut bytes = vec![];
        // One byte more tells that the file is too large.
        let most = reader.limits.file_bytes.saturating_add(1);
        file.take(most).read_to_end(&mut bytes).map_err(unread)?;
        let brought = responses::read(&round, &self.source_title, &reader, &bytes);
        let brought = brought.map_err(|refusals| refused(&self.file, &refusals))?;
        tell(&brought.notes, self.json);
        let manner = Manner {
            source: "operator".into(),
            is_dry_run: self.dry_run,
            is_json: self.json,
        };
        let cite = |sheet: &str, row: RowReport| brought.origins.cited(sheet, row);
        manner.bring_citing(db, brought.files, vec![], cite).await
    }
}

/// Says what whoever sent a file should know.
fn tell(notes: &[String], is_json: bool) {
    for note in notes {
        if is_json {
            say(&format!("{}\n", json!({ "note": note })));
        } else {
            say(&format!("note: {note}\n"));
        }
    }
}

/// Says all that is wrong with a file.
fn refused(file: &Path, refusals: &[Refusal]) -> Failure {
    for refusal in refusals {
        say(&format!("{}: {refusal}\n", file.display()));
    }
    refused_rows()
}
