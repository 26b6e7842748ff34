//! What was measured for a country.

use async_graphql::ID;

use super::{Indicator, SurveyRound};
use crate::{
    country::Country,
    fact::Fact,
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    vocabulary::IndicatorClass,
};

record!(IndicatorValue, indicator_value, "indicator-value");

object! {
    /// The value of an indicator for a country in a round of its survey.
    IndicatorValue as IndicatorValue |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The indicator that was measured.
        indicator: Option<Indicator> => Indicator::load(ctx, &this.0.indicator);
        /// The round in which it was measured.
        round: Option<SurveyRound> => SurveyRound::load(ctx, &this.0.round);
        /// The country that it was measured for.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The value as a number in the indicator's unit; `null` if no number is published; no value does not mean 0.
        number: Option<f64> = this.0.number;
        /// The value as published; `null` if none is published.
        text: Option<&str> = this.0.text.as_deref();
        /// The class of the value in the MEAL dashboard; `null` if it has none.
        class: Option<IndicatorClass> = this.0.class.map(Into::into);
        /// The date or period of the value itself; `null` if only that of the round is known.
        date: Option<PartialDate> = date(this.0.date.as_ref());
        ..Fact = fact!(this);
    }
}
