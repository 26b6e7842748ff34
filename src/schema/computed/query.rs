//! The computed indicators at the root.

use async_graphql::{Context, Object};

use super::{ComputedIndicator, name::ComputedIndicatorName, rows::judged};
use crate::{
    error::Result,
    loader::measure::MeasuresOf,
    schema::{Stamp, ask::Ask, scalar::Date},
};

/// Root fields about indicators that are computed.
#[derive(Default)]
pub(crate) struct ComputedQuery;

/// Root fields about indicators that are computed.
#[Object]
impl ComputedQuery {
    /// The indicators that the records themselves can answer, counted as of a day, each beside the figure that was reported, with the difference explained.
    async fn computed_indicators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day to count for; today if not given.")] as_of: Option<Date>,
        #[graphql(
            desc = "Which of them, in this order; all if not given.",
            validator(max_items = 5)
        )]
        names: Option<Vec<ComputedIndicatorName>>,
    ) -> Result<Vec<ComputedIndicator>> {
        let day = as_of.map_or_else(|| today(ctx), |day| day.0);
        let names = names.unwrap_or_else(|| ComputedIndicatorName::ALL.to_vec());
        let indicators = names.into_iter().map(|name| computed(ctx, name, &day));
        futures_util::future::try_join_all(indicators).await
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
