//! What chapters answer the rounds of surveys.

use async_graphql::{ID, InputObject};
use entity::{survey_answer, survey_response};
use sea_orm::Condition;

use super::{SurveyQuestion, SurveyRound};
use crate::{
    change::Steps,
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains, stored},
    known::{ChapterId, QuestionId, ResponseId, RoundId},
    list::{lists, orders},
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    network::Chapter,
    object::object,
    record::{Record, fact, record},
    vocabulary::ResponseStatus,
};

record!(SurveyResponse, survey_response, "survey-response");

object! {
    /// The response of one chapter to a round of a survey. Only callers whose rights cover the chapter can read it; the results of all chapters are in `SurveyRound.results`.
    SurveyResponse as SurveyResponse |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The round.
        round: Option<SurveyRound> => SurveyRound::load(ctx, &this.0.round);
        /// The chapter that answers.
        chapter: Option<Chapter> => Chapter::load(ctx, &this.0.chapter);
        /// The state of the response; `steps` shows who changed it, and when.
        status: ResponseStatus = this.0.status.into();
        ..Steps = Steps(this.global_id());
        ..SurveyResponseLists = SurveyResponseLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a response.
    SurveyResponseLists(String) |response| {
        /// The answers; a question without an answer is not in the list.
        answers: SurveyAnswerFilter = Parent::column("response", &response.0);
    }
}

record!(SurveyAnswer, survey_answer, "survey-answer");

object! {
    /// The answer to one question in a response. Only callers whose rights cover the chapter can read it.
    SurveyAnswer as SurveyAnswer |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The response that it belongs to.
        response: Option<SurveyResponse> => SurveyResponse::load(ctx, &this.0.response);
        /// The question.
        question: Option<SurveyQuestion> => SurveyQuestion::load(ctx, &this.0.question);
        /// The row of the table, counted from 1; `null` if the question is not in a table.
        row: Option<i32> = this.0.row;
        /// The answer: a text, a number, a date such as 2026-01-31, or the code of a choice; several codes are separated by semicolons.
        answer: &str = &this.0.answer;
        ..Fact = fact!(this);
    }
}

/// Which responses to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyResponseFilter {
    /// Keep responses to these rounds (global ids).
    rounds: Option<Vec<RoundId>>,
    /// Keep responses of these chapters (global ids).
    chapters: Option<Vec<ChapterId>>,
    /// Keep responses in one of these states.
    statuses: Option<Vec<ResponseStatus>>,
}

impl Listing for SurveyResponseFilter {
    type Entity = survey_response::Entity;

    fn condition(&self) -> Condition {
        let rounds = plains("survey-round", self.rounds.as_ref());
        let chapters = plains("chapter", self.chapters.as_ref());
        let statuses = stored::<_, entity::vocabulary::ResponseStatus>(self.statuses.as_ref());
        Condition::all()
            .one_of(survey_response::Column::Round, rounds.as_ref())
            .one_of(survey_response::Column::Chapter, chapters.as_ref())
            .one_of(survey_response::Column::Status, statuses.as_ref())
    }
}

orders! {
    /// What responses can be ordered by.
    SurveyResponseOrder {
        /// The chapter's id, and so the network and country.
        Chapter = "chapter",
        /// The round's id.
        Round = "round",
    }
}

impl Listed for SurveyResponseFilter {
    type Node = SurveyResponse;
    type Order = SurveyResponseOrder;
    const ORDER: &'static [Sort] = &[Sort::up("round"), Sort::up("chapter")];
}

/// Which answers to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyAnswerFilter {
    /// Keep answers to these questions (global ids).
    questions: Option<Vec<QuestionId>>,
    /// Keep answers of these responses (global ids).
    responses: Option<Vec<ResponseId>>,
}

impl Listing for SurveyAnswerFilter {
    type Entity = survey_answer::Entity;

    fn condition(&self) -> Condition {
        let questions = plains("survey-question", self.questions.as_ref());
        let responses = plains("survey-response", self.responses.as_ref());
        Condition::all()
            .one_of(survey_answer::Column::Question, questions.as_ref())
            .one_of(survey_answer::Column::Response, responses.as_ref())
    }
}

orders! {
    /// What answers can be ordered by.
    SurveyAnswerOrder {
        /// The question's id.
        Question = "question",
        /// The row of the table.
        Row = "row",
    }
}

impl Listed for SurveyAnswerFilter {
    type Node = SurveyAnswer;
    type Order = SurveyAnswerOrder;
    const ORDER: &'static [Sort] = &[Sort::up("response"), Sort::up("question"), Sort::up("row")];
}
