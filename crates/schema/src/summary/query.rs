//! The summaries at the root.

use async_graphql::Context;

use super::{
    Measured, Summary,
    grouping::{
        AssistanceGrouping, CommitmentGrouping, EventGrouping, IndicatorValueGrouping,
        PracticeGrouping,
    },
};
use crate::{
    assistance::EngagementFilter, commitment::CommitmentFilter, error::Error, event::EventFilter,
    object::object, practice::PracticeFilter, survey::IndicatorValueFilter,
    vocabulary::RegionScheme,
};

/// Root fields that sum up lists.
#[derive(Default)]
pub(crate) struct SummaryQuery;

object! {
    /// Root fields that sum up lists.
    SummaryQuery as SummaryQuery |this, ctx| {
        /// The number of commitments by group, with their costs. Overarching commitments and their goals are both counted, with their costs: filter by `kinds` to separate them.
        commitment_summary(
            /// What to group by.
            group_by: CommitmentGrouping,
            /// The scheme of regions; needed for `REGION`.
            scheme: Option<RegionScheme>,
            /// Which commitments to count; all if not given.
            filter: Option<CommitmentFilter>,
        ): Summary => async {
            let by = group_by.by(scheme)?;
            Summary::of(ctx, filter.unwrap_or_default(), by, Measured::CostUsd).await
        };
        /// The number of events by group, with the number of people who took part.
        event_summary(
            /// What to group by.
            group_by: EventGrouping,
            /// The scheme of regions; needed for `REGION`.
            scheme: Option<RegionScheme>,
            /// Which events to count; all if not given.
            filter: Option<EventFilter>,
        ): Summary => async {
            let by = group_by.by(scheme)?;
            Summary::of(ctx, filter.unwrap_or_default(), by, Measured::HeadCount).await
        };
        /// The number of times that parties gave each other technical assistance, by group.
        assistance_summary(
            /// What to group by.
            group_by: AssistanceGrouping,
            /// The scheme of regions; needed for `RECIPIENT_REGION`.
            scheme: Option<RegionScheme>,
            /// Which assistance to count; all if not given.
            filter: Option<EngagementFilter>,
        ): Summary => async {
            let by = group_by.by(scheme)?;
            Summary::of(ctx, filter.unwrap_or_default(), by, Measured::Nothing).await
        };
        /// The number of documented practices by group.
        practice_summary(
            /// What to group by.
            group_by: PracticeGrouping,
            /// The scheme of regions; needed for `REGION`.
            scheme: Option<RegionScheme>,
            /// Which practices to count; all if not given.
            filter: Option<PracticeFilter>,
        ): Summary => async {
            let by = group_by.by(scheme)?;
            Summary::of(ctx, filter.unwrap_or_default(), by, Measured::Nothing).await
        };
        /// The number of indicator values by group, with statistics of their numbers if the filter names one indicator. Asking for `number` of several indicators is an error, since units differ.
        indicator_value_summary(
            /// What to group by.
            group_by: IndicatorValueGrouping,
            /// The scheme of regions; needed for `REGION`.
            scheme: Option<RegionScheme>,
            /// Which values to count; all if not given.
            filter: Option<IndicatorValueFilter>,
        ): Summary => async {
            let by = group_by.by(scheme)?;
            let filter = filter.unwrap_or_default();
            if !filter.names_one_indicator() && asks_for_numbers(ctx) {
                return Err(Error::BadInput(
                    "numbers of different indicators do not add up: name one in `filter.indicators`, or leave out `number`".into(),
                ));
            }
            Summary::of(ctx, filter, by, Measured::Value).await
        };
    }
}

fn asks_for_numbers(ctx: &Context<'_>) -> bool {
    let summary = ctx.look_ahead();
    let groups = summary.field("groups");
    let groups = [groups.field("nodes"), groups.field("edges").field("node")];
    let mut asked = groups.iter().map(|group| group.field("number").exists());
    summary.field("number").exists() || asked.any(|is_asked| is_asked)
}
