//! A form as files of our own sheets, so that it comes in as they do: all of it or
//! nothing, with a report, and as often as anybody likes.

use std::io::Cursor;

use sea_orm::ActiveEnum;
use serde_json::{Value, json};

use super::form::{Form, Wordings};
use crate::{Format, import::File};
use record::sheet::{Sheet, sheets};

/// Where a form goes.
#[derive(Clone, Debug)]
pub struct Into {
    /// The survey.
    pub survey: String,
    /// The version, new or not.
    pub version: String,
    /// The round that asks it, if one does.
    pub round: Option<String>,
}

/// The files that a form comes to.
#[must_use]
pub fn files(form: &Form, into: &Into) -> Vec<File> {
    let version = &into.version;
    // A form without a title is called by its id.
    let title = Some(&form.title).filter(|it| !it.is_empty());
    let source = json!(title.unwrap_or(version));
    let mut texts = vec![];
    let mut word = |record: String, wordings: &Wordings| {
        let (_, id) = record.split_once(':').unwrap_or_default();
        for (language, wording) in wordings {
            texts.push(json!({
                "id": format!("{id}-{language}"), "record": record, "language": language,
                "label": wording.label, "hint": wording.hint, "source_title": source,
            }));
        }
    };
    let mut questions = vec![];
    for (position, question) in (1..).zip(&form.questions) {
        let id = match &question.table {
            Some(table) => format!("{version}-{table}-{}", question.code),
            None => format!("{version}-{}", question.code),
        };
        word(format!("survey-question:{id}"), &question.wordings);
        let table = question.table.as_ref();
        questions.push(json!({
            "id": id, "version": version, "code": question.code, "position": position,
            "section": question.section, "type": question.kind.to_value(),
            "choices": question.choices, "table": table.map(|it| format!("{version}-{it}")),
            "required": question.required, "minimum": question.minimum,
            "maximum": question.maximum, "relevant": question.relevant,
            "public": question.public, "indicators": question.indicators,
            "source_title": source,
        }));
    }
    let mut choices = vec![];
    for (position, choice) in (1..).zip(&form.choices) {
        let id = format!("{version}-{}-{}", choice.list, choice.code);
        word(format!("survey-choice:{id}"), &choice.wordings);
        choices.push(json!({
            "id": id, "version": version, "list": choice.list, "code": choice.code,
            "position": position, "number": choice.number, "source_title": source,
        }));
    }
    let name = if form.version.is_empty() {
        version
    } else {
        &form.version
    };
    let versions = vec![json!({
        "id": version, "survey": into.survey, "name": name, "languages": form.languages,
        "language": form.language, "source_title": source,
    })];
    let rounds = into.round.iter();
    let rounds = rounds.map(|round| json!({ "id": round, "version": version }));
    [
        ("survey_versions", versions),
        ("survey_questions", questions),
        ("survey_choices", choices),
        ("survey_texts", texts),
        ("survey_rounds", rounds.collect()),
    ]
    .into_iter()
    .filter_map(|(name, rows)| file(name, &rows))
    .collect()
}

/// A file of rows of a sheet; none if it would hold none.
pub(crate) fn file(name: &str, rows: &[Value]) -> Option<File> {
    let sheet: &'static Sheet = sheets().iter().find(|sheet| sheet.name == name)?;
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    (!lines.is_empty()).then(|| File {
        sheet,
        format: Format::Ndjson,
        content: Box::new(Cursor::new(lines.join("\n").into_bytes())),
    })
}
