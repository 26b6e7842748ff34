//! How many commitments stand how, group by group.

use std::{collections::HashMap, sync::Arc};

use super::{day, list::every};
use crate::{
    DataVersion,
    ask::Ask,
    commitment::CommitmentFilter,
    computed_page::{ComputedPage, list_name},
    loader::summary::{Keys, Summed},
    object::{object, plain},
    scalar::Date,
    summary::{CommitmentGrouping, Measured, Summary, SummaryGroup},
    vocabulary::RegionScheme,
};
use answer::progress::{Progress, Tally};

/// Root fields that count commitments by their progress.
#[derive(Default)]
pub(crate) struct ProgressSummaryQuery;

object! {
    /// Root fields that count commitments by their progress.
    ProgressSummaryQuery as ProgressSummaryQuery |this, ctx| {
        /// Counts of commitments by their progress as of a day, for each group. Overarching commitments and their goals count separately: use `kinds` in the filter to keep one of them.
        commitment_progress_summary(
            /// What to group by.
            group_by: CommitmentGrouping,
            /// The region scheme, for `REGION`.
            scheme: Option<RegionScheme>,
            /// Which commitments to count; all if not given.
            filter: Option<CommitmentFilter>,
            /// The day; by default the day of the request.
            as_of: Option<Date>,
        ): CommitmentProgressSummary => async {
            let filter = filter.unwrap_or_default();
            let day = day(ctx, as_of.as_ref());
            let by = group_by.by(scheme)?;
            let keys = Keys {
                listing: filter.clone().into(),
                grouping: by.grouping,
            };
            let members = ctx.loads().load_one(keys).await?.unwrap_or_default();
            let found = every(ctx, filter.clone(), day).await?;
            let whole = Tally::of(found.iter().map(|it| &*it.progress));
            let by_id: HashMap<&str, &Progress> = found
                .iter()
                .map(|it| (it.commitment.id.as_str(), &*it.progress))
                .collect();
            let summary = Summary::of(ctx, filter, by, Measured::CostUsd).await?;
            let groups = summary.groups.into_iter().map(|group| {
                let ids = members.get(&group.group.key).into_iter().flatten();
                let progress = ids.filter_map(|id| by_id.get(id.as_str()).copied());
                CommitmentProgressGroup {
                    progress: Arc::new(Tally::of(progress).into()),
                    group,
                }
            });
            Ok(CommitmentProgressSummary {
                as_of: day.into(),
                overlaps: summary.overlaps,
                whole: whole.into(),
                groups: groups.collect(),
                asked: summary.asked,
            })
        };
    }
}

/// Counts of commitments by their progress as of a day, in all and by group.
pub(crate) struct CommitmentProgressSummary {
    as_of: Date,
    overlaps: bool,
    whole: ProgressTally,
    groups: Vec<CommitmentProgressGroup>,
    /// What was added up, and how it was grouped.
    asked: Summed,
}

object! {
    /// Counts of commitments by their progress as of a day, in all and by group.
    CommitmentProgressSummary as CommitmentProgressSummary |this, ctx| {
        /// The day of the calculation.
        as_of: Date = this.as_of.clone();
        /// Whether a commitment may be in several groups. If so, the groups add up to more than the whole.
        overlaps: bool = this.overlaps;
        /// All commitments, each counted once, whatever the grouping.
        whole: ProgressTally = this.whole.clone();
        /// The groups, in the order of `commitmentSummary`; the group of unrecorded values comes last.
        groups(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<CommitmentProgressGroup> => async {
            let page = (first, after);
            let version = ctx.data_unchecked::<DataVersion>().get();
            let list = list_name("progressSummary", version, &(&this.as_of, &this.asked));
            ComputedPage::new(ctx, &list, this.groups.len(), page, |place| {
                this.groups[place].clone()
            })
        };
    }
}

/// A group of commitments, and counts of their progress.
#[derive(Clone)]
pub(crate) struct CommitmentProgressGroup {
    group: SummaryGroup,
    progress: Arc<ProgressTally>,
}

object! {
    /// A group of commitments, and counts of their progress.
    CommitmentProgressGroup as CommitmentProgressGroup |this, ctx| {
        /// What the commitments have in common, and their number.
        group: SummaryGroup = this.group.clone();
        /// The counts of their progress.
        progress: ProgressTally = (*this.progress).clone();
    }
}

plain! {
    /// Counts of commitments by their progress. Those without recorded values are counted separately, as neither good nor bad.
    #[derive(Clone)]
    ProgressTally {
        /// All commitments.
        commitments: u64,
        /// Commitments without any recorded value, not assessed. This and the next five counts add up to all.
        without_values: u64,
        /// Commitments whose newest report meets the target.
        reached: u64,
        /// Commitments on course.
        on_course: u64,
        /// Commitments off course.
        off_course: u64,
        /// Commitments with recorded values that cannot be assessed.
        cannot_be_assessed: u64,
        /// Commitments with values but without a report by the day.
        no_report_yet: u64,
        /// Commitments whose newest report is ahead of the straight line on the day.
        ahead: u64,
        /// Commitments whose newest report is on the line.
        on_line: u64,
        /// Commitments whose newest report is behind the line.
        behind: u64,
        /// Commitments without a line or a report to compare.
        without_standing: u64,
        /// Commitments that are overdue.
        overdue: u64,
        /// Commitments without a known due day.
        without_due_day: u64,
        /// Commitments where the tracker agrees.
        agreeing: u64,
        /// Commitments where the tracker disagrees.
        disagreeing: u64,
        /// Commitments with contradictory values.
        contradicted: u64,
    }
}

impl From<Tally> for ProgressTally {
    fn from(tally: Tally) -> Self {
        let standing = tally.ahead + tally.on_line + tally.behind;
        Self {
            commitments: tally.commitments,
            without_values: tally.without_values,
            reached: tally.reached,
            on_course: tally.on_course,
            off_course: tally.off_course,
            cannot_be_assessed: tally.cannot_be_assessed,
            no_report_yet: tally.no_report_yet,
            ahead: tally.ahead,
            on_line: tally.on_line,
            behind: tally.behind,
            without_standing: tally.commitments.saturating_sub(standing),
            overdue: tally.overdue,
            without_due_day: tally.without_due_day,
            agreeing: tally.agreeing,
            disagreeing: tally.disagreeing,
            contradicted: tally.contradicted,
        }
    }
}
