//! Answering a round of a survey in one write: the response, what it answers, and
//! whether it is submitted.

use std::collections::HashMap;

use entity::survey_response;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    draft::{Done, Draft, Mode, Outcome},
    fault::Refused,
    transaction::RecordTransaction,
};
use record::sheet::{Sheet, sheet_of};

/// What a chapter answers a round.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The round.
    pub round: String,
    /// The chapter.
    pub chapter: String,
    /// The answers: the question, the row if it stands in a table, and what is said.
    pub answers: Vec<(String, Option<i32>, String)>,
    /// Whether that is all, and is to be counted.
    pub is_submitted: bool,
    /// Where it comes from.
    pub source: String,
}

/// A record by its id, if it has one, and some of its cells by column.
type Laid<'a> = (Option<String>, Vec<(&'a str, &'a str)>);

impl RecordTransaction {
    /// Writes a response and its answers, those that are there already and those
    /// that are not. What was answered before and is not named stays.
    ///
    /// # Errors
    ///
    /// What is wrong with any of them, or if the database refuses.
    pub async fn answer(&mut self, answering: &Answering) -> Result<Vec<Done>, Refused> {
        let Answering { round, chapter, .. } = answering;
        let known = survey_response::Entity::find()
            .filter(survey_response::Column::Round.eq(round))
            .filter(survey_response::Column::Chapter.eq(chapter))
            .one(&self.write)
            .await?;
        let mut cells = vec![
            ("round", round.as_str()),
            ("chapter", chapter),
            ("source_title", &answering.source),
        ];
        if answering.is_submitted {
            cells.push(("status", "SUBMITTED"));
        }
        let id = known.map(|row| row.id);
        let response = self.laid("survey-response", vec![(id, cells)]).await?;
        let Some(record) = response.first().map(|done| done.record.clone()) else {
            return Ok(vec![]);
        };
        let id = record.split_once(':').map_or("", |(_, id)| id).to_owned();
        let known = self.answers_on_record(std::slice::from_ref(&id)).await?;
        let rows: Vec<String> = answering
            .answers
            .iter()
            .map(|(_, row, _)| row.map(|row| row.to_string()).unwrap_or_default())
            .collect();
        let answers = answering.answers.iter().zip(&rows);
        let drafts = answers.map(|((question, row, answer), text)| {
            let place = (id.clone(), question.clone(), *row);
            let cells = vec![
                ("response", id.as_str()),
                ("question", question),
                ("row", text),
                ("answer", answer),
                ("source_title", &answering.source),
            ];
            (known.get(&place).cloned(), cells)
        });
        let drafts: Vec<_> = drafts.collect();
        let answers = self.laid("survey-answer", drafts).await?;
        Ok(response.into_iter().chain(answers).collect())
    }

    /// Puts records of a kind, each with its id if it has one and some of its cells.
    async fn laid(&mut self, kind: &str, records: Vec<Laid<'_>>) -> Result<Vec<Done>, Refused> {
        let sheet = sheet_of(kind).ok_or_else(|| DbErr::Custom(format!("no sheet of {kind}")))?;
        let drafts = records.into_iter().zip(1..);
        let drafts = drafts.map(|((id, cells), line)| draft(sheet, id, &cells, line));
        let done = self.put(sheet, drafts.collect(), Mode::Put).await?;
        let mut faults = vec![];
        for it in &done {
            if let Outcome::Refused(wrong) = &it.outcome {
                faults.extend(wrong.iter().cloned());
            }
        }
        if faults.is_empty() {
            Ok(done)
        } else {
            Err(Refused::Faults(faults))
        }
    }
}

fn draft(sheet: &Sheet, id: Option<String>, cells: &[(&str, &str)], line: u64) -> Draft {
    let cells: HashMap<&str, &str> = cells.iter().copied().collect();
    let columns = sheet.all_columns();
    Draft {
        line,
        id,
        cells: columns
            .map(|column| cells.get(column.name).map(|cell| (*cell).to_owned()))
            .collect(),
        ..Draft::default()
    }
}
