//! The numbers of progress.

use entity::vocabulary::Comparator;

use super::{
    basis::ProgressBasis,
    line::{self, Line, Standing},
    value::Value,
};
use crate::summary::settled;

/// The numbers of progress, each only where the values allow it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The report less the baseline, in the unit of both.
    pub change: Option<f64>,
    /// Which share of the way from baseline to target the report has come; 1
    /// is all of it, and less than 0 the wrong way.
    pub share: Option<f64>,
    /// Where the straight line is on the day asked for.
    pub expected: Option<f64>,
    /// Where it was on the day of the report.
    pub expected_when_reported: Option<f64>,
    /// How far the report is ahead of the line on the day asked for, as a share
    /// of the whole way; less than 0 if it is behind.
    pub lead: Option<f64>,
    /// Where the report stands against the line on the day asked for.
    pub standing: Option<Standing>,
    /// Where it stood against the line on its own day.
    pub standing_when_reported: Option<Standing>,
    /// Where the straight line that fits baseline and reports best will be on
    /// the day due.
    pub projected: Option<f64>,
    /// How many values that line fits.
    pub fitted: usize,
    /// How many days there were without a report: since the last dated one, or
    /// since the start if there is none.
    pub days_without_report: Option<i64>,
    /// Whether the report meets the target.
    pub meets: Option<bool>,
}

/// Which way is forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    More,
    Less,
}

impl Figures {
    pub(super) fn of(basis: &ProgressBasis) -> Self {
        let figures = Self::exact(basis);
        Self {
            change: figures.change.map(settled),
            share: figures.share.map(settled),
            expected: figures.expected.map(settled),
            expected_when_reported: figures.expected_when_reported.map(settled),
            lead: figures.lead.map(settled),
            projected: figures.projected.map(settled),
            ..figures
        }
    }

    fn exact(basis: &ProgressBasis) -> Self {
        let mut figures = Self {
            change: change(basis),
            days_without_report: days_without_report(basis),
            meets: meets(basis),
            ..Self::default()
        };
        let (Some(baseline), Some(target)) = (&basis.baseline, &basis.target) else {
            return figures;
        };
        figures.project(basis);
        let (Some(from), Some(to)) = (baseline.number(), target.number()) else {
            return figures;
        };
        if !baseline.is_comparable(target) || !leads_forward(target, from, to) {
            return figures;
        }
        let days = basis.start.zip(basis.due);
        let line = days.and_then(|((start, _), due)| Line::new((start, due), (from, to)));
        figures.expected = line.map(|line| line.at(basis.as_of));
        let Some(report) = &basis.report else {
            return figures;
        };
        let Some(value) = report.number().filter(|_| report.is_comparable(target)) else {
            return figures;
        };
        figures.share = line::share(from, to, value);
        figures.lead = line.map(|line| line.lead(value, basis.as_of));
        figures.standing = figures.lead.map(Standing::of);
        if let (Some(line), Some(day)) = (line, report.day) {
            figures.expected_when_reported = Some(line.at(day));
            figures.standing_when_reported = Some(Standing::of(line.lead(value, day)));
        }
        figures
    }

    fn project(&mut self, basis: &ProgressBasis) {
        let (Some(target), Some(due)) = (&basis.target, basis.due) else {
            return;
        };
        let start = basis.baseline.as_ref().and_then(|baseline| {
            let (day, _) = basis.start?;
            baseline
                .is_comparable(target)
                .then_some((day, baseline.number()?))
        });
        let reports = basis.reports.iter().filter_map(|report| {
            report
                .is_comparable(target)
                .then_some((report.day?, report.number()?))
        });
        let points: Vec<_> = start.into_iter().chain(reports).collect();
        self.projected = line::fit(&points, due);
        if self.projected.is_some() {
            self.fitted = points.len();
        }
    }
}

fn change(basis: &ProgressBasis) -> Option<f64> {
    let (baseline, report) = (basis.baseline.as_ref()?, basis.report.as_ref()?);
    let change = report.number()? - baseline.number()?;
    report.is_comparable(baseline).then_some(change)
}

fn days_without_report(basis: &ProgressBasis) -> Option<i64> {
    let last = basis.reports.iter().filter_map(|report| report.day).max();
    let since = last.or_else(|| basis.start.map(|(start, _)| start))?;
    let days = basis.as_of.signed_duration_since(since).num_days();
    (days >= 0).then_some(days)
}

/// Which way the target lies: as its comparator says, else seen from the baseline.
pub(super) fn direction(basis: &ProgressBasis) -> Option<Direction> {
    let target = basis.target.as_ref()?;
    let quantity = target.quantity.as_ref().ok()?;
    match quantity.comparator {
        Comparator::AtLeast | Comparator::MoreThan => return Some(Direction::More),
        Comparator::AtMost | Comparator::LessThan => return Some(Direction::Less),
        Comparator::Equal | Comparator::About => {}
    }
    let baseline = basis.baseline.as_ref()?;
    let from = baseline
        .number()
        .filter(|_| baseline.is_comparable(target))?;
    if quantity.number > from {
        Some(Direction::More)
    } else if quantity.number < from {
        Some(Direction::Less)
    } else {
        None
    }
}

/// Whether the way from baseline to target is the one that the comparator means.
pub(super) fn leads_forward(target: &Value, from: f64, to: f64) -> bool {
    let comparator = target.quantity.as_ref().map(|quantity| quantity.comparator);
    match comparator {
        Ok(Comparator::AtLeast | Comparator::MoreThan) => to > from,
        Ok(Comparator::AtMost | Comparator::LessThan) => to < from,
        Ok(Comparator::Equal | Comparator::About) => true,
        Err(_) => false,
    }
}

/// Whether the report meets the target; none where that cannot be told.
fn meets(basis: &ProgressBasis) -> Option<bool> {
    let (target, report) = (basis.target.as_ref()?, basis.report.as_ref()?);
    if !report.is_comparable(target) || is_far_bound(basis) {
        return None;
    }
    let (value, aim) = (
        report.quantity.as_ref().ok()?,
        target.quantity.as_ref().ok()?,
    );
    // "More than 30" meets itself, though 30 would not.
    let is_strict = |comparator| matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
    let needs_more = is_strict(aim.comparator) && !is_strict(value.comparator);
    let is_at = !needs_more && value.number.total_cmp(&aim.number).is_eq();
    Some(match direction(basis)? {
        Direction::More => is_at || value.number > aim.number,
        Direction::Less => is_at || value.number < aim.number,
    })
}

/// Whether the report only says how far the value is from the target at least, as
/// "at most 20" does of a target of 30.
pub(super) fn is_far_bound(basis: &ProgressBasis) -> bool {
    let Some(Ok(value)) = basis.report.as_ref().map(|report| &report.quantity) else {
        return false;
    };
    let far = match direction(basis) {
        Some(Direction::More) => [Comparator::AtMost, Comparator::LessThan],
        Some(Direction::Less) => [Comparator::AtLeast, Comparator::MoreThan],
        None => return false,
    };
    far.contains(&value.comparator)
}
