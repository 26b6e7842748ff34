//! Answering a round of a survey, all of it in one mutation.

use async_graphql::{ID, InputObject};

use super::{
    payload::{Payload, WriteOutcome},
    run::{plain, run},
};
use crate::{filter, object::object, survey::SurveyResponse};
use store::action::{Answering, Outcome, RecordTransaction};

/// The answer to one question.
#[derive(InputObject)]
struct SurveyAnswerInput {
    /// The question, by global id.
    question: ID,
    /// The row of the table, counted from 1; omit it if the question is not in a table.
    row: Option<i32>,
    /// The answer: a text, a number, a date such as 2026-01-31, or the code of a choice; separate several codes by semicolons.
    answer: String,
}

/// The answers of a chapter to a round.
#[derive(InputObject)]
struct AnswerSurveyInput {
    /// The round, by global id.
    round: ID,
    /// The chapter that answers, by global id.
    chapter: ID,
    /// The answers; earlier answers that are not in the list stay.
    answers: Vec<SurveyAnswerInput>,
    /// Whether to submit the response: it is then checked against the questions and counts in results.
    #[graphql(default)]
    submit: bool,
    /// The source of the answers: the title of a page, report or dataset.
    source_title: String,
}

/// Answers rounds of surveys.
#[derive(Default)]
pub(crate) struct AnswerMutation;

object! {
    /// Answers rounds of surveys.
    AnswerMutation as AnswerMutation |this, ctx| {
        /// Answers a round of a survey for a chapter. All answers are written, or none. A draft may be incomplete; a submitted response needs all required answers and cannot change until it is returned. Needs a role whose reach covers the chapter.
        answer_survey(
            /// The answers, and the chapter.
            input: AnswerSurveyInput,
        ): Payload<SurveyResponse> => async {
            let answers = input.answers.into_iter().map(|it| {
                let question = filter::plain("survey-question", &it.question);
                (question.to_owned(), it.row, it.answer)
            });
            let answering = Answering {
                round: filter::plain("survey-round", &input.round).to_owned(),
                chapter: filter::plain("chapter", &input.chapter).to_owned(),
                answers: answers.collect(),
                is_submitted: input.submit,
                source: input.source_title,
            };
            let permission = async |transaction: &mut RecordTransaction| {
                let done = transaction.answer(&answering).await?;
                let record = done.first().map(|it| it.record.clone()).unwrap_or_default();
                let is_new = matches!(done.first().map(|it| &it.outcome), Some(Outcome::Created));
                let mut outcomes = done.iter().map(|it| &it.outcome);
                let is_same = outcomes.all(|it| matches!(it, Outcome::Unchanged));
                let outcome = match (is_new, is_same) {
                    (true, _) => WriteOutcome::Created,
                    (_, true) => WriteOutcome::Unchanged,
                    _ => WriteOutcome::Changed,
                };
                Ok(plain(&record, outcome))
            };
            Ok(run(ctx, permission).await?.into())
        };
    }
}
