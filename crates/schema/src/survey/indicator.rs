//! What surveys measure.

use async_graphql::{ID, InputObject};
use entity::indicator;
use sea_orm::Condition;

use super::{
    IndicatorValueFilter, Survey,
    result::{AnsweredValue, fed_by},
};
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plain, plains},
    list::{lists, orders},
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    object::object,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
};

record!(Indicator, indicator, "indicator");

object! {
    /// What a survey measures, one thing at a time.
    Indicator as Indicator |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The survey.
        survey: Option<Survey> => Survey::load(ctx, &this.0.survey);
        /// The part of the survey that it stands in.
        domain: &str = &this.0.domain;
        /// Its number in the survey, such as `1.2a`; `null` where it has none.
        number: Option<&str> = this.0.number.as_deref();
        /// The name.
        name: &str = &this.0.name;
        /// Its name as a column of the published dataset, `null` where it is none.
        variable: Option<&str> = this.0.variable.as_deref();
        /// The unit of its values, such as `%`; `null` where they have none or none is published.
        unit: Option<&str> = this.0.unit.as_deref();
        /// Its weight inside its domain in per cent, `null` where it is not weighted or none is published.
        weight: Option<f64> = this.0.weight;
        /// The lowest value that the survey allows, `null` where it sets none or none is published.
        minimum: Option<f64> = this.0.minimum;
        /// The highest value that the survey allows, `null` where it sets none or none is published.
        maximum: Option<f64> = this.0.maximum;
        /// What the answers of a round count towards it, by chapter; beside `values`, which are as published. Empty where no question of the round counts towards it, or one that does is not public.
        from_answers(
            /// The round, by global id.
            round: ID,
        ): Vec<AnsweredValue> => fed_by(ctx, &this.0.id, plain("survey-round", &round));
        ..IndicatorLists = IndicatorLists(this.0.id.clone());
        ..Fact = fact!(this);
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
