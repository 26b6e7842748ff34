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
    /// An instrument that asks countries or chapters, or assesses them: a survey, a self-assessment, an index or the marks of a report.
    Survey as Survey |this, ctx| {
        /// The stable identifier, such as `survey:jaa`.
        id: ID = this.global_id().into();
        /// The name.
        name: &str = &this.0.name;
        /// The acronym, `null` where it has none.
        acronym: Option<&str> = this.0.acronym.as_deref();
        /// Who conducts it, `null` if not recorded.
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
        /// Its rounds on record, newest first unless ordered otherwise.
        rounds: SurveyRoundFilter = Parent::column("survey", &survey.0);
        /// Its versions, newest first unless ordered otherwise; none where its questions are not on record.
        versions: SurveyVersionFilter = Parent::column("survey", &survey.0);
        /// What it measures.
        indicators: IndicatorFilter = Parent::column("survey", &survey.0);
    }
}

/// Which surveys to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyFilter {
    /// Only surveys that one of these parties, by global id, conducts.
    owners: Option<Vec<ID>>,
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
        /// The rounds of all surveys, newest first unless ordered otherwise.
        survey_rounds: SurveyRoundFilter = None;
        /// What all surveys measure, also where no value was gathered.
        indicators: IndicatorFilter = None;
        /// The values of all indicators in all countries. Units differ between indicators.
        indicator_values: IndicatorValueFilter = None;
        /// The chapters that answered, in every round whose respondents are on record.
        survey_respondents: SurveyRespondentFilter = None;
        /// The versions of all surveys whose questions are on record.
        survey_versions: SurveyVersionFilter = None;
        /// The questions of all versions, in their order unless ordered otherwise.
        survey_questions: SurveyQuestionFilter = None;
        /// What can be chosen as an answer, in all versions.
        survey_choices: SurveyChoiceFilter = None;
        /// How questions and choices are worded.
        survey_texts: SurveyTextFilter = None;
        /// The responses of chapters, those that your rights extend to.
        survey_responses: SurveyResponseFilter = None;
        /// The answers of responses, those that your rights extend to.
        survey_answers: SurveyAnswerFilter = None;
    }
}
