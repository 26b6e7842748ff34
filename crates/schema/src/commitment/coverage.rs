//! Which of the global nutrition targets and of the classes of action the
//! makers of a country commit to, and which none of them does.

use async_graphql::Context;
use entity::vocabulary;
use sea_orm::{ActiveEnum, Iterable};

use crate::{
    ask::Ask,
    error::Result,
    loader::coverage::NamedByCommitments,
    object::plain,
    vocabulary::{ActionClass, NutritionTarget},
};

plain! {
    /// The number of commitments in a country that name a global nutrition target.
    TargetCoverage {
        /// The target.
        target: NutritionTarget,
        /// The number of recorded commitments that name the target; overarching ones and their goals count separately. 0 does not mean that none was made: for many commitments the targets are not recorded.
        commitments: u64,
    }
}

plain! {
    /// The number of commitments in a country that use a class of action.
    ActionClassCoverage {
        /// The class of action.
        action_class: ActionClass,
        /// The number of recorded commitments that use the class; overarching ones and their goals count separately. 0 does not mean that none was made: for many commitments the classes are not recorded.
        commitments: u64,
    }
}

/// Every target in the order of the vocabulary, with how many commitments of
/// the country's makers name it.
pub(crate) async fn target_coverage(
    ctx: &Context<'_>,
    country: &str,
) -> Result<Vec<TargetCoverage>> {
    let counts = counts::<vocabulary::NutritionTarget>(ctx, country, "targets").await?;
    let coverage = counts
        .into_iter()
        .map(|(target, commitments)| TargetCoverage {
            target: target.into(),
            commitments,
        });
    Ok(coverage.collect())
}

/// Every class of action in the order of the vocabulary, with how many
/// commitments of the country's makers act through it.
pub(crate) async fn action_class_coverage(
    ctx: &Context<'_>,
    country: &str,
) -> Result<Vec<ActionClassCoverage>> {
    let counts = counts::<vocabulary::ActionClass>(ctx, country, "action_classes").await?;
    let coverage = counts
        .into_iter()
        .map(|(class, commitments)| ActionClassCoverage {
            action_class: class.into(),
            commitments,
        });
    Ok(coverage.collect())
}

/// Every word of a vocabulary, with how many commitments name it in the field.
pub(super) async fn counts<W: ActiveEnum<Value = String> + Iterable>(
    ctx: &Context<'_>,
    country: &str,
    field: &'static str,
) -> Result<Vec<(W, u64)>> {
    let country = country.to_owned();
    let key = NamedByCommitments { country, field };
    let counts = ctx.loads().load_one(key).await?;
    let count = |word: &W| counts.as_ref()?.get(&word.to_value()).copied();
    Ok(W::iter()
        .map(|word| {
            let commitments = count(&word).unwrap_or_default();
            (word, commitments)
        })
        .collect())
}
