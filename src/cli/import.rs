//! Sheets into the database, with a report of every row.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Failure, bring::Manner, ready, sheets};
use crate::config::Config;
use exchange::{Format, external, import::File};
use record::sheet::{self, Sheet};
use store::action::ExternalName;

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
    /// Print a JSON object for each row that is refused, for the first 1,000 others that
    /// are not unchanged, and for each file
    #[arg(long)]
    json: bool,
}

impl ImportFiles {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let files = self.opened()?;
        let names = self.names()?;
        let (db, _) = ready(config).await?;
        let manner = Manner {
            source: self.source,
            is_dry_run: self.dry_run,
            is_json: self.json,
        };
        let brought = manner.bring(&db, files, names).await;
        db.close().await;
        brought
    }

    /// Every file, in an order in which each sheet comes after those it names.
    fn opened(&self) -> Result<Vec<File>, Failure> {
        let mut paths = vec![];
        for path in &self.files {
            if path.is_dir() {
                let entries = fs::read_dir(path).map_err(|cause| Failure::unread(path, &cause))?;
                let inside = entries.filter_map(|entry| Some(entry.ok()?.path()));
                let known = inside.filter(|path| sheet_of(path).is_some());
                paths.extend(known.filter(|path| Format::of_path(path).is_some()));
            } else if !external::is_of(path) {
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
            let content = fs::File::open(&path).map_err(|cause| Failure::unread(&path, &cause))?;
            files.push(File {
                sheet,
                format,
                content: Box::new(content),
            });
        }
        if files.is_empty() && !self.files.iter().any(|path| external::is_of(path)) {
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

impl ImportFiles {
    /// The names that sources gave to records, where such a file is among these or in a folder.
    fn names(&self) -> Result<Vec<ExternalName>, Failure> {
        let mut names = vec![];
        for path in &self.files {
            let path = if path.is_dir() {
                path.join(external::FILE)
            } else {
                path.clone()
            };
            if !external::is_of(&path) || !path.exists() {
                continue;
            }
            let file = fs::File::open(&path).map_err(|cause| Failure::unread(&path, &cause))?;
            let read = external::read(file);
            names.extend(read.map_err(|reason| {
                Failure::usage(format!("{} cannot be read: {reason}", path.display()))
            })?);
        }
        Ok(names)
    }
}

fn sheet_of(path: &Path) -> Option<&'static Sheet> {
    sheet::sheet(path.file_stem()?.to_str()?)
}
