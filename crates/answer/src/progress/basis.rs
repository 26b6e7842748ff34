//! Which values progress is worked out from.

use std::{cmp::Reverse, sync::Arc};

use chrono::NaiveDate;
use entity::{commitment, measure, vocabulary::MeasureKind};

use super::value::Value;
use record::date::{first_day, last_day};

/// What progress is worked out from, as of a day.
#[derive(Clone, Debug)]
pub struct ProgressBasis {
    /// The day.
    pub as_of: NaiveDate,
    /// The earliest baseline.
    pub baseline: Option<Value>,
    /// The target next due.
    pub target: Option<Value>,
    /// The newest report that gives a number, else the newest.
    pub report: Option<Value>,
    /// The day that the line starts on, and what says so.
    pub start: Option<(NaiveDate, DayBasis)>,
    /// The day that the target is due on, and what says so.
    pub due_by: Option<(NaiveDate, DayBasis)>,
    /// The day that the target is due on.
    pub due: Option<NaiveDate>,
    /// All reports by then, in order.
    pub(super) reports: Vec<Value>,
    /// All other values by then, in order.
    pub(super) ends: Vec<Value>,
    /// Whether no value of any day is on record.
    pub(super) is_bare: bool,
}

/// What a day is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayBasis {
    /// The date of the value itself.
    Value,
    /// The period of the commitment.
    Period,
    /// The date on which the commitment was made.
    Made,
}

impl ProgressBasis {
    pub(super) fn of(
        commitment: &commitment::Model,
        measures: &[Arc<measure::Model>],
        as_of: NaiveDate,
    ) -> Self {
        let mut reports = vec![];
        let mut ends = vec![];
        for value in measures.iter().map(Value::read) {
            match value.measure.kind {
                MeasureKind::Target => ends.push(value),
                _ if !value.has_begun(as_of) => {}
                MeasureKind::Baseline => ends.push(value),
                MeasureKind::Progress => reports.push(value.known_by(as_of)),
            }
        }
        reports.sort_by(Value::order);
        ends.sort_by(Value::order);
        let baseline = earliest(&ends).cloned();
        let period_ends = commitment.ends.as_deref().and_then(last_day);
        let target = next_due(&ends, period_ends, as_of).cloned();
        let start = start(commitment, baseline.as_ref());
        let due_by = day_of(target.as_ref()).or_else(|| Some((period_ends?, DayBasis::Period)));
        Self {
            as_of,
            report: newest(&reports).cloned(),
            baseline,
            target,
            start,
            due_by,
            due: due_by.map(|(day, _)| day),
            reports,
            ends,
            is_bare: measures.is_empty(),
        }
    }

    /// All values by then.
    pub(super) fn values(&self) -> impl Iterator<Item = &Value> {
        self.ends.iter().chain(&self.reports)
    }
}

fn day_of(value: Option<&Value>) -> Option<(NaiveDate, DayBasis)> {
    Some((value?.day?, DayBasis::Value))
}

fn start(
    commitment: &commitment::Model,
    baseline: Option<&Value>,
) -> Option<(NaiveDate, DayBasis)> {
    let starts = commitment.starts.as_deref().and_then(first_day);
    let made = commitment.made.as_deref().and_then(first_day);
    day_of(baseline)
        .or_else(|| Some((starts?, DayBasis::Period)))
        .or_else(|| Some((made?, DayBasis::Made)))
}

/// The first baseline, of those that give a number if any does.
fn earliest(ends: &[Value]) -> Option<&Value> {
    let baselines = ends
        .iter()
        .filter(|value| value.measure.kind == MeasureKind::Baseline);
    baselines.min_by_key(|value| value.quantity.is_err())
}

/// The target next due, else the one that was due last; of those that give a number if any does.
fn next_due(ends: &[Value], period_ends: Option<NaiveDate>, as_of: NaiveDate) -> Option<&Value> {
    let targets = ends
        .iter()
        .filter(|value| value.measure.kind == MeasureKind::Target);
    targets.min_by_key(|value| {
        let due = value.day.or(period_ends);
        let is_past = due.is_some_and(|due| due < as_of);
        let nearest = if is_past {
            (None, Some(Reverse(due)))
        } else {
            (Some(due), None)
        };
        (value.quantity.is_err(), due.is_none(), is_past, nearest)
    })
}

/// The last report that is dated and gives a number, else one that gives a number, else the last.
fn newest(reports: &[Value]) -> Option<&Value> {
    reports
        .iter()
        .max_by_key(|value| (value.quantity.is_ok(), value.day.is_some()))
}
