//! What writing responses and answers is held to, whatever door they come by.
//!
//! A draft may be incomplete, but what it answers must be of the question's type.
//! Once a response is submitted its answers stand still: who wants to correct them
//! has it returned first. What comes in together with its response, as a folder of
//! sheets does, is judged together, when the write is settled ([`super::submission`]).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use entity::{
    survey_answer, survey_question, survey_response, survey_round,
    vocabulary::{ResponseStatus, Role},
};
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    cells::{Cells, cell},
    draft::{Candidate, Mode},
    fault::{Fault, FaultCode},
    instrument::instruments,
    transaction::RecordTransaction,
};
use answer::survey;
use record::sheet::Sheet;

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// What a write has to do with responses.
#[derive(Debug, Default)]
pub(super) struct Responses {
    /// Those that were open when it began, and that it closed.
    closed: HashSet<String>,
    /// Those that must be fit when it is settled, and where they came in.
    pub(super) due: BTreeMap<String, (&'static Sheet, u64)>,
}

/// Whether a response of this status counts, and its answers stand still.
pub(super) fn is_closed(status: ResponseStatus) -> bool {
    matches!(status, ResponseStatus::Submitted | ResponseStatus::Reviewed)
}

fn status(sheet: &Sheet, cells: &Cells) -> Option<ResponseStatus> {
    ResponseStatus::try_from_value(&cell(sheet, cells, "status").to_owned()).ok()
}

/// Where an answer stands: its response, its question and its row.
pub(super) type AnswerKey = (String, String, Option<i32>);

fn place(sheet: &Sheet, cells: &Cells) -> AnswerKey {
    let text = |column| cell(sheet, cells, column);
    let row = text("row").parse().ok();
    (
        text("response").to_owned(),
        text("question").to_owned(),
        row,
    )
}

/// What is said of answers that stand still.
const STANDS_STILL: &str = "the response is submitted: have it returned before it is corrected";

impl RecordTransaction {
    /// Refuses questions that cannot be asked, responses that come at the wrong
    /// time, and answers that their questions do not take.
    pub(super) async fn hold_survey(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
        mode: Mode,
    ) -> Result<(), DbErr> {
        match sheet.name {
            "survey_questions" | "survey_choices" => {
                self.hold_instrument(sheet, candidates, mode).await
            }
            "survey_responses" => self.hold_responses(sheet, candidates, mode).await,
            "survey_answers" => self.hold_answers(sheet, candidates).await,
            _ => Ok(()),
        }
    }

    async fn hold_responses(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
        mode: Mode,
    ) -> Result<(), DbErr> {
        let given =
            |candidate: &Candidate, column| cell(sheet, &candidate.after, column).to_owned();
        let written = candidates.iter().filter(|it| it.is_written());
        let ids: BTreeSet<String> = written.map(|it| given(it, "round")).collect();
        let mut rounds = HashMap::new();
        let mut taken: HashMap<(String, String), String> = HashMap::new();
        let ids: Vec<String> = ids.into_iter().collect();
        for ids in ids.chunks(CHUNK) {
            let rows = survey_round::Entity::find()
                .filter(survey_round::Column::Id.is_in(ids))
                .all(&self.write)
                .await?;
            rounds.extend(rows.into_iter().map(|row| (row.id.clone(), row)));
            let rows = survey_response::Entity::find()
                .filter(survey_response::Column::Round.is_in(ids))
                .all(&self.write)
                .await?;
            taken.extend(
                rows.into_iter()
                    .map(|row| ((row.round, row.chapter), row.id)),
            );
        }
        for candidate in candidates.iter_mut().filter(|it| it.is_written()) {
            let Some(after) = status(sheet, &candidate.after) else {
                continue;
            };
            let before = candidate.before.as_ref();
            let before = before.and_then(|before| status(sheet, before));
            let (round, chapter) = (given(candidate, "round"), given(candidate, "chapter"));
            let place = taken.entry((round.clone(), chapter.clone()));
            let holder = place.or_insert_with(|| candidate.id.clone());
            if *holder != candidate.id {
                let reason = format!("{holder} is its response to this round: change that one");
                let fault = Fault::new(FaultCode::Exists, "chapter", &chapter, reason);
                candidate.faults.push(fault);
                continue;
            }
            let is_submitted = after == ResponseStatus::Submitted && before != Some(after);
            if is_submitted && mode != Mode::PutOwn && self.viewer.role < Role::Steward {
                let round = rounds.get(&round);
                let late = round.and_then(|round| untimely(round, &self.today));
                candidate.faults.extend(late.map(|reason| {
                    Fault::new(FaultCode::Invalid, "status", &after.to_value(), reason)
                }));
            }
            if is_closed(after) && candidate.faults.is_empty() {
                let line = (sheet, candidate.line);
                self.responses.due.insert(candidate.id.clone(), line);
                if !before.is_some_and(is_closed) {
                    self.responses.closed.insert(candidate.id.clone());
                }
            }
        }
        Ok(())
    }

    async fn hold_answers(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
    ) -> Result<(), DbErr> {
        let (mut asked, mut named) = (BTreeSet::new(), BTreeSet::new());
        for candidate in candidates.iter().filter(|it| it.is_written()) {
            asked.insert(cell(sheet, &candidate.after, "question").to_owned());
            for cells in candidate.before.iter().chain([&candidate.after]) {
                named.insert(cell(sheet, cells, "response").to_owned());
            }
        }
        let versions = self.versions_asking(asked.into_iter().collect()).await?;
        let of_question: HashMap<&str, &survey::Instrument> = versions
            .values()
            .flat_map(|it| {
                it.questions()
                    .iter()
                    .map(move |asked| (asked.id.as_str(), it))
            })
            .collect();
        let named: Vec<String> = named.into_iter().collect();
        let mut taken = self.answers_on_record(&named).await?;
        let closed = self.closed(named).await?;
        for candidate in candidates.iter_mut().filter(|it| it.is_written()) {
            let cells = candidate.before.iter().chain([&candidate.after]);
            let responses: Vec<&str> = cells.map(|it| cell(sheet, it, "response")).collect();
            let mut old = responses.iter().filter(|it| closed.contains(**it));
            if let Some(old) = old.find(|it| !self.responses.closed.contains(**it)) {
                let fault = Fault::new(FaultCode::Invalid, "response", old, STANDS_STILL);
                candidate.faults.push(fault);
                continue;
            }
            let place = place(sheet, &candidate.after);
            let holder = taken.entry(place).or_insert_with(|| candidate.id.clone());
            if *holder != candidate.id {
                let reason = format!("{holder} is the answer to this: change that one");
                let fault = Fault::new(FaultCode::Exists, "question", "", reason);
                candidate.faults.push(fault);
                continue;
            }
            let question = cell(sheet, &candidate.after, "question");
            let answer = cell(sheet, &candidate.after, "answer");
            let instrument = of_question.get(question);
            let asked = instrument.and_then(|it| Some((*it, it.question(question)?)));
            let wrong = asked.and_then(|(instrument, question)| {
                let said = survey::value(question, instrument.choices(question), answer);
                said.err()
                    .map(|reason| format!("{}: {reason}", question.code))
            });
            if let Some(reason) = wrong {
                let fault = Fault::new(FaultCode::Invalid, "answer", answer, reason);
                candidate.faults.push(fault);
                continue;
            }
            for response in responses.into_iter().filter(|it| closed.contains(*it)) {
                let line = (sheet, candidate.line);
                self.responses
                    .due
                    .entry(response.to_owned())
                    .or_insert(line);
            }
        }
        Ok(())
    }

    /// The versions that ask these questions.
    async fn versions_asking(
        &self,
        questions: Vec<String>,
    ) -> Result<HashMap<String, survey::Instrument>, DbErr> {
        let mut versions = BTreeSet::new();
        for ids in questions.chunks(CHUNK) {
            let rows = survey_question::Entity::find()
                .filter(survey_question::Column::Id.is_in(ids))
                .all(&self.write)
                .await?;
            versions.extend(rows.into_iter().map(|row| row.version));
        }
        let versions: Vec<String> = versions.into_iter().collect();
        instruments(&self.write, &versions).await
    }

    /// The ids of the answers of responses, by where they stand.
    pub(super) async fn answers_on_record(
        &self,
        responses: &[String],
    ) -> Result<HashMap<AnswerKey, String>, DbErr> {
        let mut found = HashMap::new();
        for ids in responses.chunks(CHUNK) {
            let rows = survey_answer::Entity::find()
                .filter(survey_answer::Column::Response.is_in(ids))
                .all(&self.write)
                .await?;
            found.extend(
                rows.into_iter()
                    .map(|it| ((it.response, it.question, it.row), it.id)),
            );
        }
        Ok(found)
    }

    /// Which of these responses stand still.
    async fn closed(&self, responses: Vec<String>) -> Result<HashSet<String>, DbErr> {
        let mut closed = HashSet::new();
        for ids in responses.chunks(CHUNK) {
            let rows = survey_response::Entity::find()
                .filter(survey_response::Column::Id.is_in(ids))
                .all(&self.write)
                .await?;
            let still = rows.into_iter().filter(|row| is_closed(row.status));
            closed.extend(still.map(|row| row.id));
        }
        Ok(closed)
    }

    /// Refuses to take an answer out of a response that stands still.
    pub(super) async fn may_be_taken(
        &self,
        sheet: &'static Sheet,
        cells: &Cells,
    ) -> Result<Result<(), Fault>, DbErr> {
        if sheet.name != "survey_answers" {
            return Ok(Ok(()));
        }
        let response = cell(sheet, cells, "response");
        let closed = self.closed(vec![response.to_owned()]).await?;
        let fault = || Fault::new(FaultCode::Invalid, "response", response, STANDS_STILL);
        Ok(if closed.is_empty() {
            Ok(())
        } else {
            Err(fault())
        })
    }
}

/// Why a round cannot be answered today, if it cannot. A date that is not precise
/// counts whole.
fn untimely(round: &survey_round::Model, today: &str) -> Option<String> {
    let on = |date: &str| today.get(..date.len()).unwrap_or(today);
    if let Some(opens) = round.opens.as_deref().filter(|date| on(date) < *date) {
        return Some(format!("the round opens on {opens}: submit it then"));
    }
    let closes = round.closes.as_deref().filter(|date| on(date) > *date)?;
    Some(format!(
        "the round closed on {closes}: ask those who conduct it to take it in"
    ))
}
