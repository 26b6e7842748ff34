//! Surveys: what they ask, who answers them and how, what came out, and the forms
//! of field tools. Every behaviour holds on both databases.

mod answering;
mod beyond;
mod downloads;
mod files;
mod index;
mod languages;
mod results;

use std::fs;

use serde_json::{Value, json};

use crate::{world::World, write::payload};

/// Brings the synthetic survey of `tests/survey` in.
pub(crate) async fn asked(world: &World) -> String {
    let token = world.token("STEWARD", None, None).await;
    for sheet in [
        "survey_versions",
        "survey_questions",
        "survey_choices",
        "survey_texts",
        "survey_rounds",
    ] {
        let text = fs::read_to_string(format!("tests/survey/{sheet}.csv")).unwrap();
        let (status, report) = world.import(&token, sheet, &text).await;
        assert_eq!(status, 200, "{report:#}");
    }
    token
}

/// Answers to the synthetic survey.
pub(crate) fn answer(round: &str, chapter: &str, answers: &[(&str, &str)], submit: bool) -> Value {
    let answers: Vec<Value> = answers
        .iter()
        .map(|(question, answer)| {
            let Some((table, rest)) = question.split_once('/') else {
                let question = format!("survey-question:synthetic-1-{question}");
                return json!({ "question": question, "answer": answer });
            };
            // As in `donors/2/name`: the second row of a table.
            let (row, column) = rest.split_once('/').unwrap();
            let question = format!("survey-question:synthetic-1-{table}-{column}");
            json!({ "question": question, "row": row.parse::<i32>().unwrap(), "answer": answer })
        })
        .collect();
    json!({ "query": "mutation($input: AnswerSurveyInput!) { answerSurvey(input: $input) { outcome recordId record { status answers(first: 50) { totalCount } } errors { code field value message } } }",
        "variables": { "input": {
            "round": format!("survey-round:{round}"), "chapter": format!("chapter:{chapter}"),
            "answers": answers, "submit": submit, "sourceTitle": "A synthetic source of a test" } } })
}

/// All that the synthetic survey must be answered.
pub(crate) const WHOLE: [(&str, &str); 3] = [
    ("established", "no"),
    ("members", "12"),
    ("satisfaction", "4"),
];

/// Takes a response to a status, and says what came of it.
pub(crate) fn step(response: &str, status: &str, note: &str) -> Value {
    json!({ "query": "mutation($input: ChangeSurveyResponseInput!) { changeSurveyResponse(input: $input) { outcome errors { code field message } } }",
        "variables": { "input": { "id": response, "status": status, "note": note } } })
}

/// The faults of a write that is refused: what each says.
pub(crate) async fn refused(world: &World, token: &str, body: Value) -> Vec<String> {
    let answer = payload(world, token, body).await;
    assert_eq!(answer["outcome"], "REFUSED", "{answer:#}");
    let faults = answer["errors"].as_array().unwrap().iter();
    let told = faults.map(|fault| fault["message"].as_str().unwrap().to_owned());
    told.collect()
}
