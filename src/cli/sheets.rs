//! What sheets there are, and what their columns mean.

use std::fmt::Write;

use clap::Args;
use serde_json::{Value, json};

use super::{Failure, say};
use crate::sheet::{Column, Kind, Sheet, Vocabulary, sheet, sheets};

/// Which sheets are to be described, and how.
#[derive(Clone, Debug, Args)]
pub(super) struct Sheets {
    /// The sheet whose columns are to be described; all sheets in short if not given
    sheet: Option<String>,
    /// Print JSON, with all columns
    #[arg(long)]
    json: bool,
}

impl Sheets {
    pub(super) fn run(self) -> Result<(), Failure> {
        let sheet = self.sheet.as_deref().map(named).transpose()?;
        let text = match (sheet, self.json) {
            (Some(sheet), true) => format!("{:#}\n", as_json(sheet)),
            (Some(sheet), false) => described(sheet),
            (None, true) => format!("{:#}\n", sheets().iter().map(as_json).collect::<Value>()),
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
        let likeness = |known: &str| strsim::jaro_winkler(name, known);
        let nearest = known.max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
        let nearest = nearest.filter(|nearest| likeness(nearest) >= 0.8);
        let remedy = nearest.map_or("see `sun-graph sheets`".into(), |nearest| {
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
    for column in sheet.all_columns() {
        let required = if is_required(column) {
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

/// Whether a cell must say something; an empty list is a list.
fn is_required(column: &Column) -> bool {
    column.is_required && !column.kind.is_list()
}

fn as_json(sheet: &'static Sheet) -> Value {
    let columns = sheet.all_columns().map(|column| {
        json!({
            "name": column.name,
            "tag": column.tag,
            "description": column.doc,
            "required": is_required(column),
            "list": column.kind.is_list(),
            "holds": held(column.kind),
            "words": column.kind.vocabulary().map(Vocabulary::words),
            "refersTo": match column.kind {
                Kind::Ref(sheet) | Kind::Refs(sheet) => Some(sheet),
                _ => None,
            },
        })
    });
    json!({
        "name": sheet.name,
        "description": sheet.doc,
        "record": sheet.record,
        "columns": columns.collect::<Value>(),
    })
}

/// What one value is, in a word.
const fn held(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "id",
        Kind::Text | Kind::Texts => "text",
        Kind::Date => "date",
        Kind::Interval => "interval",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Flag => "flag",
        Kind::Word(_) | Kind::Words(_) => "word",
        Kind::Ref(_) | Kind::Refs(_) => "reference",
        Kind::Global => "global id",
    }
}
