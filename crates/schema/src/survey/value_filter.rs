//! Which indicator values to keep.

use async_graphql::InputObject;
use entity::{country, indicator, indicator_value, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::IndicatorValue;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, plains, stored},
    known::{IndicatorId, RegionId, RoundId, SurveyId},
    list::orders,
    loader::{
        listing::{Listing, Sort},
        summary::values_of_year,
    },
    rank,
    scalar::{CountryCode, Date},
    vocabulary::IndicatorClass,
};

/// Which indicator values to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct IndicatorValueFilter {
    /// Keep values of these indicators (global ids).
    indicators: Option<Vec<IndicatorId>>,
    /// Keep values of indicators of these surveys (global ids).
    surveys: Option<Vec<SurveyId>>,
    /// Keep values from these rounds (global ids).
    rounds: Option<Vec<RoundId>>,
    /// Keep values for these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep values for countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep values in one of these classes of the MEAL dashboard; values without a class do not match.
    classes: Option<Vec<IndicatorClass>>,
    /// Keep values of at least this number, in the indicator's unit; values without a number do not match.
    number_from: Option<i32>,
    /// Keep values of at most this number, in the indicator's unit; values without a number do not match.
    number_to: Option<i32>,
    /// Keep values of this year: that of the value, or of its round if it has no date; the first year of a period.
    year: Option<i32>,
    /// Keep values for countries that joined the Movement on or after this day; unknown dates do not match.
    joined_from: Option<Date>,
    /// Keep values for countries that joined the Movement on or before this day; unknown dates do not match.
    joined_to: Option<Date>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<IndicatorValueFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<IndicatorValueFilter>>,
    /// This must not hold.
    not: Option<Box<IndicatorValueFilter>>,
}

impl IndicatorValueFilter {
    /// Whether all values that it lets through are of one indicator.
    pub(crate) fn names_one_indicator(&self) -> bool {
        self.indicators.as_ref().is_some_and(|all| all.len() == 1)
    }

    fn own(&self) -> Condition {
        let country = indicator_value::Column::Country;
        let number = indicator_value::Column::Number;
        let indicators = plains("indicator", self.indicators.as_ref());
        let rounds = plains("survey-round", self.rounds.as_ref());
        let classes = stored::<_, vocabulary::IndicatorClass>(self.classes.as_ref());
        Condition::all()
            .one_of(indicator_value::Column::Indicator, indicators.as_ref())
            .among(
                indicator_value::Column::Indicator,
                plains("survey", self.surveys.as_ref()).map(indicators_of),
            )
            .one_of(indicator_value::Column::Round, rounds.as_ref())
            .one_of(country, codes(self.countries.as_ref()).as_ref())
            .among(country, self.region.as_ref().map(countries_of))
            .one_of(indicator_value::Column::Class, classes.as_ref())
            .add_option(self.number_from.map(|from| number.gte(f64::from(from))))
            .add_option(self.number_to.map(|to| number.lte(f64::from(to))))
            .among(country, self.joined())
            .among(indicator_value::Column::Id, self.year.map(values_of_year))
    }

    /// The countries that joined in the time asked for, if one is.
    fn joined(&self) -> Option<SelectStatement> {
        let (from, to) = (self.joined_from.as_ref(), self.joined_to.as_ref());
        from.or(to)?;
        let countries = country::Entity::find()
            .select_only()
            .column(country::Column::Id)
            .filter(Condition::all().dated(country::Column::Joined, from, to));
        Some(countries.into_query())
    }
}

/// The indicators of these surveys.
fn indicators_of(surveys: Vec<String>) -> SelectStatement {
    indicator::Entity::find()
        .select_only()
        .column(indicator::Column::Id)
        .filter(indicator::Column::Survey.is_in(surveys))
        .into_query()
}

impl Listing for IndicatorValueFilter {
    type Entity = indicator_value::Entity;

    fn condition(&self) -> Condition {
        combine(
            self.own(),
            self.and.as_ref(),
            self.or.as_ref(),
            self.not.as_deref(),
            Self::condition,
        )
    }
}

orders! {
    /// What indicator values can be ordered by.
    IndicatorValueOrder {
        /// The number; comparable only within one indicator.
        Number = "number",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// The date or period of the value.
        Date = "date",
        /// The class, in the order from no data through critical to good.
        Class = "class" ranked rank::INDICATOR_CLASS,
    }
}

impl Listed for IndicatorValueFilter {
    type Node = IndicatorValue;
    type Order = IndicatorValueOrder;
    const ORDER: &'static [Sort] = &[Sort::up("country")];
}
