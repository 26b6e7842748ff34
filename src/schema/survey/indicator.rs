//! What surveys measure.

use async_graphql::{Context, ID, InputObject, Object};
use entity::indicator;
use sea_orm::Condition;

use super::{
    IndicatorValueFilter, Survey,
    result::{AnsweredValue, fed_by},
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
        filter::{Narrow, plain, plains},
        list::{lists, orders},
        practice::{self, PracticeFilter},
        record::{Record, fact, record},
    },
};

record!(Indicator, indicator, "indicator");

/// What a survey measures, one thing at a time.
#[Object]
impl Indicator {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The survey.
    async fn survey(&self, ctx: &Context<'_>) -> Result<Option<Survey>> {
        Survey::load(ctx, &self.0.survey).await
    }

    /// The part of the survey that it stands in.
    async fn domain(&self) -> &str {
        &self.0.domain
    }

    /// Its number in the survey, such as `1.2a`; `null` where it has none.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its name as a column of the published dataset, `null` where it is none.
    async fn variable(&self) -> Option<&str> {
        self.0.variable.as_deref()
    }

    /// The unit of its values, such as `%`; `null` where they have none or none is published.
    async fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// Its weight inside its domain in per cent, `null` where it is not weighted or none is published.
    async fn weight(&self) -> Option<f64> {
        self.0.weight
    }

    /// The lowest value that the survey allows, `null` where it sets none or none is published.
    async fn minimum(&self) -> Option<f64> {
        self.0.minimum
    }

    /// The highest value that the survey allows, `null` where it sets none or none is published.
    async fn maximum(&self) -> Option<f64> {
        self.0.maximum
    }

    /// What the answers of a round count towards it, by chapter; beside `values`, which are as published. Empty where no question of the round counts towards it, or one that does is not public.
    #[graphql(name = "fromAnswers")]
    async fn answered(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The round, by global id.")] round: ID,
    ) -> Result<Vec<AnsweredValue>> {
        fed_by(ctx, &self.0.id, plain("survey-round", &round)).await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> IndicatorLists {
        IndicatorLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

lists! {
    /// The lists of an indicator.
    IndicatorLists(String) |indicator| {
        /// Its values, by country unless ordered otherwise; none where none were gathered.
        values: IndicatorValueFilter = Parent::column("indicator", &indicator.0);
        /// The documented practices that are linked to it: that document it, are evidence for it, or were presented or shared there.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("indicator:{}", indicator.0));
    }
}

/// Which indicators to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct IndicatorFilter {
    /// Only indicators of these surveys, by global id.
    surveys: Option<Vec<ID>>,
    /// Only indicators in one of these parts of their survey, spelt as in `domain`.
    domains: Option<Vec<String>>,
    /// Only indicators that are one of these columns of the published dataset.
    variables: Option<Vec<String>>,
}

impl Listing for IndicatorFilter {
    type Entity = indicator::Entity;

    fn condition(&self) -> Condition {
        let surveys = plains("survey", self.surveys.as_ref());
        Condition::all()
            .one_of(indicator::Column::Survey, surveys.as_ref())
            .one_of(indicator::Column::Domain, self.domains.as_ref())
            .one_of(indicator::Column::Variable, self.variables.as_ref())
    }
}

orders! {
    /// What indicators can be ordered by.
    IndicatorOrder {
        /// The name.
        Name = "name",
        /// The part of the survey that they stand in.
        Domain = "domain",
        /// The number in the survey, compared as text.
        Number = "number",
    }
}

impl Listed for IndicatorFilter {
    type Node = Indicator;
    type Order = IndicatorOrder;
    const ORDER: &'static [Sort] = &[Sort::up("survey"), Sort::up("domain"), Sort::up("number")];
}
