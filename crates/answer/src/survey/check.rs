//! What is wrong with a response that is to be submitted, and with a question
//! that is to be asked.

use std::collections::BTreeSet;

use entity::{survey_question, vocabulary::QuestionType};

use super::{Answers, Condition, Instrument, is_choice, value};

/// What is wrong with a response, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFault {
    /// The code of the question; its id where the version does not ask it.
    pub question: String,
    /// The row of the table, where it stands in one.
    pub row: Option<i32>,
    /// What is answered; empty where nothing is.
    pub answer: String,
    /// What is wrong, and what to do.
    pub reason: String,
}

/// All that keeps a response from being submitted.
#[must_use]
pub fn faults(instrument: &Instrument, answers: &Answers) -> Vec<AnswerFault> {
    let mut faults = vec![];
    for (id, row, answer) in answers.all() {
        let told = |question: &str, reason: String| AnswerFault {
            question: question.to_owned(),
            row,
            answer: answer.to_owned(),
            reason,
        };
        let Some(question) = instrument.question(id) else {
            let reason = "the round does not ask this: remove the answer".to_owned();
            faults.push(told(id, reason));
            continue;
        };
        let wrong = if instrument.is_relevant(question, answers) {
            let said = value(question, instrument.choices(question), answer);
            said.err().or_else(|| misplaced(question, row))
        } else {
            let condition = question.relevant.as_deref().unwrap_or("its table is asked");
            Some(format!(
                "this is asked only where {condition}: remove the answer"
            ))
        };
        faults.extend(wrong.map(|reason| told(&question.code, reason)));
    }
    for question in instrument.questions() {
        if question.table.is_some() || !instrument.is_relevant(question, answers) {
            continue;
        }
        if question.kind == QuestionType::Table {
            faults.extend(missing_in_table(instrument, question, answers));
        } else if question.required && !answers.has(&question.id) {
            faults.push(missing(&question.code, None));
        }
    }
    faults
}

/// Whether an answer says its row where there are rows, and only there.
fn misplaced(question: &survey_question::Model, row: Option<i32>) -> Option<String> {
    match (&question.table, row) {
        (Some(_), None) => Some("this is a column of a table: say which row".into()),
        (Some(_), Some(..1)) => Some("rows are counted from 1: mend the row".into()),
        (None, Some(_)) => Some("this is in no table: leave the row empty".into()),
        _ => None,
    }
}

fn missing(question: &str, row: Option<i32>) -> AnswerFault {
    AnswerFault {
        question: question.to_owned(),
        row,
        answer: String::new(),
        reason: "this must be answered".into(),
    }
}

fn missing_in_table(
    instrument: &Instrument,
    table: &survey_question::Model,
    answers: &Answers,
) -> Vec<AnswerFault> {
    let columns: Vec<_> = instrument.columns(table).collect();
    let rows: BTreeSet<i32> = columns
        .iter()
        .flat_map(|column| answers.of(&column.id))
        .filter_map(|(row, _)| row)
        .collect();
    if rows.is_empty() && table.required {
        return vec![missing(&table.code, None)];
    }
    let needed = columns.iter().filter(|column| column.required);
    let mut faults = vec![];
    for column in needed.filter(|column| instrument.is_relevant(column, answers)) {
        let said: BTreeSet<Option<i32>> = answers.of(&column.id).map(|(row, _)| row).collect();
        let silent = rows.iter().filter(|row| !said.contains(&Some(**row)));
        faults.extend(silent.map(|row| missing(&column.code, Some(*row))));
    }
    faults
}

/// What is wrong with a question by itself: the column to blame, and why.
#[must_use]
pub fn question_faults(question: &survey_question::Model) -> Vec<(&'static str, String)> {
    let mut faults = vec![];
    let mut blame = |column, reason: &str| faults.push((column, reason.to_owned()));
    let is_code =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let starts = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    if !question.code.starts_with(starts) || !question.code.chars().all(is_code) {
        blame(
            "code",
            "begin with a letter, then letters, digits and the marks _ - .",
        );
    }
    let has_choices = question.choices.is_some();
    match question.kind {
        kind if is_choice(kind) && !has_choices => blame("choices", "name the list of choices"),
        kind if !is_choice(kind) && has_choices => {
            blame("choices", "only a choice has choices: leave it empty");
        }
        QuestionType::Table if question.table.is_some() => {
            blame("table", "a table cannot be a column: leave it empty");
        }
        QuestionType::Scale => {
            let is_whole = |end: Option<f64>| end.is_some_and(|end| end.fract() == 0.0);
            if !is_whole(question.minimum) || !is_whole(question.maximum) {
                blame("minimum", "give a scale a whole minimum and maximum");
            }
        }
        _ => {}
    }
    if let (Some(least), Some(most)) = (question.minimum, question.maximum)
        && least > most
    {
        blame("maximum", "give no less than the minimum");
    }
    if let Some(Err(reason)) = question.relevant.as_deref().map(Condition::parse) {
        blame("relevant", &reason);
    }
    faults
}
