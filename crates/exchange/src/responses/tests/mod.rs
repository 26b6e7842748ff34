//! Files of field tools, read against the synthetic survey.

mod files;
mod meaning;

use std::{collections::HashMap, fmt::Write, fs, path::PathBuf};

use entity::{
    survey_choice, survey_question,
    vocabulary::{Confidence, QuestionType},
};
use sea_orm::ActiveEnum;
use serde_json::Value;

use super::{Brought, Round, read};
use crate::read::{Limits, Reader, Refusal};
use answer::survey::Instrument;

/// The rows of a sheet of `tests/survey`, by column.
fn rows(sheet: &str) -> Vec<HashMap<String, String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/survey");
    let text = fs::read(format!("{folder}/{sheet}.csv")).unwrap();
    csv::Reader::from_reader(text.as_slice())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// A round that asks the synthetic survey, and a question `business` besides.
fn round() -> Round {
    let held = |row: &HashMap<String, String>, column: &str| {
        row.get(column).filter(|it| !it.is_empty()).cloned()
    };
    let mut questions: Vec<survey_question::Model> = rows("survey_questions")
        .iter()
        .map(|row| survey_question::Model {
            id: row["id"].clone(),
            version: row["version"].clone(),
            code: row["code"].clone(),
            position: row["position"].parse().unwrap(),
            section: held(row, "section"),
            kind: QuestionType::try_from_value(&row["type"]).unwrap(),
            choices: held(row, "choices"),
            table: held(row, "table"),
            required: row["required"] == "true",
            minimum: None,
            maximum: None,
            relevant: held(row, "relevant"),
            public: false,
            confidence: Confidence::Stated,
            note: None,
            source: "x".into(),
        })
        .collect();
    let mut business = questions[2].clone();
    "synthetic-1-business".clone_into(&mut business.id);
    "business".clone_into(&mut business.code);
    business.section = None;
    business.position = 11;
    questions.push(business);
    let choices = rows("survey_choices").into_iter();
    let choices = choices.map(|row| survey_choice::Model {
        id: row["id"].clone(),
        version: row["version"].clone(),
        list: row["list"].clone(),
        code: row["code"].clone(),
        position: row["position"].parse().unwrap(),
        number: None,
        confidence: Confidence::Stated,
        note: None,
        source: "x".into(),
    });
    let mut labels: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows("survey_texts") {
        let label = row["label"].clone();
        labels.entry(row["record"].clone()).or_default().push(label);
    }
    Round {
        id: "synthetic-open".into(),
        instrument: Instrument::new(questions, choices.collect(), HashMap::new()),
        labels,
        ..Round::default()
    }
}

fn reader() -> Reader {
    Reader {
        limits: Limits::default(),
        program: PathBuf::new(),
    }
}

fn sent(bytes: &[u8]) -> Result<Brought, Vec<Refusal>> {
    read(&round(), "A synthetic source", &reader(), bytes)
}

/// What a file comes to: a line for each response, and for each of its answers.
fn brought(bytes: &[u8]) -> (String, Vec<String>) {
    let brought = sent(bytes).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let mut told = String::new();
    for file in brought.files {
        let mut file = file;
        let mut text = String::new();
        file.content.read_to_string(&mut text).unwrap();
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let word = |column: &str| row[column].as_str().unwrap_or_default().to_owned();
            if row["question"].is_null() {
                writeln!(told, "{} {}", word("chapter"), word("status")).unwrap();
                continue;
            }
            let question = word("question");
            let question = question.strip_prefix("synthetic-1-").unwrap();
            let row = row["row"].as_i64().map(|it| format!("[{it}]"));
            let row = row.unwrap_or_default();
            writeln!(told, "{question}{row}={}", word("answer")).unwrap();
        }
    }
    (told, brought.notes)
}

/// All that is wrong with a file, a line each.
fn refused(bytes: &[u8]) -> String {
    let refusals = sent(bytes).err().expect("the file is refused");
    let lines = refusals.iter().map(ToString::to_string);
    lines.collect::<Vec<_>>().join("\n")
}
