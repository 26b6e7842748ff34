//! What of a record can be searched.

use std::collections::HashMap;

use sea_orm::Value;

use super::parse::{Parsed, Row};
use crate::fold::fold;

/// The sheets whose records can be found, the column that names a record, and
/// the columns whose words find it.
const SEARCHED: &[(&str, &str, &[&str])] = &[
    (
        "countries",
        "name",
        &["id", "alpha2", "name_fr", "name_es", "formal_name"],
    ),
    ("regions", "name", &["acronym"]),
    ("networks", "name", &["acronym", "constituency"]),
    ("organisations", "name", &["acronym"]),
    ("platforms", "name", &["name_fr", "name_es", "anchored_in"]),
    ("bodies", "name", &["acronym"]),
    ("communities", "name", &["theme"]),
    ("events", "name", &["place", "themes"]),
    ("practices", "title", &["theme"]),
    ("opportunities", "title", &["offered_by_name", "for_whom"]),
    (
        "commitments",
        "title",
        &["maker_name", "indicator", "overarching_title"],
    ),
    ("surveys", "name", &["acronym"]),
    ("indicators", "name", &["domain", "variable"]),
];

/// A line a record for the search index: global id, kind, name, text, folded.
pub(super) fn entries(parsed: &[Parsed]) -> Vec<Vec<Value>> {
    let mut other_names: HashMap<&str, Vec<&str>> = HashMap::new();
    if let Some(names) = parsed.iter().find(|parsed| parsed.sheet.name == "names") {
        for row in &names.rows {
            let cell = |column| cell(names, row, column);
            other_names
                .entry(cell("record"))
                .or_default()
                .push(cell("name"));
        }
    }
    let mut entries = vec![];
    for (name, title, more) in SEARCHED {
        let Some(sheet) = parsed.iter().find(|parsed| parsed.sheet.name == *name) else {
            continue;
        };
        for row in &sheet.rows {
            let record = format!("{}:{}", sheet.sheet.record, row.id);
            let title = fold(cell(sheet, row, title));
            let others = other_names.get(record.as_str()).into_iter().flatten();
            let mut text = vec![title.clone()];
            text.extend(more.iter().map(|column| fold(cell(sheet, row, column))));
            text.extend(others.map(|name| fold(name)));
            text.retain(|part| !part.is_empty());
            entries.push(vec![
                record.into(),
                sheet.sheet.record.into(),
                title.into(),
                text.join(" ").into(),
            ]);
        }
    }
    entries
}

fn cell<'a>(sheet: &Parsed, row: &'a Row, column: &str) -> &'a str {
    sheet
        .sheet
        .all_columns()
        .position(|known| known.name == column)
        .and_then(|index| row.cells.get(index))
        .map_or("", String::as_str)
}
