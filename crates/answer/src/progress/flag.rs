//! What is odd about the values of a commitment, and which of it contradicts.

use std::sync::Arc;

use entity::{commitment, measure::Model, vocabulary::MeasureKind};

use super::{
    basis::ProgressBasis,
    figures::leads_forward,
    line::share,
    published::of_reports,
    value::{Value, in_words, unit},
};
use crate::quantity::{self, Quantity};
use record::date::{first_day, last_day};

/// Something odd about values.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// What it is.
    pub kind: FlagKind,
    /// The same in words, with the texts as published.
    pub words: String,
    /// The values.
    pub measures: Vec<Arc<Model>>,
}

/// What may be odd about values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlagKind {
    /// A number without a unit, from 0 to 1, stands beside a percentage.
    FractionBesidePercentage,
    /// Numbers without a unit, from 0 to 1, stand for what the indicator or the
    /// title gives in percent.
    FractionForPercentage,
    /// Values are in different units.
    UnitsDiffer,
    /// The text of a value says another number, unit or comparator than its record.
    TextDiffers,
    /// Two baselines, two targets or two reports of one date have different numbers.
    RivalValues,
    /// The baseline meets the target already.
    BaselineMeetsTarget,
    /// The target is due before the baseline or the start.
    DatesReversed,
    /// The target's date and the end of the commitment's period do not overlap.
    DueDatesDiffer,
    /// The tracker says one thing of the commitment and another of its newest report.
    StatusesDiffer,
    /// A value gives no number.
    NoNumber,
    /// A report is undated.
    UndatedReport,
}

impl FlagKind {
    /// Whether it is two things on record that cannot both be right, rather than
    /// one that is missing or written in another way.
    #[must_use]
    pub const fn contradicts(self) -> bool {
        !matches!(
            self,
            Self::FractionForPercentage | Self::NoNumber | Self::UndatedReport
        )
    }
}

/// Everything odd about the values by the day.
pub(super) fn flags(commitment: &commitment::Model, basis: &ProgressBasis) -> Vec<Flag> {
    let mut flags = units(basis);
    flags.extend(fractions(commitment, basis));
    flags.extend(basis.values().filter_map(text));
    flags.extend(rivals(basis));
    flags.extend(ends(basis));
    flags.extend(dates(commitment, basis));
    flags.extend(statuses(commitment, basis));
    flags.extend(basis.values().filter_map(gap));
    flags
}

fn flag<'a>(kind: FlagKind, words: String, values: impl IntoIterator<Item = &'a Value>) -> Flag {
    let measures = values.into_iter().map(|value| Arc::clone(&value.measure));
    Flag {
        kind,
        words,
        measures: measures.collect(),
    }
}

/// Units other than that of the target, or of the first value if there is no target.
fn units(basis: &ProgressBasis) -> Vec<Flag> {
    let numbers = || basis.values().filter(|value| value.quantity.is_ok());
    let target = basis
        .target
        .as_ref()
        .filter(|target| target.quantity.is_ok());
    let Some(main) = target.or_else(|| numbers().next()) else {
        return vec![];
    };
    let others = numbers().filter(|value| !value.is_comparable(main));
    others
        .map(|other| {
            let kind = if is_fraction_beside_percentage(main, other)
                || is_fraction_beside_percentage(other, main)
            {
                FlagKind::FractionBesidePercentage
            } else {
                FlagKind::UnitsDiffer
            };
            let words = format!(
                "“{}” and “{}” are values of one commitment in different units; neither was scaled.",
                other.measure.text, main.measure.text
            );
            flag(kind, words, [other, main])
        })
        .collect()
}

fn is_fraction_beside_percentage(one: &Value, other: &Value) -> bool {
    let is_percentage = |other: &Value| {
        let quantity = other.quantity.as_ref();
        quantity.is_ok_and(|quantity| unit(quantity).starts_with('%'))
    };
    is_fraction(one) && is_percentage(other)
}

/// Whether the number may be a share that is not given in percent.
fn is_fraction(value: &Value) -> bool {
    let quantity = value.quantity.as_ref();
    quantity.is_ok_and(|it| it.unit.is_none() && it.number > 0.0 && it.number <= 1.0)
}

/// Fractions that stand for what the indicator or the title gives in percent.
fn fractions(commitment: &commitment::Model, basis: &ProgressBasis) -> Option<Flag> {
    let names = [commitment.indicator.as_deref(), Some(&*commitment.title)];
    let is_in_percent = |name: &&str| {
        ["%", "percent", "per cent"]
            .iter()
            .any(|it| name.contains(it))
    };
    let name = names.into_iter().flatten().find(is_in_percent)?;
    let fractions: Vec<&Value> = basis.values().filter(|it| is_fraction(it)).collect();
    let first = fractions.first()?;
    let words = format!(
        "“{}” is a fraction, and “{name}” is in percent; nothing was scaled.",
        first.measure.text
    );
    Some(flag(FlagKind::FractionForPercentage, words, fractions))
}

/// A text that says another number than its record.
fn text(value: &Value) -> Option<Flag> {
    let (Ok(recorded), Ok(said)) = (&value.quantity, quantity::read(&value.measure.text)) else {
        return None;
    };
    if is_same(recorded, &said) {
        return None;
    }
    let words = format!(
        "“{}” is published, and “{}” is on record.",
        value.measure.text,
        in_words(recorded)
    );
    Some(flag(FlagKind::TextDiffers, words, [value]))
}

fn is_same(one: &Quantity, other: &Quantity) -> bool {
    let tolerance = one.number.abs().max(other.number.abs()) * 1e-9;
    (one.number - other.number).abs() <= tolerance
        && unit(one) == unit(other)
        && one.comparator == other.comparator
}

/// Values of one kind and date with different numbers; of baselines, whatever the date.
fn rivals(basis: &ProgressBasis) -> Vec<Flag> {
    let mut flags = vec![];
    let values: Vec<&Value> = basis.values().collect();
    for (place, one) in values.iter().enumerate() {
        for other in &values[place + 1..] {
            let (first, second) = (&one.measure, &other.measure);
            let is_one_fact = first.kind == second.kind
                && (first.date == second.date || first.kind == MeasureKind::Baseline);
            let is_other_number = one.is_comparable(other) && one.number() != other.number();
            if is_one_fact && is_other_number {
                let words = format!(
                    "“{}” and “{}” are on record for the same.",
                    first.text, second.text
                );
                flags.push(flag(FlagKind::RivalValues, words, [*one, *other]));
            }
        }
    }
    flags
}

/// A baseline where the target is, or past it.
fn ends(basis: &ProgressBasis) -> Option<Flag> {
    let (baseline, target) = (basis.baseline.as_ref()?, basis.target.as_ref()?);
    let (from, to) = (baseline.number()?, target.number()?);
    let is_way = share(from, to, to).is_some() && leads_forward(target, from, to);
    if is_way || !baseline.is_comparable(target) {
        return None;
    }
    let words = format!(
        "The baseline, “{}”, meets the target, “{}”, already.",
        baseline.measure.text, target.measure.text
    );
    Some(flag(
        FlagKind::BaselineMeetsTarget,
        words,
        [baseline, target],
    ))
}

/// Dates of which the later comes first, or that are two for one end.
fn dates(commitment: &commitment::Model, basis: &ProgressBasis) -> Vec<Flag> {
    let mut flags = vec![];
    if let (Some((start, _)), Some(due)) = (basis.start, basis.due)
        && due <= start
    {
        let words = format!("The target is due by {due}, and the baseline is of {start}.");
        let ends = basis.baseline.iter().chain(&basis.target);
        flags.push(flag(FlagKind::DatesReversed, words, ends));
    }
    let ends = commitment.ends.as_deref();
    for target in &basis.ends {
        let date = target.measure.date.as_deref();
        if target.measure.kind == MeasureKind::Target
            && let (Some(date), Some(ends)) = (date, ends)
            && (last_day(date) < first_day(ends) || first_day(date) > last_day(ends))
        {
            let words = format!("The target is dated {date}, and the commitment ends {ends}.");
            flags.push(flag(FlagKind::DueDatesDiffer, words, [target]));
        }
    }
    flags
}

/// A status of the commitment beside another of its newest report.
fn statuses(commitment: &commitment::Model, basis: &ProgressBasis) -> Option<Flag> {
    let whole = commitment.progress_status?;
    let of_report = of_reports(&basis.reports)?;
    if of_report.status == whole {
        return None;
    }
    Some(Flag {
        kind: FlagKind::StatusesDiffer,
        words: "The tracker says one thing of the commitment and another of its newest report."
            .into(),
        measures: of_report.report.into_iter().collect(),
    })
}

/// A value without a number, or a report without a date.
fn gap(value: &Value) -> Option<Flag> {
    let text = &value.measure.text;
    if let Err(unread) = value.quantity {
        let words = format!("“{text}” gives no number: {}.", unread.reason());
        return Some(flag(FlagKind::NoNumber, words, [value]));
    }
    let is_undated = value.measure.kind == MeasureKind::Progress && value.day.is_none();
    is_undated.then(|| {
        let words = format!("The report “{text}” is undated.");
        flag(FlagKind::UndatedReport, words, [value])
    })
}
