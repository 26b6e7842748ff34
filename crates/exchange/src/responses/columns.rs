//! Which question a column of a wide table is about.

use entity::{survey_question, vocabulary::QuestionType};

use answer::survey::Instrument;

/// The name of a column.
pub(super) fn name(
    instrument: &Instrument,
    question: &survey_question::Model,
    row: Option<i32>,
) -> String {
    let table = question.table.as_deref();
    match (table.and_then(|id| instrument.question(id)), row) {
        (Some(table), Some(row)) => format!("{}[{row}]/{}", table.code, question.code),
        _ => question.code.clone(),
    }
}

/// The question and the row that a column is about.
pub(super) fn meant<'a>(
    instrument: &'a Instrument,
    head: &str,
) -> Option<(&'a survey_question::Model, Option<i32>)> {
    let mut parts = head.rsplit('/');
    let last = parts.next()?.trim();
    if let Some(table) = parts.next()
        && let Some((table, row)) = table.strip_suffix(']').and_then(|it| it.rsplit_once('['))
    {
        let table = instrument.coded(table.trim())?;
        let row: i32 = row.parse().ok().filter(|row| *row > 0)?;
        let column = instrument.columns(table).find(|it| it.code == last)?;
        return Some((column, Some(row)));
    }
    let question = instrument.coded(last)?;
    (question.kind != QuestionType::Table).then_some((question, None))
}

/// An answer as it stands in a cell.
pub(super) fn cell(question: &survey_question::Model, answer: &str) -> String {
    match question.kind {
        QuestionType::MultiChoice => answer.replace(';', " "),
        _ => answer.to_owned(),
    }
}

/// What a cell answers: one line, choices separated by semicolons, a number
/// without what is not needed.
pub(super) fn answer(question: &survey_question::Model, cell: &str) -> String {
    let words = cell.split_whitespace();
    match question.kind {
        QuestionType::MultiChoice => words.collect::<Vec<_>>().join(";"),
        QuestionType::Text => words.collect::<Vec<_>>().join(" "),
        // Field tools add the time to a date, and spreadsheets a fraction to a whole number.
        QuestionType::Date if cell.len() > 10 && cell.as_bytes().get(10) == Some(&b'T') => {
            cell.get(..10).unwrap_or(cell).to_owned()
        }
        QuestionType::Integer | QuestionType::Scale => {
            cell.strip_suffix(".0").unwrap_or(cell).to_owned()
        }
        _ => cell.trim().to_owned(),
    }
}
