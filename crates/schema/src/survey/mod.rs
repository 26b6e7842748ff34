//! Surveys and assessments: what they ask, whom, and what came out for each
//! country.

use async_graphql::{ID, InputObject};
use entity::survey;
use sea_orm::Condition;

use super::{
    connection::Listed,
    fact::Fact,
    filter::Narrow,
    list::{lists, orders},
    object::object,
    party::Party,
    record::{Record, fact, record},
};
use crate::known::RecordId;
use crate::loader::{
    listing::{Listing, Sort},
    side::Parent,
};

mod choice;
mod indicator;
mod question;
mod respondent;
mod response;
mod result;
mod round;
mod value;
mod value_filter;
mod version;
mod wording;

pub(crate) use choice::{SurveyChoice, SurveyChoiceFilter};
pub(crate) use indicator::{Indicator, IndicatorFilter};
pub(crate) use question::{SurveyQuestion, SurveyQuestionFilter};
pub(crate) use respondent::{SurveyRespondent, SurveyRespondentFilter};
pub(crate) use response::{SurveyAnswer, SurveyAnswerFilter, SurveyResponse, SurveyResponseFilter};
pub(crate) use round::{SurveyRound, SurveyRoundFilter};
pub(crate) use value::IndicatorValue;
pub(crate) use value_filter::IndicatorValueFilter;
pub(crate) use version::{SurveyVersion, SurveyVersionFilter};
pub(crate) use wording::{SurveyText, SurveyTextFilter};

record!(Survey, survey, "survey");

object! {
    /// An instrument that asks or assesses countries or chapters: a survey, a self-assessment, an index or the scores of a report.
    Survey as Survey |this, ctx| {
        /// The stable identifier, such as `survey:jaa`.
        id: ID = this.global_id().into();
        /// The name.
        name: &str = &this.0.name;
        /// The acronym; `null` if it has none.
        acronym: Option<&str> = this.0.acronym.as_deref();
        /// The party that conducts it; `null` if not recorded.
        owner: Option<Party> => Party::load_if(ctx, this.0.owner.as_ref());
        /// What it is about.
        subject: &str = &this.0.subject;
        ..SurveyLists = SurveyLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a survey.
    SurveyLists(String) |survey| {
        /// Its rounds on record, newest first by default.
        rounds: SurveyRoundFilter = Parent::column("survey", &survey.0);
        /// Its versions, newest first by default; empty if its questions are not on record.
        versions: SurveyVersionFilter = Parent::column("survey", &survey.0);
        /// The indicators that it measures.
        indicators: IndicatorFilter = Parent::column("survey", &survey.0);
    }
}

/// Which surveys to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyFilter {
    /// Keep surveys that one of these parties (global ids) conducts.
    owners: Option<Vec<RecordId>>,
}

impl Listing for SurveyFilter {
    type Entity = survey::Entity;

    fn condition(&self) -> Condition {
        let owners = self.owners.as_ref();
        let owners = owners.map(|owners| owners.iter().map(|owner| owner.0.clone()).collect());
        Condition::all().one_of::<String>(survey::Column::Owner, owners.as_ref())
    }
}

orders! {
    /// What surveys can be ordered by.
    SurveyOrder {
        /// The name.
        Name = "name",
    }
}

impl Listed for SurveyFilter {
    type Node = Survey;
    type Order = SurveyOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}

/// Root fields about surveys.
#[derive(Default)]
pub(crate) struct SurveyQuery;

object! {
    /// Root fields about surveys.
    SurveyQuery as SurveyQuery |this, ctx| {
        /// One survey by its id, or `null` if there is none.
        survey(
            /// Its global id, such as `survey:jaa`.
            id: ID,
        ): Option<Survey> => Survey::load(ctx, &id);
        /// One indicator by its id, or `null` if there is none.
        indicator(
            /// Its global id, such as `indicator:unn-functionality-unnfxindexscore2019`.
            id: ID,
        ): Option<Indicator> => Indicator::load(ctx, &id);
    }
}

lists! {
    /// Lists of surveys, what they ask and what came out.
    SurveyRootLists |_root| {
        /// The surveys, assessments and indices on record.
        surveys: SurveyFilter = None;
        /// The rounds of all surveys, newest first by default.
        survey_rounds: SurveyRoundFilter = None;
        /// The indicators of all surveys, also those without values.
        indicators: IndicatorFilter = None;
        /// The values of all indicators in all countries. Units differ between indicators.
        indicator_values: IndicatorValueFilter = None;
        /// The chapters that answered, for all rounds whose respondents are on record.
        survey_respondents: SurveyRespondentFilter = None;
        /// The versions of all surveys whose questions are on record.
        survey_versions: SurveyVersionFilter = None;
        /// The questions of all versions, in the order of the survey by default.
        survey_questions: SurveyQuestionFilter = None;
        /// The choices that can be given as answers, in all versions.
        survey_choices: SurveyChoiceFilter = None;
        /// The wordings of questions and choices.
        survey_texts: SurveyTextFilter = None;
        /// The responses of chapters that your rights cover.
        survey_responses: SurveyResponseFilter = None;
        /// The answers of responses that your rights cover.
        survey_answers: SurveyAnswerFilter = None;
    }
}
