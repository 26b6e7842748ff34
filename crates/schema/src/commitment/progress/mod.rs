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

/// How far a commitment has come as of a day.
#[derive(Clone)]
pub(crate) struct CommitmentProgress {
    commitment: Arc<commitment::Model>,
    progress: Arc<Progress>,
}

/// The field of a commitment that tells its progress.
pub(crate) struct ProgressField(pub(super) Arc<commitment::Model>);

object! {
    /// The field of a commitment that tells its progress.
    ProgressField as ProgressField |this, ctx| {
        /// How far it has come as of a day, worked out from its values on record, beside what the tracker says. What was reported later is left out.
        progress(
            /// The day; the day of the request if not given.
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
    /// How far a commitment has come as of a day, worked out from its values on record: the target next due, the newest report that gives a number, and the earliest baseline. What the tracker says stands beside it and is never mixed up with it. Every number is `null` where the values do not allow it, which `reason` and `flags` explain.
    CommitmentProgress as CommitmentProgress |this, ctx| {
        /// The commitment.
        commitment: Commitment = Arc::clone(&this.commitment).into();
        /// The day for which it is worked out.
        as_of: Date = this.progress.ground.as_of.into();
        /// What the values on record amount to.
        assessment: ProgressAssessment = this.progress.assessment.into();
        /// Why, in a sentence, with the texts as published.
        reason: &str = &this.progress.reason;
        /// What the tracker published, `null` where it says nothing by the day.
        published: Option<PublishedProgress> = this.progress.published.clone().map(PublishedProgress);
        /// Whether `assessment` and the tracker say the same; `null` where the tracker says nothing, or something that cannot be held against it. The tracker's word may be older: see `published`.
        agrees: Option<bool> = this.progress.agrees;
        /// The value from which it starts, `null` where none is on record by the day.
        baseline: Option<ProgressValue> = this.progress.ground.baseline.clone().map(ProgressValue);
        /// The value that it is to reach next, or was to reach last once all are past due; `null` where none is on record.
        target: Option<ProgressValue> = this.progress.ground.target.clone().map(ProgressValue);
        /// The newest report by the day that gives a number, else the newest of all; `null` where there is none.
        report: Option<ProgressValue> = this.progress.ground.report.clone().map(ProgressValue);
        /// The day on which the straight line starts, `null` if unknown.
        starts_on: Option<Date> = Some(this.progress.ground.start?.0.into());
        /// What `startsOn` is taken from, `null` if it is unknown.
        start_basis: Option<ProgressDayBasis> = Some(this.progress.ground.start?.1.into());
        /// The day by which the target is due, `null` if unknown.
        due_on: Option<Date> = this.progress.ground.due.map(Into::into);
        /// What `dueOn` is taken from, `null` if it is unknown.
        due_basis: Option<ProgressDayBasis> = Some(this.progress.ground.due_by?.1.into());
        /// Whether it is past due and nothing on record, be it a report or the tracker's word, says that it is reached, withdrawn or superseded; `null` where no day is known by which it is due.
        overdue: Option<bool> = this.progress.is_overdue;
        /// The report less the baseline, in the unit of both; `null` unless both give a number in one unit.
        change: Option<f64> = this.progress.figures.change;
        /// Which share of the way from baseline to target the report has come: 1 is all of it, less than 0 is the wrong way. `null` unless all three give numbers in one unit.
        share: Option<f64> = this.progress.figures.share;
        /// Where the straight line from baseline to target is on the day, in the unit of both; `null` unless both have a number, one unit and a day.
        expected: Option<f64> = this.progress.figures.expected;
        /// Where that line was on the day of the report, `null` also where the report is undated.
        expected_when_reported: Option<f64> = this.progress.figures.expected_when_reported;
        /// How far the report is ahead of the line on the day, as a share of the whole way; less than 0 if it is behind, `null` where there is no line or no report.
        lead: Option<f64> = this.progress.figures.lead;
        /// Where the report stands against the line on the day, as if nothing had changed since it; `null` where there is no line or no report.
        standing: Option<ProgressStanding> = this.progress.figures.standing.map(Into::into);
        /// Where the report stood against the line on its own day, by which `assessment` goes; `null` also where it is undated.
        standing_when_reported: Option<ProgressStanding> = this.progress.figures.standing_when_reported.map(Into::into);
        /// Where the straight line that fits the baseline and the reports best (least squares) is on the day due, in their unit; `null` unless values of two days fit it. It is no forecast: it goes on as the values did.
        projected: Option<f64> = this.progress.figures.projected;
        /// How many values `projected` fits; 0 where there is none.
        projected_from: usize = this.progress.figures.fitted;
        /// How many days there were by the day without a report: since the last dated one, or since `startsOn` if there is none. `null` where neither is known, or it starts later.
        days_without_report: Option<i64> = this.progress.figures.days_without_report;
        /// What is odd about the values: contradictions and gaps. Nothing odd says no more than that nothing was found.
        flags: Vec<ProgressFlag> = {
            let flags = this.progress.flags.iter();
            flags.cloned().map(ProgressFlag).collect()
        };
    }
}
