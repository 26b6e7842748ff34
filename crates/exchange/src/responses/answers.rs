//! What a row answers, question by question.

use entity::survey_question;

use super::{
    cell,
    round::Round,
    sent::Table,
    table::{Asked, Columns},
    words,
};
use crate::read::Refusal;

/// An answer, and the header under which it stands.
pub(super) struct Answered<'a> {
    pub(super) question: &'a survey_question::Model,
    pub(super) row: Option<i32>,
    pub(super) answer: String,
    pub(super) head: &'a str,
}

/// The answers of a row that are not empty.
pub(super) fn answers<'a>(
    (round, table, columns): (&Round, &'a Table, &'a Columns<'a>),
    (line, cells): (u64, &[String]),
    refusals: &mut Vec<Refusal>,
) -> Vec<Answered<'a>> {
    let mut answers = vec![];
    for asked in &columns.asked {
        let refused = |column: usize, reason: String| {
            let head = table.heads.get(column).map_or("", String::as_str);
            Refusal::rejected(reason).at(line).in_column(head)
        };
        let whole = asked.whole.map(|column| {
            let said = cell::tidy(cells, column);
            let said = cell::answer(round, asked.question, said, columns.order);
            said.map_err(|reason| refused(column, reason))
        });
        let chosen = chosen(asked, cells);
        let chosen = chosen.map_err(|(column, reason)| refused(column, reason));
        match (whole.transpose(), chosen) {
            (Ok(whole), Ok(chosen)) => {
                if let (Some(whole), Some(first)) = (&whole, asked.split.first())
                    && let Some(code) = at_odds(whole, &chosen)
                {
                    let reason = format!(
                        "the columns of the choices do not say of {code} what the column of the \
                         whole answer says: mend one of them"
                    );
                    let split = asked.split.iter().find(|it| it.code == Some(code));
                    refusals.push(refused(split.unwrap_or(first).column, reason));
                    continue;
                }
                let codes = chosen.iter().filter(|(_, is_chosen)| *is_chosen);
                let codes: Vec<&str> = codes.map(|(code, _)| *code).collect();
                let answer = whole.unwrap_or_else(|| codes.join(";"));
                let column = asked.whole.or(asked.split.first().map(|it| it.column));
                let head = column.and_then(|column| table.heads.get(column));
                if !answer.is_empty() {
                    answers.push(Answered {
                        question: asked.question,
                        row: asked.row,
                        answer,
                        head: head.map_or("", String::as_str),
                    });
                }
            }
            (whole, chosen) => refusals.extend([whole.err(), chosen.err()].into_iter().flatten()),
        }
    }
    answers
}

/// Of the choices that have columns of their own, whether each was chosen.
fn chosen<'a>(
    asked: &Asked<'a>,
    cells: &[String],
) -> Result<Vec<(&'a str, bool)>, (usize, String)> {
    let mut chosen = vec![];
    for split in &asked.split {
        let said = cell::tidy(cells, split.column);
        match split.code {
            Some(code) => {
                let is_chosen = words::is_chosen(&split.names, said);
                chosen.push((code, is_chosen.map_err(|reason| (split.column, reason))?));
            }
            None if words::flag(said) == Some(true) => {
                let reason = format!(
                    "this is no choice of {}: add it to the version, or drop the column",
                    asked.question.code
                );
                return Err((split.column, reason));
            }
            None => {}
        }
    }
    Ok(chosen)
}

/// The choice of which the whole answer says something else than its own column.
fn at_odds<'a>(whole: &str, chosen: &[(&'a str, bool)]) -> Option<&'a str> {
    let said: Vec<&str> = whole.split(';').collect();
    let mut chosen = chosen.iter();
    let odd = chosen.find(|(code, is_chosen)| said.contains(code) != *is_chosen);
    odd.map(|(code, _)| *code)
}
