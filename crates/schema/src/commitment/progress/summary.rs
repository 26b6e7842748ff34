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
        /// How many commitments stand how as of a day, group by group. Overarching commitments and their goals are each counted: filter by `kinds` to keep them apart.
        commitment_progress_summary(
            /// What to group by.
            group_by: CommitmentGrouping,
            /// Whose regions are meant, for `REGION`.
            scheme: Option<RegionScheme>,
            /// Which commitments to count; all if not given.
            filter: Option<CommitmentFilter>,
            /// The day; the day of the request if not given.
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

/// How many commitments stand how as of a day, as a whole and group by group.
pub(crate) struct CommitmentProgressSummary {
    as_of: Date,
    overlaps: bool,
    whole: ProgressTally,
    groups: Vec<CommitmentProgressGroup>,
    /// What was added up, and how it was grouped.
    asked: Summed,
}

object! {
    /// How many commitments stand how as of a day, as a whole and group by group.
    CommitmentProgressSummary as CommitmentProgressSummary |this, ctx| {
        /// The day for which it is worked out.
        as_of: Date = this.as_of.clone();
        /// Whether one commitment may be in several groups. If so, the groups add up to more than the whole.
        overlaps: bool = this.overlaps;
        /// All commitments, each once, whatever they are grouped by.
        whole: ProgressTally = this.whole.clone();
        /// The groups, in the order of `commitmentSummary`; the group of what is not recorded last.
        groups(
            /// How many groups from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only groups behind this cursor.
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

/// Commitments that have something in common, and how they stand.
#[derive(Clone)]
pub(crate) struct CommitmentProgressGroup {
    group: SummaryGroup,
    progress: Arc<ProgressTally>,
}

object! {
    /// Commitments that have something in common, and how they stand.
    CommitmentProgressGroup as CommitmentProgressGroup |this, ctx| {
        /// What they have in common, and how many they are.
        group: SummaryGroup = this.group.clone();
        /// How they stand.
        progress: ProgressTally = (*this.progress).clone();
    }
}

plain! {
    /// How many commitments stand how. Those without values on record are counted apart and are neither good nor bad.
    #[derive(Clone)]
    ProgressTally {
        /// All of them.
        commitments: u64,
        /// Those without any value on record, of which nothing can be said. They and the five that follow add up to all.
        without_values: u64,
        /// Those of which the newest report meets the target.
        reached: u64,
        /// Those on course.
        on_course: u64,
        /// Those off course.
        off_course: u64,
        /// Those that cannot be assessed although values are on record.
        cannot_be_assessed: u64,
        /// Those with values, but without a report by the day.
        no_report_yet: u64,
        /// Those of which the newest report is ahead of the straight line on the day.
        ahead: u64,
        /// Those of which it is on the line.
        on_line: u64,
        /// Those of which it is behind the line.
        behind: u64,
        /// Those without a line or a report to hold against it.
        without_standing: u64,
        /// Those that are past due.
        overdue: u64,
        /// Those of which no day is known by which they are due.
        without_due_day: u64,
        /// Those of which the tracker says the same.
        agreeing: u64,
        /// Those of which the tracker says something else.
        disagreeing: u64,
        /// Those with values that contradict one another.
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
