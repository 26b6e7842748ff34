//! The columns of a wide table as this server writes it.

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

/// An answer as it stands in a cell.
pub(super) fn cell(question: &survey_question::Model, answer: &str) -> String {
    match question.kind {
        QuestionType::MultiChoice => answer.replace(';', " "),
        _ => answer.to_owned(),
    }
}
