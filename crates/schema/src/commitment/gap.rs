//! Which targets and classes of action nobody in a country commits to.

use std::sync::Arc;

use async_graphql::Context;
use entity::{country, vocabulary};
use sea_orm::{ActiveEnum, Iterable};

use super::coverage::counts;
use crate::{
    DataVersion,
    ask::Ask,
    computed_page::{ComputedPage, list_name},
    connection::Listed,
    country::{Country, CountryFilter},
    error::Result,
    loader::listing::every,
    object::object,
    vocabulary::{ActionClass, NutritionTarget},
};

/// The targets and classes of action that no recorded commitment of a country's makers names.
#[derive(Clone)]
pub(crate) struct CoverageGap {
    country: Arc<country::Model>,
    targets: Vec<NutritionTarget>,
    action_classes: Vec<ActionClass>,
}

object! {
    /// The targets and classes of action that no recorded commitment of a country's makers names. Unrecorded ones may exist: many commitments lack these data.
    CoverageGap as CoverageGap |this, ctx| {
        /// The country.
        country: Country = Arc::clone(&this.country).into();
        /// The global nutrition targets that no recorded commitment names, in the order of the vocabulary.
        uncovered_targets: &[NutritionTarget] = &this.targets;
        /// The classes of action that no recorded commitment uses, in the order of the vocabulary.
        uncovered_action_classes: &[ActionClass] = &this.action_classes;
    }
}

/// Root fields about gaps in commitments.
#[derive(Default)]
pub(crate) struct CoverageQuery;

object! {
    /// Root fields about gaps in commitments.
    CoverageQuery as CoverageQuery |this, ctx| {
        /// The countries where at least one of the ten global nutrition targets or twelve classes of action is in no recorded commitment, by name, with those missing. A country without any recorded commitment misses all of them.
        coverage_gaps(
            /// The countries to look at; by default those that have joined the Movement.
            filter: Option<CountryFilter>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<CoverageGap> => async {
            let filter = filter.unwrap_or_default().at_root();
            let version = ctx.data_unchecked::<DataVersion>().get();
            let list = list_name("coverageGaps", version, &filter);
            let countries = every(ctx.loads(), filter).await?;
            let gaps = countries.iter().map(|country| gap(ctx, country));
            let mut gaps = futures_util::future::try_join_all(gaps).await?;
            gaps.retain(|gap| !gap.targets.is_empty() || !gap.action_classes.is_empty());
            gaps.sort_by(|one, other| one.country.name.cmp(&other.country.name));
            ComputedPage::new(ctx, &list, gaps.len(), (first, after), |place| {
                gaps[place].clone()
            })
        };
    }
}

async fn gap(ctx: &Context<'_>, country: &Arc<country::Model>) -> Result<CoverageGap> {
    let (targets, action_classes) = futures_util::try_join!(
        uncovered::<vocabulary::NutritionTarget, _>(ctx, &country.id, "targets"),
        uncovered::<vocabulary::ActionClass, _>(ctx, &country.id, "action_classes"),
    )?;
    Ok(CoverageGap {
        country: Arc::clone(country),
        targets,
        action_classes,
    })
}

/// The words that no commitment of the country's makers names in the field.
async fn uncovered<S, W>(ctx: &Context<'_>, country: &str, field: &'static str) -> Result<Vec<W>>
where
    S: ActiveEnum<Value = String> + Iterable,
    W: From<S>,
{
    let counts = counts::<S>(ctx, country, field).await?;
    let uncovered = counts.into_iter().filter(|(_, count)| *count == 0);
    Ok(uncovered.map(|(word, _)| word.into()).collect())
}
