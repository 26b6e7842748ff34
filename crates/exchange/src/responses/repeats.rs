//! Rows of repeats, which field tools write into files or worksheets of their own.

use std::collections::HashMap;

use super::{
    answers::answers,
    cell,
    read::{Reading, uneven},
    sent::Table,
    table::Columns,
    words,
};
use crate::read::Refusal;
use entity::{survey_question, vocabulary::QuestionType};

/// How a row names the submission that it belongs to, and where that has its name.
const LINKS: [(&str, &str); 3] = [
    ("PARENT_KEY", "KEY"),
    ("_submission__uuid", "_uuid"),
    ("_parent_index", "_index"),
];

/// Takes the rows of a repeat that is a table of the round. Another one is refused by
/// name: what was answered there would be lost.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table) {
    if table.rows.is_empty() {
        return;
    }
    let place = |table: &Table, name: &str| table.heads.iter().position(|head| head == name);
    let mut links = LINKS.iter();
    let link = links.find_map(|(own, of)| Some((place(table, own)?, place(reading.main, of)?)));
    let Some((own, of)) = link else {
        let note = format!("{} is no repeat of the form and was not read", table.name);
        reading.notes.push(note);
        return;
    };
    let in_file = |refusal: Refusal| Refusal {
        reason: format!("{}: {}", table.name, refusal.reason),
        ..refusal
    };
    let round = reading.round;
    let Some(question) = table_named(reading, &table.name) else {
        let reason = "the round has no such table: add it to the version, or take it out";
        reading.refusals.push(in_file(Refusal::rejected(reason)));
        return;
    };
    let columns = match Columns::of(round, table, Some(question)) {
        Ok(columns) => columns,
        Err(refusals) => {
            reading.refusals.extend(refusals.into_iter().map(in_file));
            return;
        }
    };
    let parents: HashMap<&str, Option<String>> = reading
        .main
        .rows
        .iter()
        .map(|(_, cells)| cell::tidy(cells, of))
        .zip(reading.taken.iter().cloned())
        .collect();
    let mut rows: HashMap<String, i32> = HashMap::new();
    let mut refusals = vec![];
    for (line, cells) in &table.rows {
        refusals.extend(uneven(table, *line, cells));
        let Some(parent) = parents.get(cell::tidy(cells, own)) else {
            let reason = "the submission that this row belongs to is not in the file";
            let refusal = Refusal::rejected(reason).at(*line);
            refusals.push(refusal.in_column(&table.heads[own]));
            continue;
        };
        // Of a submission that stays out its rows stay out, too.
        let Some(response) = parent else { continue };
        let row = rows.entry(response.clone()).or_default();
        *row += 1;
        for mut answered in answers((round, table, &columns), (*line, cells), &mut refusals) {
            answered.row = Some(*row);
            reading.answer(response, *line, &answered);
        }
    }
    reading.refusals.extend(refusals.into_iter().map(in_file));
    if !columns.unknown.is_empty() {
        let unknown = columns.unknown.join(", ");
        let note = format!(
            "the round does not ask what these columns of {} hold, and they were not read: {unknown}",
            table.name
        );
        reading.notes.push(note);
    }
}

/// The table of the round that a file or worksheet holds the rows of: ODK Central names
/// it `form-donors.csv`, KoboToolbox after the repeat or its label.
fn table_named<'a>(reading: &Reading<'a>, name: &str) -> Option<&'a survey_question::Model> {
    let name = words::plain(name.strip_suffix(".csv").unwrap_or(name));
    let round = reading.round;
    let tables = round.instrument.questions().iter();
    let mut tables = tables.filter(|it| it.kind == QuestionType::Table);
    tables.find(|it| {
        let mut names = round.names_of_question(it).into_iter();
        names.any(|it| it == name || name.ends_with(&format!("-{it}")))
    })
}
