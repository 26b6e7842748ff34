//! What sheets there are, and what their columns mean.

use std::fmt::Write;

use clap::Args;
use serde_json::Value;

use super::{Failure, say};
use exchange::describe;
use record::nearest::nearest;
use record::sheet::{EXTERNAL, Sheet, permissions, sheet, sheets};

/// Which sheets are to be described, and how.
#[derive(Clone, Debug, Args)]
pub(super) struct Sheets {
    /// The sheet whose columns are to be described; all sheets in short if not given
    sheet: Option<String>,
    /// Print JSON, with all columns
    #[arg(long)]
    json: bool,
    /// Print who may write which sheets and columns, as Markdown
    #[arg(long, conflicts_with_all = ["sheet", "json"])]
    permissions: bool,
}

impl Sheets {
    pub(super) fn run(self) -> Result<(), Failure> {
        if self.permissions {
            say(&permissions());
            return Ok(());
        }
        let sheet = self.sheet.as_deref().map(named).transpose()?;
        let text = match (sheet, self.json) {
            (Some(sheet), true) => format!("{:#}\n", describe::sheet(sheet)),
            (Some(sheet), false) => described(sheet),
            (None, true) => format!(
                "{:#}\n",
                sheets().iter().map(describe::sheet).collect::<Value>()
            ),
            (None, false) => listed(),
        };
        say(&text);
        Ok(())
    }
}

/// The sheet of that name, or the one that may be meant.
pub(super) fn named(name: &str) -> Result<&'static Sheet, Failure> {
    sheet(name).ok_or_else(|| {
        let known = sheets().iter().map(|sheet| sheet.name);
        let remedy = nearest(name, known).map_or("see `sun-graph sheets`".into(), |nearest| {
            format!("did you mean {nearest}?")
        });
        Failure::usage(format!("there is no sheet {name:?}: {remedy}"))
    })
}

fn listed() -> String {
    let width = sheets().iter().map(|sheet| sheet.name.len()).max();
    let width = width.unwrap_or_default();
    let lines = sheets()
        .iter()
        .map(|sheet| format!("{:width$}  {}\n", sheet.name, sheet.doc));
    let mut text: String = lines.collect();
    text.push_str("\nThe columns of one: sun-graph sheets events\n");
    text.push_str("An empty one to fill in: sun-graph template events --output events.xlsx\n");
    text
}

fn described(sheet: &'static Sheet) -> String {
    let mut text = format!("{}: {}\n", sheet.name, sheet.doc);
    for column in sheet.all_columns().chain([&EXTERNAL]) {
        let required = if column.is_needed() {
            " (required)"
        } else {
            ""
        };
        // Writing to a text does not fail.
        let _ = write!(
            text,
            "\n{}  {}{required}\n    {}\n    Write {}.\n",
            column.name,
            column.tag,
            column.doc,
            column.kind.wanted()
        );
    }
    text
}
