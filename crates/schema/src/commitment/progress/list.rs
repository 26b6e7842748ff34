//! Many commitments by their progress.

use std::{cmp::Ordering, sync::Arc};

use async_graphql::{Context, Enum, InputObject};
use chrono::NaiveDate;
use futures_util::future::try_join;

use super::{
    CommitmentProgress, day,
    words::{ProgressAssessment, ProgressFlagKind, ProgressStanding},
};
use crate::{
    ask::{Ask, DataVersion},
    commitment::CommitmentFilter,
    computed_page::{ComputedPage, list_name},
    connection::Direction,
    error::Result,
    loader::{listing, measure::MeasuresOfEvery},
    object::{leaves, object},
    scalar::Date,
};
use answer::progress::{Assessment, FlagKind, Progress, Standing};

leaves!(CommitmentProgressOrder);

/// Which commitments to keep by their progress. Fields that are given must all hold.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct CommitmentProgressFilter {
    /// Keep commitments with one of these assessments.
    assessments: Option<Vec<ProgressAssessment>>,
    /// Keep commitments whose newest report has one of these standings against the straight line on the day; those without a line or a report do not match.
    standings: Option<Vec<ProgressStanding>>,
    /// Keep commitments where the tracker agrees (`true`) or disagrees (`false`); those that cannot be compared do not match.
    agrees: Option<bool>,
    /// Keep commitments with contradictory values (`true`) or without (`false`).
    contradicted: Option<bool>,
    /// Keep commitments that are overdue (`true`) or not (`false`); those without a known due day do not match.
    overdue: Option<bool>,
    /// Keep commitments with at least one of these flags.
    flags: Option<Vec<ProgressFlagKind>>,
    /// Keep commitments with recorded values (`true`) or without any (`false`).
    with_values: Option<bool>,
}

/// What commitments can be ordered by in lists of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum CommitmentProgressOrder {
    /// How far the report is ahead of the straight line; ascending, those furthest behind come first.
    Lead,
    /// The share of the way from baseline to target.
    Share,
    /// The day by which the target is due.
    Due,
    /// The number of days without a report.
    DaysWithoutReport,
    /// The ISO 3166-1 alpha-3 code of the maker's country.
    Country,
    /// The title.
    Title,
}

/// Where something stands in an order.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Day(NaiveDate),
    Days(i64),
    Text(String),
}

/// Root fields about the progress of commitments.
#[derive(Default)]
pub(crate) struct ProgressQuery;

object! {
    /// Root fields about the progress of commitments.
    ProgressQuery as ProgressQuery |this, ctx| {
        /// The progress of commitments as of a day, by default in the order of country and title. Commitments without values are included; `withValues: true` leaves them out.
        commitment_progress(
            /// The commitments to look at; all if not given.
            filter: Option<CommitmentFilter>,
            /// The commitments to keep by their progress; all if not given.
            progress: Option<CommitmentProgressFilter>,
            /// The day; by default the day of the request.
            as_of: Option<Date>,
            /// What to sort by; unknown values come last.
            order: Option<CommitmentProgressOrder>,
            /// Sort direction; ascending by default.
            direction: Option<Direction>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<CommitmentProgress> => async {
            let day = day(ctx, as_of.as_ref());
            let filter = filter.unwrap_or_default();
            let version = ctx.data_unchecked::<DataVersion>().get();
            let of = (&filter, &progress, day, order, direction);
            let list = list_name("progress", version, &of);
            let mut kept = every(ctx, filter, day).await?;
            if let Some(filter) = progress {
                kept.retain(|found| filter.lets_through(&found.progress));
            }
            let is_descending = direction == Some(Direction::Desc);
            kept.sort_by(|one, other| compare(one, other, order, is_descending));
            ComputedPage::new(ctx, &list, kept.len(), (first, after), |place| {
                kept[place].clone()
            })
        };
    }
}

/// The progress of every commitment that the filter lets through: two
/// statements, however many there are.
pub(super) async fn every(
    ctx: &Context<'_>,
    filter: CommitmentFilter,
    day: NaiveDate,
) -> Result<Vec<CommitmentProgress>> {
    let measures = MeasuresOfEvery(filter.clone().into());
    let (commitments, measures) = try_join(
        listing::every(ctx.loads(), filter),
        ctx.loads().load_one(measures),
    )
    .await?;
    let measures = measures.unwrap_or_default();
    let progress = |commitment: &Arc<entity::commitment::Model>| {
        let measures = measures.get(&commitment.id).map_or(&[][..], Vec::as_slice);
        CommitmentProgress {
            progress: Arc::new(Progress::of(commitment, measures, day)),
            commitment: Arc::clone(commitment),
        }
    };
    Ok(commitments.iter().map(progress).collect())
}

impl CommitmentProgressFilter {
    fn lets_through(&self, progress: &Progress) -> bool {
        let is_asked = |asked: Option<bool>, found: Option<bool>| asked.is_none() || asked == found;
        let standing = progress.figures.standing;
        let assessments = self.assessments.as_ref();
        let standings = self.standings.as_ref();
        let flags = self.flags.as_ref();
        assessments.is_none_or(|all| {
            all.iter()
                .any(|one| Assessment::from(*one) == progress.assessment)
        }) && standings
            .is_none_or(|all| all.iter().any(|one| Some(Standing::from(*one)) == standing))
            && flags.is_none_or(|all| {
                let is_flagged = |kind| progress.flags.iter().any(|flag| flag.kind == kind);
                all.iter().any(|one| is_flagged(FlagKind::from(*one)))
            })
            && is_asked(self.agrees, progress.agrees)
            && is_asked(self.contradicted, Some(progress.is_contradicted()))
            && is_asked(self.overdue, progress.is_overdue)
            && is_asked(self.with_values, Some(!progress.is_without_values()))
    }
}

/// By the key, the unknown last in either direction, then by id.
fn compare(
    one: &CommitmentProgress,
    other: &CommitmentProgress,
    order: Option<CommitmentProgressOrder>,
    is_descending: bool,
) -> Ordering {
    let orders = match order {
        Some(order) => vec![order],
        None => vec![
            CommitmentProgressOrder::Country,
            CommitmentProgressOrder::Title,
        ],
    };
    let by_key = |order| match (one.key(order), other.key(order)) {
        (Some(one), Some(other)) => {
            let by_key = one.partial_cmp(&other).unwrap_or(Ordering::Equal);
            if is_descending {
                by_key.reverse()
            } else {
                by_key
            }
        }
        (one, other) => one.is_none().cmp(&other.is_none()),
    };
    let by_keys = orders.into_iter().map(by_key);
    by_keys
        .fold(Ordering::Equal, Ordering::then)
        .then_with(|| one.commitment.id.cmp(&other.commitment.id))
}

impl CommitmentProgress {
    fn key(&self, order: CommitmentProgressOrder) -> Option<Key> {
        let figures = &self.progress.figures;
        match order {
            CommitmentProgressOrder::Lead => figures.lead.map(Key::Number),
            CommitmentProgressOrder::Share => figures.share.map(Key::Number),
            CommitmentProgressOrder::Due => self.progress.basis.due.map(Key::Day),
            CommitmentProgressOrder::DaysWithoutReport => {
                figures.days_without_report.map(Key::Days)
            }
            CommitmentProgressOrder::Country => self.commitment.country.clone().map(Key::Text),
            CommitmentProgressOrder::Title => Some(Key::Text(self.commitment.title.clone())),
        }
    }
}
