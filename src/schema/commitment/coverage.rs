//! Which of the global nutrition targets the makers of a country commit to.

use async_graphql::{Context, SimpleObject};
use entity::vocabulary;
use sea_orm::{ActiveEnum, Iterable};

use crate::{
    error::Result,
    loader::coverage::TargetsCommittedIn,
    schema::{ask::Ask, vocabulary::NutritionTarget},
};

/// How many commitments of a country's makers name a global nutrition target.
#[derive(SimpleObject)]
pub(crate) struct TargetCoverage {
    /// The target.
    target: NutritionTarget,
    /// How many commitments on record name the target, overarching ones and their goals each counted. 0 says that none is on record, not that none was made: the targets of many commitments are not recorded.
    commitments: u64,
}

/// Every target in the order of the vocabulary, with how many commitments of
/// the country's makers name it.
pub(crate) async fn target_coverage(
    ctx: &Context<'_>,
    country: &str,
) -> Result<Vec<TargetCoverage>> {
    let key = TargetsCommittedIn(country.to_owned());
    let counts = ctx.loads().load_one(key).await?;
    let commitments = |target: &vocabulary::NutritionTarget| {
        let count = counts
            .as_ref()
            .and_then(|counts| counts.get(&target.to_value()));
        count.copied().unwrap_or_default()
    };
    Ok(vocabulary::NutritionTarget::iter()
        .map(|target| TargetCoverage {
            commitments: commitments(&target),
            target: target.into(),
        })
        .collect())
}
