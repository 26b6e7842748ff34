//! Empty sheets.

use std::{
    fs::File,
    io::{IsTerminal, stdout},
    path::PathBuf,
};

use clap::Args;

use super::{Failure, output, sheets};
use exchange::{Format, print};

/// Which sheet is wanted, and how.
#[derive(Clone, Debug, Args)]
pub(super) struct Template {
    /// The sheet; `sun-graph sheets` lists them
    sheet: String,
    /// The format; what the file's name says if not given, and csv else
    #[arg(long, value_name = "csv|xlsx|ndjson", value_parser = format)]
    format: Option<Format>,
    /// The file to write; standard output if not given, or `-`
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Template {
    pub(super) fn run(self) -> Result<(), Failure> {
        let sheet = sheets::named(&self.sheet)?;
        let output = output::file(self.output);
        let said = output.as_deref().and_then(Format::of_path);
        let format = self.format.or(said).unwrap_or(Format::Csv);
        let written = match &output {
            Some(path) => File::create(path).and_then(|file| print::template(sheet, format, file)),
            None if format == Format::Xlsx && stdout().is_terminal() => {
                return Err(Failure::usage(
                    "a workbook cannot be shown: write it to a file with --output",
                ));
            }
            None => print::template(sheet, format, stdout()),
        };
        written.map_err(|cause| {
            let place = output.unwrap_or_else(|| "standard output".into());
            Failure::unwritten(&place, &cause)
        })
    }
}

/// The format of that name.
pub(super) fn format(name: &str) -> Result<Format, String> {
    Format::of_name(name).ok_or_else(|| "choose csv, xlsx or ndjson".into())
}
