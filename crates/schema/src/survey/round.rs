//! The rounds of surveys.

use async_graphql::{ID, InputObject};
use entity::survey_round;
use sea_orm::Condition;

use super::{
    IndicatorValueFilter, Survey, SurveyRespondentFilter, SurveyResponseFilter, SurveyVersion,
    result::{SurveyGrouping, SurveyResult, results_of},
};
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains},
    known::SurveyId,
    list::{lists, orders},
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    vocabulary::RegionScheme,
};

record!(SurveyRound, survey_round, "survey-round");

object! {
    /// One round of a survey, such as the edition of one year.
    SurveyRound as SurveyRound |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The survey.
        survey: Option<Survey> => Survey::load(ctx, &this.0.survey);
        /// The name.
        name: &str = &this.0.name;
        /// The date or period of its values; `null` if undated. A value with its own date has that date instead.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        /// The version of the survey that was used; `null` if its questions are not on record.
        survey_version: Option<SurveyVersion> => SurveyVersion::load_if(ctx, this.0.version.as_ref());
        /// The first day on which it can be answered; `null` if not recorded.
        opens: Option<PartialDate> = date(this.0.opens.as_ref());
        /// The last day on which it can be answered; `null` if not recorded.
        closes: Option<PartialDate> = date(this.0.closes.as_ref());
        /// The results, question by question in the order of the survey; empty if its questions are not on record.
        results(
            /// How to group the chapters that were asked.
            by: SurveyGrouping = SurveyGrouping::All,
            /// The scheme of regions, if the groups are regions.
            scheme: RegionScheme = RegionScheme::SecretariatHub,
        ): Vec<SurveyResult> => results_of(ctx, &this.0.id, by, scheme);
        ..SurveyRoundLists = SurveyRoundLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a round.
    SurveyRoundLists(String) |round| {
        /// The values of its indicators in countries.
        values: IndicatorValueFilter = Parent::column("round", &round.0);
        /// The chapters that answered it. An empty list means that the source names none.
        respondents: SurveyRespondentFilter = Parent::column("round", &round.0);
        /// The responses of chapters that your rights cover.
        responses: SurveyResponseFilter = Parent::column("round", &round.0);
    }
}

/// Which rounds to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyRoundFilter {
    /// Keep rounds of these surveys (global ids).
    surveys: Option<Vec<SurveyId>>,
}

impl Listing for SurveyRoundFilter {
    type Entity = survey_round::Entity;

    fn condition(&self) -> Condition {
        let surveys = plains("survey", self.surveys.as_ref());
        Condition::all().one_of(survey_round::Column::Survey, surveys.as_ref())
    }
}

orders! {
    /// What rounds can be ordered by.
    SurveyRoundOrder {
        /// The name.
        Name = "name",
        /// The date or period of the values.
        AsOf = "as_of",
    }
}

impl Listed for SurveyRoundFilter {
    type Node = SurveyRound;
    type Order = SurveyRoundOrder;
    const ORDER: &'static [Sort] = &[Sort::down("as_of"), Sort::up("name")];
}
