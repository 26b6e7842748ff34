//! A form out of the database.

use std::collections::HashMap;

use entity::{facet, survey, survey_question, survey_text, survey_version};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::form::{Choice, Form, Question, Wording, Wordings};
use answer::survey::Instrument;
use store::action::instruments;

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// The form of a version of a survey; `None` if there is no such version.
///
/// # Errors
///
/// If the database does not answer.
pub async fn load(db: &impl ConnectionTrait, version: &str) -> Result<Option<Form>, DbErr> {
    let found = survey_version::Entity::find_by_id(version).one(db).await?;
    let Some(version) = found else {
        return Ok(None);
    };
    let survey = survey::Entity::find_by_id(&version.survey).one(db).await?;
    let languages = facet::Entity::find()
        .filter(facet::Column::Record.eq(format!("survey-version:{}", version.id)))
        .filter(facet::Column::Field.eq("languages"))
        .order_by_asc(facet::Column::Position)
        .all(db)
        .await?;
    let mut instruments = instruments(db, std::slice::from_ref(&version.id)).await?;
    let instrument = instruments.remove(&version.id).unwrap_or_default();
    let mut wordings = wordings(db, &instrument).await?;
    let offered = instrument.lists().values().flatten();
    let choices = offered.map(|choice| Choice {
        list: choice.list.clone(),
        code: choice.code.clone(),
        number: choice.number,
        wordings: wordings
            .remove(&format!("survey-choice:{}", choice.id))
            .unwrap_or_default(),
    });
    let choices = choices.collect();
    let mut languages: Vec<String> = languages.into_iter().map(|row| row.value).collect();
    if !languages.contains(&version.language) {
        languages.insert(0, version.language.clone());
    }
    let mut questions = vec![];
    for top in instrument
        .questions()
        .iter()
        .filter(|it| it.table.is_none())
    {
        questions.push(question(&instrument, top, None, &mut wordings));
        for column in instrument.columns(top) {
            questions.push(question(&instrument, column, Some(top), &mut wordings));
        }
    }
    Ok(Some(Form {
        title: survey.map(|survey| survey.name).unwrap_or_default(),
        id: version.id,
        version: version.name,
        language: version.language,
        languages,
        questions,
        choices,
        notes: vec![],
    }))
}

fn question(
    instrument: &Instrument,
    row: &survey_question::Model,
    table: Option<&survey_question::Model>,
    wordings: &mut HashMap<String, Wordings>,
) -> Question {
    Question {
        code: row.code.clone(),
        kind: row.kind,
        section: table.unwrap_or(row).section.clone(),
        choices: row.choices.clone(),
        table: table.map(|table| table.code.clone()),
        required: row.required,
        minimum: row.minimum,
        maximum: row.maximum,
        relevant: row.relevant.clone(),
        public: row.public,
        indicators: instrument.indicators(row).to_vec(),
        wordings: wordings
            .remove(&format!("survey-question:{}", row.id))
            .unwrap_or_default(),
    }
}

/// How the questions and choices are worded, by global id.
pub(crate) async fn wordings(
    db: &impl ConnectionTrait,
    instrument: &Instrument,
) -> Result<HashMap<String, Wordings>, DbErr> {
    let questions = instrument.questions().iter();
    let questions = questions.map(|it| format!("survey-question:{}", it.id));
    let choices = instrument.lists().values().flatten();
    let choices = choices.map(|it| format!("survey-choice:{}", it.id));
    let records: Vec<String> = questions.chain(choices).collect();
    let mut found: HashMap<String, Wordings> = HashMap::new();
    for records in records.chunks(CHUNK) {
        let rows = survey_text::Entity::find()
            .filter(survey_text::Column::Record.is_in(records))
            .all(db)
            .await?;
        for row in rows {
            let wording = Wording {
                label: row.label,
                hint: row.hint.unwrap_or_default(),
            };
            let wordings = found.entry(row.record).or_default();
            wordings.insert(row.language, wording);
        }
    }
    Ok(found)
}
