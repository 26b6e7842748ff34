//! The questions of versions of surveys, read back from the tables: for those who
//! check answers, and for those who write them out.

use std::collections::HashMap;

use entity::{facet, survey_choice, survey_question};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use answer::survey::Instrument;

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// The instruments of these versions, by the version's id.
///
/// # Errors
///
/// If the database does not answer.
pub async fn instruments(
    db: &impl ConnectionTrait,
    versions: &[String],
) -> Result<HashMap<String, Instrument>, DbErr> {
    let mut found = HashMap::new();
    if versions.is_empty() {
        return Ok(found);
    }
    let questions = survey_question::Entity::find()
        .filter(survey_question::Column::Version.is_in(versions))
        .all(db)
        .await?;
    let choices = survey_choice::Entity::find()
        .filter(survey_choice::Column::Version.is_in(versions))
        .all(db)
        .await?;
    let mut indicators = indicators(db, &questions).await?;
    for version in versions {
        let of = |question: &&survey_question::Model| question.version == *version;
        let questions: Vec<_> = questions.iter().filter(of).cloned().collect();
        let choices = choices.iter().filter(|choice| choice.version == *version);
        let fed = questions.iter().filter_map(|question| {
            let fed = indicators.remove(&question.id)?;
            Some((question.id.clone(), fed))
        });
        let fed = fed.collect();
        let instrument = Instrument::new(questions, choices.cloned().collect(), fed);
        found.insert(version.clone(), instrument);
    }
    Ok(found)
}

/// The indicators that questions count towards, by the question's id.
async fn indicators(
    db: &impl ConnectionTrait,
    questions: &[survey_question::Model],
) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for questions in questions.chunks(CHUNK) {
        let records = questions.iter().map(|it| format!("{PREFIX}{}", it.id));
        let facets = facet::Entity::find()
            .filter(facet::Column::Record.is_in(records))
            .filter(facet::Column::Field.eq("indicators"))
            .order_by_asc(facet::Column::Position)
            .all(db)
            .await?;
        for facet in facets {
            if let Some(question) = facet.record.strip_prefix(PREFIX) {
                let fed = found.entry(question.to_owned()).or_default();
                fed.push(facet.value);
            }
        }
    }
    Ok(found)
}

/// What stands before a question's id in its global id.
const PREFIX: &str = "survey-question:";
