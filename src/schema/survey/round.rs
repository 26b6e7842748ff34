//! The rounds of surveys.

use async_graphql::{Context, ID, InputObject, Object};
use entity::survey_round;
use sea_orm::Condition;

use super::{
    IndicatorValueFilter, Survey, SurveyRespondentFilter, SurveyResponseFilter, SurveyVersion,
    result::{SurveyGrouping, SurveyResult, results_of},
};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    schema::{
        connection::Listed,
        fact::Fact,
        filter::{Narrow, plains},
        list::{lists, orders},
        record::{Record, fact, record},
        scalar::{PartialDate, date},
        vocabulary::RegionScheme,
    },
};

record!(SurveyRound, survey_round, "survey-round");

/// One round of a survey, such as its edition of a year.
#[Object]
impl SurveyRound {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The survey.
    async fn survey(&self, ctx: &Context<'_>) -> Result<Option<Survey>> {
        Survey::load(ctx, &self.0.survey).await
    }

    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The date or period as of which its values hold, `null` if undated; a value with a date of its own holds as of that one.
    async fn as_of(&self) -> Option<PartialDate> {
        date(self.0.as_of.as_ref())
    }

    /// The version of the survey that was asked, `null` where its questions are not on record.
    async fn survey_version(&self, ctx: &Context<'_>) -> Result<Option<SurveyVersion>> {
        SurveyVersion::load_if(ctx, self.0.version.as_ref()).await
    }

    /// The first day on which it can be answered, `null` if not recorded.
    async fn opens(&self) -> Option<PartialDate> {
        date(self.0.opens.as_ref())
    }

    /// The last day on which it can be answered, `null` if not recorded.
    async fn closes(&self) -> Option<PartialDate> {
        date(self.0.closes.as_ref())
    }

    /// What came out of it, question by question in their order; empty where its questions are not on record.
    async fn results(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Into which groups those who were asked are put.",
            default_with = "SurveyGrouping::All"
        )]
        by: SurveyGrouping,
        #[graphql(
            desc = "Whose regions are meant, where regions are the groups.",
            default_with = "RegionScheme::SecretariatHub"
        )]
        scheme: RegionScheme,
    ) -> Result<Vec<SurveyResult>> {
        results_of(ctx, &self.0.id, by, scheme).await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> SurveyRoundLists {
        SurveyRoundLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

lists! {
    /// The lists of a round.
    SurveyRoundLists(String) |round| {
        /// What came out of it, by indicator and country.
        values: IndicatorValueFilter = Parent::column("round", &round.0);
        /// The chapters that answered it; none where the source does not name them.
        respondents: SurveyRespondentFilter = Parent::column("round", &round.0);
        /// The responses of chapters, those that your rights extend to.
        responses: SurveyResponseFilter = Parent::column("round", &round.0);
    }
}

/// Which rounds to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyRoundFilter {
    /// Only rounds of these surveys, by global id.
    surveys: Option<Vec<ID>>,
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
        /// The date or period as of which their values hold.
        AsOf = "as_of",
    }
}

impl Listed for SurveyRoundFilter {
    type Node = SurveyRound;
    type Order = SurveyRoundOrder;
    const ORDER: &'static [Sort] = &[Sort::down("as_of"), Sort::up("name")];
}
