//! What a sheet looks like, for programs.

use serde_json::{Value, json};

use record::sheet::{By, EXTERNAL, Flow, Kind, Sheet, Step, Vocabulary};

/// A sheet and its columns as JSON.
#[must_use]
pub fn sheet(sheet: &'static Sheet) -> Value {
    let columns = sheet.all_columns().chain([&EXTERNAL]);
    let columns = columns.map(|column| {
        json!({
            "name": column.name,
            "tag": column.tag,
            "description": column.doc,
            "required": column.is_needed(),
            "list": column.kind.is_list(),
            "holds": held(column.kind),
            "steps": column.flow.map(steps),
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
        "isRestricted": sheet.is_restricted(),
        "columns": columns.collect::<Value>(),
    })
}

/// The steps from one word of a column to the next, and whom each takes.
fn steps(flow: &Flow) -> Value {
    let step = |step: &Step| {
        json!({
            "from": step.from,
            "to": step.to,
            "by": match step.by {
                By::Writer => "CONTRIBUTOR",
                By::Steward => "STEWARD",
            },
            "saying": step.saying,
        })
    };
    flow.steps.iter().map(step).collect()
}

/// What one value is, in a word.
const fn held(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "id",
        Kind::Text | Kind::Texts => "text",
        Kind::Email => "email",
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
