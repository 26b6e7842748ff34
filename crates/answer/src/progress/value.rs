//! One value of a commitment, read.

use std::{cmp::Ordering, sync::Arc};

use chrono::NaiveDate;
use entity::{
    measure::Model,
    vocabulary::{Comparator, MeasureKind},
};

use crate::quantity::{self, Quantity, Unread};
use record::date::{first_day, last_day};

/// A value on record, and the number that it stands for.
#[derive(Clone, Debug)]
pub struct Value {
    /// The record, which keeps the text as published.
    pub measure: Arc<Model>,
    /// The number, or why there is none.
    pub quantity: Result<Quantity, Unread>,
    /// The day that stands for its date: the first of a baseline, the last of
    /// a report or target; none if it is undated.
    pub day: Option<NaiveDate>,
}

impl Value {
    /// The number on record wins over the one that the text says, with its
    /// unit and comparator; the text is read where no number is on record.
    pub(super) fn read(measure: &Arc<Model>) -> Self {
        let quantity = match measure.number {
            Some(number) => Ok(Quantity {
                number,
                unit: measure.unit.clone(),
                comparator: measure.comparator.unwrap_or(Comparator::Equal),
            }),
            None => quantity::read(&measure.text),
        };
        let date = measure.date.as_deref();
        Self {
            quantity,
            day: match measure.kind {
                MeasureKind::Baseline => date.and_then(first_day),
                MeasureKind::Progress | MeasureKind::Target => date.and_then(last_day),
            },
            measure: Arc::clone(measure),
        }
    }

    /// The same as it was known on a day: a date that had begun by then does not end later.
    pub(super) fn known_by(self, day: NaiveDate) -> Self {
        Self {
            day: self.day.map(|own| own.min(day)),
            ..self
        }
    }

    /// Whether it holds for a day that is not over before its date begins; so does what is undated.
    pub(super) fn has_begun(&self, day: NaiveDate) -> bool {
        let date = self.measure.date.as_deref();
        date.and_then(first_day).is_none_or(|first| first <= day)
    }

    /// The number, if there is one.
    pub(super) fn number(&self) -> Option<f64> {
        self.quantity.as_ref().ok().map(|quantity| quantity.number)
    }

    /// Whether both are numbers in one unit. A number without a unit is none in percent.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        match (&self.quantity, &other.quantity) {
            (Ok(one), Ok(other)) => unit(one) == unit(other),
            _ => false,
        }
    }

    /// In which order values come: by day, the undated last, then by id.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let key = |value: &Self| (value.day.is_none(), value.day);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.measure.id.cmp(&other.measure.id))
    }
}

/// The unit, whatever its case; empty if it has none.
pub(super) fn unit(quantity: &Quantity) -> String {
    quantity.unit.as_deref().unwrap_or_default().to_lowercase()
}

/// A number with its unit, and how it is meant.
pub(super) fn in_words(quantity: &Quantity) -> String {
    let meant = match quantity.comparator {
        Comparator::Equal => "",
        Comparator::AtLeast => "at least ",
        Comparator::AtMost => "at most ",
        Comparator::MoreThan => "more than ",
        Comparator::LessThan => "less than ",
        Comparator::About => "about ",
    };
    let unit = quantity.unit.iter().map(|unit| format!(" {unit}"));
    format!("{meant}{}{}", quantity.number, unit.collect::<String>())
}
