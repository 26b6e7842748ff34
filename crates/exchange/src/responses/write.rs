//! Responses out of the database.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use entity::{survey_answer, survey_response};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::{
    columns,
    round::{Round, answers},
};
use answer::survey::{Instrument, is_number};
use record::formula;

/// Why responses are not written out.
#[derive(Debug)]
pub enum Unwritten {
    /// The database did not answer.
    Database(DbErr),
    /// The file could not be written.
    File(io::Error),
}

impl From<DbErr> for Unwritten {
    fn from(cause: DbErr) -> Self {
        Self::Database(cause)
    }
}

/// Writes the responses to a round as CSV, and says how many there are.
///
/// # Errors
///
/// If they cannot be read or written.
pub async fn write(
    db: &impl ConnectionTrait,
    round: &Round,
    out: impl Write,
) -> Result<usize, Unwritten> {
    let responses = survey_response::Entity::find()
        .filter(survey_response::Column::Round.eq(&round.id))
        .order_by_asc(survey_response::Column::Chapter)
        .all(db)
        .await?;
    let answers = answers(db, &responses).await?;
    let places = places(&round.instrument, answers.values().flatten());
    let table = responses.iter().map(|response| {
        let answers = answers.get(&response.id).map_or(&[][..], Vec::as_slice);
        let head = [response.chapter.clone(), response.status.to_value()];
        let cells = places.iter().map(|(question, row)| {
            let mut answers = answers.iter();
            let answer = answers.find(|it| it.question == *question && it.row == *row);
            let asked = round.instrument.question(question);
            match (asked, answer) {
                (Some(asked), Some(answer)) => {
                    let cell = columns::cell(asked, &answer.answer);
                    // A number stays one, also below zero.
                    if is_number(asked.kind) {
                        cell
                    } else {
                        formula::guarded(&cell).into_owned()
                    }
                }
                _ => String::new(),
            }
        });
        head.into_iter().chain(cells).collect::<Vec<_>>()
    });
    let names = places.iter().filter_map(|(question, row)| {
        let question = round.instrument.question(question)?;
        Some(columns::name(&round.instrument, question, *row))
    });
    let head = ["chapter".to_owned(), "status".to_owned()];
    let mut out = csv::Writer::from_writer(out);
    let told = |cause: csv::Error| Unwritten::File(io::Error::other(cause));
    out.write_record(head.into_iter().chain(names))
        .map_err(told)?;
    for cells in table {
        out.write_record(cells).map_err(told)?;
    }
    out.flush().map_err(Unwritten::File)?;
    Ok(responses.len())
}

/// The columns, by question and row, in the order of the questions: of a table as
/// many rows as the longest answer has, and one at least.
fn places<'a>(
    instrument: &Instrument,
    answers: impl Iterator<Item = &'a survey_answer::Model>,
) -> Vec<(String, Option<i32>)> {
    let said: BTreeSet<(&str, i32)> = answers
        .filter_map(|it| Some((it.question.as_str(), it.row?)))
        .collect();
    let mut places = vec![];
    for question in instrument
        .questions()
        .iter()
        .filter(|it| it.table.is_none())
    {
        let columns: Vec<_> = instrument.columns(question).collect();
        if columns.is_empty() {
            places.push((question.id.clone(), None));
        }
        let of_table = |question: &str| columns.iter().any(|it| it.id == question);
        let rows = said.iter().filter(|(question, _)| of_table(question));
        let rows = rows.map(|(_, row)| *row).max().unwrap_or(1);
        for row in 1..=rows {
            places.extend(columns.iter().map(|it| (it.id.clone(), Some(row))));
        }
    }
    places
}
