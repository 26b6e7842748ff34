//! The computed indicators at the root.

use async_graphql::Context;

use super::{ComputedIndicator, name::ComputedIndicatorName, rows::judged};
use crate::{
    Stamp, ask::Ask, at_most::AtMost, error::Result, loader::measure::MeasuresOf, object::object,
    scalar::Date,
};

/// Root fields about indicators that are computed.
#[derive(Default)]
pub(crate) struct ComputedQuery;

object! {
    /// Root fields about indicators that are computed.
    ComputedQuery as ComputedQuery |this, ctx| {
        /// The indicators counted from the records as of a day, each beside the reported figure, with the difference explained.
        computed_indicators(
            /// The day of the count; today by default.
            as_of: Option<Date>,
            /// The indicators, in this order; all if not given.
            names: Option<AtMost<5, ComputedIndicatorName>>,
        ): Vec<ComputedIndicator> => async {
            let day = as_of.map_or_else(|| today(ctx), |day| day.0);
            let names = names.map_or_else(|| ComputedIndicatorName::ALL.to_vec(), |names| names.0);
            let indicators = names.into_iter().map(|name| computed(ctx, name, &day));
            futures_util::future::try_join_all(indicators).await
        };
    }
}

fn today(ctx: &Context<'_>) -> String {
    let now = ctx.data_unchecked::<Stamp>().now;
    now.format("%Y-%m-%d").to_string()
}

async fn computed(
    ctx: &Context<'_>,
    name: ComputedIndicatorName,
    day: &str,
) -> Result<ComputedIndicator> {
    let measures = async {
        let Some(commitment) = name.commitment() else {
            return Ok(None);
        };
        ctx.loads().load_one(MeasuresOf(commitment.into())).await
    };
    let measures = async { Ok(measures.await?) };
    let (judged, measures) = futures_util::try_join!(judged(ctx, name, day), measures)?;
    Ok(ComputedIndicator {
        name,
        day: day.to_owned(),
        judged,
        measures: measures.unwrap_or_default(),
    })
}
