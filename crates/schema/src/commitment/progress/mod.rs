//! How far commitments have come, worked out from their values and shown
//! beside what the tracker says.

use std::sync::Arc;

use async_graphql::Context;
use entity::commitment;

use super::Commitment;
use crate::{ask::Ask, loader::measure::MeasuresOf, object::object, scalar::Date};
use answer::progress::Progress;

mod list;
mod summary;
mod value;
mod words;

pub(crate) use list::ProgressQuery;
pub(crate) use summary::ProgressSummaryQuery;

use value::{ProgressFlag, ProgressValue, PublishedProgress};
use words::{ProgressAssessment, ProgressDayBasis, ProgressStanding};

/// The progress of a commitment as of a day.
#[derive(Clone)]
pub(crate) struct CommitmentProgress {
    commitment: Arc<commitment::Model>,
    progress: Arc<Progress>,
}

/// The field of a commitment that gives its progress.
pub(crate) struct ProgressField(pub(super) Arc<commitment::Model>);

object! {
    /// The field of a commitment that gives its progress.
    ProgressField as ProgressField |this, ctx| {
        /// Its progress as of a day, calculated from its recorded values, beside what the tracker says. Later reports are left out.
        progress(
            /// The day; by default the day of the request.
            as_of: Option<Date>,
        ): CommitmentProgress => async {
            let measures = ctx.loads().load_one(MeasuresOf(this.0.id.clone())).await?;
            let measures = measures.unwrap_or_default();
            let day = day(ctx, as_of.as_ref());
            Ok(CommitmentProgress {
                progress: Arc::new(Progress::of(&this.0, &measures, day)),
                commitment: Arc::clone(&this.0),
            })
        };
    }
}

/// The day asked for, else that of the request.
fn day(ctx: &Context<'_>, asked: Option<&Date>) -> chrono::NaiveDate {
    asked.and_then(Date::day).unwrap_or_else(|| ctx.today())
}

object! {
    /// The progress of a commitment as of a day, calculated from its recorded values: the target next due, the newest report with a number, and the earliest baseline. The tracker's status is kept separate. A number is `null` if the values do not allow it; `reason` and `flags` explain why.
    CommitmentProgress as CommitmentProgress |this, ctx| {
        /// The commitment.
        commitment: Commitment = Arc::clone(&this.commitment).into();
        /// The day of the calculation.
        as_of: Date = this.progress.basis.as_of.into();
        /// What the recorded values show.
        assessment: ProgressAssessment = this.progress.assessment.into();
        /// The reason, in a sentence with the published texts.
        reason: &str = &this.progress.reason;
        /// The tracker's published status; `null` if it gives none by the day.
        published: Option<PublishedProgress> = this.progress.published.clone().map(PublishedProgress);
        /// Whether `assessment` and the tracker agree; `null` if the tracker gives no status or the two cannot be compared. The tracker's status may be older: see `published`.
        agrees: Option<bool> = this.progress.agrees;
        /// The baseline; `null` if none is on record by the day.
        baseline: Option<ProgressValue> = this.progress.basis.baseline.clone().map(ProgressValue);
        /// The target that is due next, or was due last if all are past due; `null` if none is on record.
        target: Option<ProgressValue> = this.progress.basis.target.clone().map(ProgressValue);
        /// The newest report by the day that gives a number, otherwise the newest of all; `null` if there is none.
        report: Option<ProgressValue> = this.progress.basis.report.clone().map(ProgressValue);
        /// The day on which the straight line starts; `null` if unknown.
        starts_on: Option<Date> = Some(this.progress.basis.start?.0.into());
        /// The basis of `startsOn`; `null` if that is unknown.
        start_basis: Option<ProgressDayBasis> = Some(this.progress.basis.start?.1.into());
        /// The day by which the target is due; `null` if unknown.
        due_on: Option<Date> = this.progress.basis.due.map(Into::into);
        /// The basis of `dueOn`; `null` if that is unknown.
        due_basis: Option<ProgressDayBasis> = Some(this.progress.basis.due_by?.1.into());
        /// Whether it is past due and neither a report nor the tracker says that it is reached, withdrawn or superseded; `null` if the due day is unknown.
        overdue: Option<bool> = this.progress.is_overdue;
        /// The report minus the baseline, in the unit of both; `null` unless both give a number in one unit.
        change: Option<f64> = this.progress.figures.change;
        /// The share of the way from baseline to target that is done: 1 is all, below 0 is the wrong way. `null` unless all three values give numbers in one unit.
        share: Option<f64> = this.progress.figures.share;
        /// The value of the straight line from baseline to target on the day, in their unit; `null` unless both have a number, one unit and a day.
        expected: Option<f64> = this.progress.figures.expected;
        /// The value of that line on the day of the report; also `null` if the report is undated.
        expected_when_reported: Option<f64> = this.progress.figures.expected_when_reported;
        /// How far the report is ahead of the line on the day, as a share of the whole way; below 0 if behind, `null` if there is no line or no report.
        lead: Option<f64> = this.progress.figures.lead;
        /// The report compared with the line on the day, as if nothing had changed since; `null` if there is no line or no report.
        standing: Option<ProgressStanding> = this.progress.figures.standing.map(Into::into);
        /// The report compared with the line on the day of the report; `assessment` uses this. Also `null` if the report is undated.
        standing_when_reported: Option<ProgressStanding> = this.progress.figures.standing_when_reported.map(Into::into);
        /// The value on the due day of the straight line that best fits baseline and reports (least squares), in their unit; `null` unless they cover two days. It is not a forecast: it extends past values.
        projected: Option<f64> = this.progress.figures.projected;
        /// The number of values behind `projected`; 0 if it is `null`.
        projected_from: usize = this.progress.figures.fitted;
        /// The number of days up to the day without a report: since the last dated one, otherwise since `startsOn`. `null` if neither is known or it starts later.
        days_without_report: Option<i64> = this.progress.figures.days_without_report;
        /// Signs that the values may be wrong or incomplete. An empty list only means that nothing was found.
        flags: Vec<ProgressFlag> = {
            let flags = this.progress.flags.iter();
            flags.cloned().map(ProgressFlag).collect()
        };
    }
}
