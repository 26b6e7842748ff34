//! What writing the questions of a survey is held to.
//!
//! Once a version is answered, what it asks stands still: else answers would be
//! read as those to another question. And what was answered in confidence does not
//! become public afterwards.

use std::collections::{BTreeSet, HashSet};

use entity::{
    survey_question, survey_response, survey_round,
    vocabulary::{Confidence, QuestionType},
};
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{
    cells::{Cells, cell},
    draft::{Candidate, Mode},
    fault::{Fault, FaultCode},
    transaction::RecordTransaction,
};
use answer::survey;
use record::sheet::Sheet;

/// What may be put right of a question that was answered, and of a choice.
const FREE: [&str; 8] = [
    "position",
    "section",
    "indicators",
    "number",
    "confidence",
    "note",
    "source_title",
    "source_address",
];

impl RecordTransaction {
    /// Refuses questions that cannot be asked, and changes of what was answered.
    pub(super) async fn hold_instrument(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
        mode: Mode,
    ) -> Result<(), DbErr> {
        let written = candidates.iter().filter(|it| it.is_written());
        let versions: BTreeSet<String> = written
            .map(|it| cell(sheet, &it.after, "version").to_owned())
            .collect();
        let answered = if mode == Mode::PutOwn {
            HashSet::new()
        } else {
            self.answered(versions).await?
        };
        for candidate in candidates.iter_mut().filter(|it| it.is_written()) {
            let version = cell(sheet, &candidate.after, "version").to_owned();
            if answered.contains(&version)
                && let Some(column) = asked_otherwise(sheet, candidate)
            {
                let reason = "the version was answered: ask this in a new version";
                let value = cell(sheet, &candidate.after, column).to_owned();
                let fault = Fault::new(FaultCode::Invalid, column, &value, reason);
                candidate.faults.push(fault);
                continue;
            }
            let Some(question) = question(sheet, &candidate.after) else {
                continue;
            };
            for (column, reason) in survey::question_faults(&question) {
                let value = cell(sheet, &candidate.after, column).to_owned();
                let fault = Fault::new(FaultCode::Invalid, column, &value, reason);
                candidate.faults.push(fault);
            }
        }
        Ok(())
    }

    /// Which of these versions have a response, of whatever status.
    async fn answered(&self, versions: BTreeSet<String>) -> Result<HashSet<String>, DbErr> {
        if versions.is_empty() {
            return Ok(HashSet::new());
        }
        let rounds = survey_response::Entity::find()
            .select_only()
            .column(survey_response::Column::Round)
            .into_query();
        let answered = survey_round::Entity::find()
            .filter(survey_round::Column::Version.is_in(versions))
            .filter(survey_round::Column::Id.in_subquery(rounds))
            .all(&self.write)
            .await?;
        Ok(answered.into_iter().filter_map(|it| it.version).collect())
    }
}

/// The first column in which a record says otherwise what is asked.
fn asked_otherwise(sheet: &'static Sheet, candidate: &Candidate) -> Option<&'static str> {
    let Some(before) = &candidate.before else {
        return Some("version");
    };
    let pairs = before.iter().zip(&candidate.after);
    let changed = sheet
        .all_columns()
        .zip(pairs)
        .filter(|(column, (before, after))| {
            let is_closing = column.name == "public" && after.as_str() == "false";
            before != after && !is_closing && !FREE.contains(&column.name)
        });
    changed.map(|(column, _)| column.name).next()
}

/// A question as it will be, if its cells are as they must be.
fn question(sheet: &Sheet, cells: &Cells) -> Option<survey_question::Model> {
    if sheet.name != "survey_questions" {
        return None;
    }
    let text = |column| Some(cell(sheet, cells, column).to_owned()).filter(|it| !it.is_empty());
    let number = |column| text(column).and_then(|it| it.parse().ok());
    Some(survey_question::Model {
        id: text("id")?,
        version: text("version")?,
        code: text("code")?,
        position: text("position")?.parse().ok()?,
        section: text("section"),
        kind: QuestionType::try_from_value(&text("type")?).ok()?,
        choices: text("choices"),
        table: text("table"),
        required: cell(sheet, cells, "required") == "true",
        minimum: number("minimum"),
        maximum: number("maximum"),
        relevant: text("relevant"),
        public: cell(sheet, cells, "public") == "true",
        confidence: Confidence::Stated,
        note: None,
        source: String::new(),
    })
}
