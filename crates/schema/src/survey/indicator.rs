//! What surveys measure.

use async_graphql::{ID, InputObject};
use entity::{indicator, indicator_value};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QuerySelect, QueryTrait};

use super::{
    IndicatorValueFilter, Survey,
    result::{AnsweredValue, fed_by},
};
use crate::{
    ask::Ask,
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plain, plains},
    known::SurveyId,
    list::{lists, orders},
    loader::{
        listing::{Count, Listing, Sort},
        side::Parent,
    },
    object::object,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
};

record!(Indicator, indicator, "indicator");

object! {
    /// One thing that a survey measures.
    Indicator as Indicator |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The survey.
        survey: Option<Survey> => Survey::load(ctx, &this.0.survey);
        /// The part of the survey that it belongs to.
        domain: &str = &this.0.domain;
        /// Its number in the survey, such as `1.2a`; `null` if it has none.
        number: Option<&str> = this.0.number.as_deref();
        /// The name.
        name: &str = &this.0.name;
        /// The name of its column in the published dataset; `null` if it has none.
        variable: Option<&str> = this.0.variable.as_deref();
        /// The unit of its values, such as `%`; `null` if there is none or none is published.
        unit: Option<&str> = this.0.unit.as_deref();
        /// Its weight within its domain in per cent; `null` if there is none or none is published.
        weight: Option<f64> = this.0.weight;
        /// The lowest value that the survey allows; `null` if there is none or none is published.
        minimum: Option<f64> = this.0.minimum;
        /// The highest value that the survey allows; `null` if there is none or none is published.
        maximum: Option<f64> = this.0.maximum;
        /// The number of values on record, of all countries and rounds; 0 means that none were gathered or published, not that they are zero.
        value_count: u64 => async {
            let count = Count {
                parent: Some(Parent::column("indicator", &this.0.id)),
                listing: IndicatorValueFilter::default().into(),
            };
            Ok(ctx.loads().load_one(count).await?.unwrap_or_default())
        };
        /// What the answers of a round contribute to it, by chapter; the published values are in `values`. Empty if no question of the round contributes to it or if one that does is not public.
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
        /// Its values, ordered by country by default. An empty list means that none were gathered.
        values: IndicatorValueFilter = Parent::column("indicator", &indicator.0);
        /// The documented practices that are linked to it, for example as evidence.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("indicator:{}", indicator.0));
    }
}

/// Which indicators to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct IndicatorFilter {
    /// Keep indicators of these surveys (global ids).
    surveys: Option<Vec<SurveyId>>,
    /// Keep indicators in one of these parts of their survey, spelt as in `domain`.
    domains: Option<Vec<String>>,
    /// Keep indicators with one of these column names in the published dataset.
    variables: Option<Vec<String>>,
    /// Keep indicators with any value on record (`true`) or those without (`false`).
    has_values: Option<bool>,
}

impl Listing for IndicatorFilter {
    type Entity = indicator::Entity;

    fn condition(&self) -> Condition {
        let surveys = plains("survey", self.surveys.as_ref());
        Condition::all()
            .one_of(indicator::Column::Survey, surveys.as_ref())
            .one_of(indicator::Column::Domain, self.domains.as_ref())
            .one_of(indicator::Column::Variable, self.variables.as_ref())
            .add_option(self.has_values.map(has_values))
    }
}

fn has_values(has_values: bool) -> Condition {
    let values = indicator_value::Entity::find()
        .select_only()
        .column(indicator_value::Column::Indicator)
        .into_query();
    let id = indicator::Column::Id;
    Condition::all().add(if has_values {
        id.in_subquery(values)
    } else {
        id.not_in_subquery(values)
    })
}

orders! {
    /// What indicators can be ordered by.
    IndicatorOrder {
        /// The name.
        Name = "name",
        /// The part of the survey.
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
