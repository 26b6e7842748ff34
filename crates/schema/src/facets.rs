//! Many-valued fields of records.

use async_graphql::Context;
use sea_orm::ActiveEnum;

use super::ask::Ask;
use crate::{error::Result, loader::facet::FacetsOf};

/// The texts that a field of a record holds, in their order.
pub(crate) async fn of(ctx: &Context<'_>, record: String, field: &str) -> Result<Vec<String>> {
    let facets = ctx.loads().load_one(FacetsOf(record)).await?;
    let all = facets.iter().flat_map(|facets| facets.iter());
    Ok(all
        .filter(|facet| facet.field == field)
        .map(|facet| facet.value.clone())
        .collect())
}

/// The words that a field of a record holds, in their order.
pub(crate) async fn words<S, W>(ctx: &Context<'_>, record: String, field: &str) -> Result<Vec<W>>
where
    S: ActiveEnum<Value = String>,
    W: From<S>,
{
    let texts = of(ctx, record, field).await?;
    Ok(texts
        .iter()
        .filter_map(|text| S::try_from_value(text).ok())
        .map(W::from)
        .collect())
}

/// Words as the texts that a field holds.
pub(crate) fn texts<S, W>(words: Option<&Vec<W>>) -> Option<Vec<String>>
where
    S: ActiveEnum<Value = String> + From<W>,
    W: Copy,
{
    words.map(|words| words.iter().map(|word| S::from(*word).to_value()).collect())
}
