//! Answering a round of a survey, all of it in one mutation.

use async_graphql::{ID, InputObject};

use super::{
    payload::{Payload, WriteOutcome},
    run::{plain, run},
};
use crate::{filter, object::object, survey::SurveyResponse};
use store::action::{Act, Answering, Outcome};

/// What one question is answered.
#[derive(InputObject)]
struct SurveyAnswerInput {
    /// The question, by global id.
    question: ID,
    /// The row of the table that it stands in, counted from 1; left out outside of tables.
    row: Option<i32>,
    /// The answer: a text, a number, a date as 2026-01-31, or the code of what is chosen; several codes are separated by semicolons.
    answer: String,
}

/// What a chapter answers a round.
#[derive(InputObject)]
struct AnswerSurveyInput {
    /// The round, by global id.
    round: ID,
    /// The chapter that answers, by global id.
    chapter: ID,
    /// The answers; what was answered before and is not among them stays.
    answers: Vec<SurveyAnswerInput>,
    /// Whether that is all: it is then held to what the questions want, and results count it.
    #[graphql(default)]
    submit: bool,
    /// Where the answers come from: the title of a page, report or dataset.
    source_title: String,
}

/// Answers rounds of surveys.
#[derive(Default)]
pub(crate) struct AnswerMutation;

object! {
    /// Answers rounds of surveys.
    AnswerMutation as AnswerMutation |this, ctx| {
        /// Answers a round of a survey for a chapter: all that is sent or nothing. A draft may be incomplete; a response that is submitted must have every answer that its questions want, and then stands still until it is returned. For those whose role reaches to the chapter.
        answer_survey(
            /// What is answered, and for whom.
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
            let deed = async |act: &mut Act| {
                let done = act.answer(&answering).await?;
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
            Ok(run(ctx, deed).await?.into())
        };
    }
}
