//! The versions of surveys.

use async_graphql::{ID, InputObject};
use entity::survey_version;
use sea_orm::Condition;

use super::{Survey, SurveyChoiceFilter, SurveyQuestionFilter, SurveyRoundFilter};
use crate::{
    ask::Ask,
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains},
    known::SurveyId,
    list::{lists, orders},
    loader::{
        facet::FacetsOf,
        listing::{Listing, Sort},
        side::Parent,
    },
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
};

record!(SurveyVersion, survey_version, "survey-version");

object! {
    /// One version of the questions of a survey. Answers stay with the version that asked the question.
    SurveyVersion as SurveyVersion |this, ctx| {
        /// The stable identifier, such as `survey-version:csn-functionality-1`.
        id: ID = this.global_id().into();
        /// The survey.
        survey: Option<Survey> => Survey::load(ctx, &this.0.survey);
        /// The name or number.
        name: &str = &this.0.name;
        /// The languages of the questions, as ISO 639-1 codes.
        languages: Vec<String> => async {
            let facets = ctx.loads().load_one(FacetsOf(this.global_id())).await?;
            let facets = facets.iter().flat_map(|rows| rows.iter());
            let languages = facets.filter(|row| row.field == "languages");
            Ok(languages.map(|row| row.value.clone()).collect())
        };
        /// The default language, as an ISO 639-1 code.
        language: &str = &this.0.language;
        /// The date since when it is used; `null` if not recorded.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        ..SurveyVersionLists = SurveyVersionLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a version.
    SurveyVersionLists(String) |version| {
        /// Its questions, in the order of the survey by default.
        questions: SurveyQuestionFilter = Parent::column("version", &version.0);
        /// The choices that can be given as answers, list by list.
        choices: SurveyChoiceFilter = Parent::column("version", &version.0);
        /// The rounds that used it.
        rounds: SurveyRoundFilter = Parent::column("version", &version.0);
    }
}

/// Which versions to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyVersionFilter {
    /// Keep versions of these surveys (global ids).
    surveys: Option<Vec<SurveyId>>,
}

impl Listing for SurveyVersionFilter {
    type Entity = survey_version::Entity;

    fn condition(&self) -> Condition {
        let surveys = plains("survey", self.surveys.as_ref());
        Condition::all().one_of(survey_version::Column::Survey, surveys.as_ref())
    }
}

orders! {
    /// What versions can be ordered by.
    SurveyVersionOrder {
        /// The name or number, compared as text.
        Name = "name",
        /// The date since when the version is used.
        Since = "since",
    }
}

impl Listed for SurveyVersionFilter {
    type Node = SurveyVersion;
    type Order = SurveyVersionOrder;
    const ORDER: &'static [Sort] = &[Sort::down("since"), Sort::up("name")];
}
