//! Empty sheets.

use std::{fs::File, io::stdout, path::PathBuf};

use clap::Args;

use super::{Failure, output, sheets};
use exchange::{Dialect, Format, Layout, Separator, print};

/// Which sheet is wanted, and how.
#[derive(Clone, Debug, Args)]
pub(super) struct Template {
    /// The sheet; `sun-graph sheets` lists them
    sheet: String,
    /// The format; what the file's name says if not given, and csv else
    #[arg(long, value_name = "csv|xlsx|ndjson", value_parser = format)]
    format: Option<Format>,
    #[command(flatten)]
    style: Style,
    /// The file to write; standard output if not given, or `-`
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How the sheet is laid out.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Style {
    /// With a row of HXL tags under the header of CSV and workbooks
    #[arg(long)]
    tags: bool,
    /// What stands between the cells of CSV; Excel in French and Spanish wants semicolon
    #[arg(long, value_name = "comma|semicolon|tab", default_value = "comma", hide_default_value = true, value_parser = separator)]
    separator: Separator,
    /// With a byte order mark at the beginning of CSV, by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
}

impl Style {
    /// The layout of this format.
    pub(super) const fn of(self, format: Format) -> Layout {
        Layout {
            format,
            has_tags: self.tags,
            dialect: self.dialect(),
        }
    }

    /// The address at which the server lays a table out so.
    pub(super) fn address(self) -> String {
        let separator = self.separator.name();
        format!("/graphql?separator={separator}&bom={}", self.bom)
    }

    const fn dialect(self) -> Dialect {
        Dialect {
            separator: self.separator,
            has_mark: self.bom,
        }
    }
}

impl Template {
    pub(super) fn run(self) -> Result<(), Failure> {
        let sheet = sheets::named(&self.sheet)?;
        let output = output::file(self.output);
        let said = output.as_deref().and_then(Format::of_path);
        let format = self.format.or(said).unwrap_or(Format::Csv);
        output::must_suit(format, output.as_deref())?;
        let layout = self.style.of(format);
        let written = match &output {
            Some(path) => File::create(path).and_then(|file| print::template(sheet, layout, file)),
            None => print::template(sheet, layout, stdout()),
        };
        written.map_err(|cause| {
            let place = output.unwrap_or_else(|| "standard output".into());
            Failure::unwritten(&place, &cause)
        })
    }
}

fn separator(name: &str) -> Result<Separator, String> {
    Separator::of_name(name).ok_or_else(|| "choose comma, semicolon or tab".into())
}

/// The format of that name.
pub(super) fn format(name: &str) -> Result<Format, String> {
    Format::of_name(name).ok_or_else(|| "choose csv, xlsx or ndjson".into())
}
