//! A round as its responses are read and written: what it asks, in which words, and
//! what is on record.

use std::collections::{BTreeMap, HashMap};

use entity::{
    survey_answer, survey_choice, survey_question, survey_response, survey_round,
    vocabulary::ResponseStatus,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::words::{self, Offered};
use crate::xlsform;
use answer::survey::Instrument;
use store::action::instruments;

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// A round and what it asks.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// Its id.
    pub id: String,
    /// What it asks.
    pub instrument: Instrument,
    /// The labels of questions and choices in all languages, by global id.
    pub(super) labels: HashMap<String, Vec<String>>,
    /// Its responses, by chapter: the id and the status of each.
    pub(super) responses: HashMap<String, (String, ResponseStatus)>,
    /// The ids of their answers, by response, question and row.
    pub(super) answers: HashMap<(String, String, Option<i32>), String>,
}

impl Round {
    /// What a question may be called in a file: its code, and its labels.
    pub(super) fn names_of_question(&self, question: &survey_question::Model) -> Vec<String> {
        self.names("survey-question", &question.id, &question.code)
    }

    /// What a choice may be called.
    pub(super) fn names_of_choice(&self, choice: &survey_choice::Model) -> Vec<String> {
        self.names("survey-choice", &choice.id, &choice.code)
    }

    fn names(&self, kind: &str, id: &str, code: &str) -> Vec<String> {
        let labels = self.labels.get(&format!("{kind}:{id}")).into_iter();
        let labels = labels.flatten().map(|label| words::plain(label));
        let mut names: Vec<String> = [code.to_owned()].into_iter().chain(labels).collect();
        names.retain(|name| !name.is_empty());
        names.sort();
        names.dedup();
        names
    }

    /// The choices of a question, as a cell may name them.
    pub(super) fn offered(&self, question: &survey_question::Model) -> Vec<Offered<'_>> {
        let choices = self.instrument.choices(question).iter();
        let offered = choices.map(|choice| Offered {
            code: &choice.code,
            names: self.names_of_choice(choice),
        });
        offered.collect()
    }
}

/// The round with this id and what it asks; `None` if there is no such round or
/// its questions are not on record.
///
/// # Errors
///
/// If the database does not answer.
pub async fn round(db: &impl ConnectionTrait, id: &str) -> Result<Option<Round>, DbErr> {
    let round = survey_round::Entity::find_by_id(id).one(db).await?;
    let Some(version) = round.and_then(|round| round.version) else {
        return Ok(None);
    };
    let mut instruments = instruments(db, std::slice::from_ref(&version)).await?;
    let Some(instrument) = instruments.remove(&version) else {
        return Ok(None);
    };
    let wordings = xlsform::wordings(db, &instrument).await?;
    let labels = wordings.into_iter().map(|(record, wordings)| {
        let labels = wordings.into_values().map(|it| it.label);
        (record, labels.collect())
    });
    let responses = survey_response::Entity::find()
        .filter(survey_response::Column::Round.eq(id))
        .all(db)
        .await?;
    let answers = answers(db, &responses).await?;
    Ok(Some(Round {
        id: id.to_owned(),
        instrument,
        labels: labels.collect(),
        responses: responses
            .into_iter()
            .map(|it| (it.chapter, (it.id, it.status)))
            .collect(),
        answers: answers
            .into_values()
            .flatten()
            .map(|it| ((it.response, it.question, it.row), it.id))
            .collect(),
    }))
}

/// The answers of responses, by response.
pub(super) async fn answers(
    db: &impl ConnectionTrait,
    responses: &[survey_response::Model],
) -> Result<BTreeMap<String, Vec<survey_answer::Model>>, DbErr> {
    let mut answers: BTreeMap<String, Vec<survey_answer::Model>> = BTreeMap::new();
    for responses in responses.chunks(CHUNK) {
        let ids = responses.iter().map(|it| it.id.as_str());
        let rows = survey_answer::Entity::find()
            .filter(survey_answer::Column::Response.is_in(ids))
            .all(db)
            .await?;
        for row in rows {
            answers.entry(row.response.clone()).or_default().push(row);
        }
    }
    Ok(answers)
}
