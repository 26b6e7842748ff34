//! What was measured for a country.

use async_graphql::{Context, ID, Object};

use super::{Indicator, SurveyRound};
use crate::{
    error::Result,
    schema::{
        country::Country,
        fact::Fact,
        record::{Record, fact, record},
        scalar::{PartialDate, date},
        vocabulary::IndicatorClass,
    },
};

record!(IndicatorValue, indicator_value, "indicator-value");

/// The value of an indicator for a country in a round of its survey.
#[Object]
impl IndicatorValue {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// What was measured.
    async fn indicator(&self, ctx: &Context<'_>) -> Result<Option<Indicator>> {
        Indicator::load(ctx, &self.0.indicator).await
    }

    /// The round in which it was measured.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<SurveyRound>> {
        SurveyRound::load(ctx, &self.0.round).await
    }

    /// The country that it was measured for.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.0.country).await
    }

    /// The value as a number in the indicator's unit, `null` where the published value is none; no value is not 0.
    async fn number(&self) -> Option<f64> {
        self.0.number
    }

    /// The value as published, `null` where none is.
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// How the MEAL dashboard classes the value, `null` where it does not.
    async fn class(&self) -> Option<IndicatorClass> {
        self.0.class.map(Into::into)
    }

    /// The date or period that the value itself is of, `null` where it is not told from that of the round.
    async fn date(&self) -> Option<PartialDate> {
        date(self.0.date.as_ref())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}
