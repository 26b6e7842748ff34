//! Whether the responses that a write leaves as submitted are fit to be counted.

use std::collections::{BTreeSet, HashMap};

use entity::{survey_answer, survey_response, survey_round};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    apply::Dangling,
    fault::{Fault, FaultCode},
    instrument::instruments,
    response::is_closed,
    transaction::RecordTransaction,
};
use answer::survey;

/// How many responses are judged together.
const CHUNK: usize = 500;

impl RecordTransaction {
    /// What is wrong with the responses that this write submits, or whose answers
    /// it brings: a fault each, with the sheet and the line.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub(super) async fn unfit(&mut self) -> Result<Vec<Dangling>, DbErr> {
        let due = std::mem::take(&mut self.responses.due);
        let ids: Vec<String> = due.keys().cloned().collect();
        let mut unfit = vec![];
        for ids in ids.chunks(CHUNK) {
            let responses = survey_response::Entity::find()
                .filter(survey_response::Column::Id.is_in(ids))
                .all(&self.write)
                .await?;
            let rounds: BTreeSet<&str> = responses.iter().map(|it| it.round.as_str()).collect();
            let rounds = survey_round::Entity::find()
                .filter(survey_round::Column::Id.is_in(rounds))
                .all(&self.write)
                .await?;
            let versions: BTreeSet<&String> =
                rounds.iter().filter_map(|it| it.version.as_ref()).collect();
            let versions: Vec<String> = versions.into_iter().cloned().collect();
            let instruments = instruments(&self.write, &versions).await?;
            let answers = self.answers_of(ids).await?;
            let none = survey::Answers::default();
            for response in responses.iter().filter(|it| is_closed(it.status)) {
                let Some((sheet, line)) = due.get(&response.id) else {
                    continue;
                };
                let round = rounds.iter().find(|it| it.id == response.round);
                let version = round.and_then(|round| round.version.as_ref());
                let Some(instrument) = version.and_then(|it| instruments.get(it)) else {
                    let reason = "the round has no questions on record: give it a version first";
                    let fault = Fault::new(FaultCode::Invalid, "round", &response.round, reason);
                    unfit.push(Dangling {
                        sheet,
                        line: *line,
                        fault,
                    });
                    continue;
                };
                let answers = answers.get(&response.id).unwrap_or(&none);
                let faults = survey::faults(instrument, answers).into_iter();
                unfit.extend(faults.map(|fault| Dangling {
                    sheet,
                    line: *line,
                    fault: told(&response.chapter, &fault),
                }));
            }
        }
        Ok(unfit)
    }

    /// The answers of responses, by response.
    async fn answers_of(
        &self,
        responses: &[String],
    ) -> Result<HashMap<String, survey::Answers>, DbErr> {
        let mut found: HashMap<String, survey::Answers> = HashMap::new();
        for ids in responses.chunks(CHUNK) {
            let rows = survey_answer::Entity::find()
                .filter(survey_answer::Column::Response.is_in(ids))
                .all(&self.write)
                .await?;
            for row in rows {
                let answers = found.entry(row.response).or_default();
                answers.add(&row.question, row.row, &row.answer);
            }
        }
        Ok(found)
    }
}

fn told(chapter: &str, fault: &survey::AnswerFault) -> Fault {
    let row = fault.row.map(|row| format!(", row {row}"));
    let place = format!("{}{}", fault.question, row.unwrap_or_default());
    let reason = format!("{chapter}, {place}: {}", fault.reason);
    Fault::new(FaultCode::Invalid, "answers", &fault.answer, reason)
}
