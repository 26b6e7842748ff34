//! The straight line from where a commitment starts to where it is to arrive,
//! and the straight line through what was reported.

use chrono::NaiveDate;

/// From a baseline on one day to a target on a later one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    start: NaiveDate,
    due: NaiveDate,
    from: f64,
    to: f64,
}

/// Where a value stands against the straight line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Further on than the line.
    Ahead,
    /// On the line, or within a hundredth of the whole way of it.
    OnLine,
    /// Not as far as the line.
    Behind,
}

/// How far from the line is still on it, as a share of the whole way: less
/// than what a date without a day leaves open.
const ON_LINE: f64 = 0.01;

impl Line {
    /// The line, unless it would run backwards in time or nowhere.
    pub(super) fn new(
        (start, due): (NaiveDate, NaiveDate),
        (from, to): (f64, f64),
    ) -> Option<Self> {
        (start < due && share(from, to, to).is_some()).then_some(Self {
            start,
            due,
            from,
            to,
        })
    }

    /// Where the line is on a day; at its ends before it starts and after it is due.
    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        if day >= self.due {
            return self.to;
        }
        let passed = days(self.start, day.max(self.start)) / days(self.start, self.due);
        self.from + (self.to - self.from) * passed
    }

    /// How far a value is ahead of the line on a day, as a share of the whole way.
    pub(super) fn lead(&self, value: f64, day: NaiveDate) -> f64 {
        (value - self.at(day)) / (self.to - self.from)
    }
}

impl Standing {
    /// That of a value which is so far ahead of the line, as a share of the whole way.
    pub(super) fn of(lead: f64) -> Self {
        if lead > ON_LINE {
            Self::Ahead
        } else if lead < -ON_LINE {
            Self::Behind
        } else {
            Self::OnLine
        }
    }
}

/// Which share of the way from one number to another a value has come; none if there is no way.
pub(super) fn share(from: f64, to: f64, value: f64) -> Option<f64> {
    let share = (value - from) / (to - from);
    share.is_finite().then_some(share)
}

/// Where the straight line that fits the points best (least squares) is on a
/// day; none unless the points are of two days at least.
pub(super) fn fit(points: &[(NaiveDate, f64)], on: NaiveDate) -> Option<f64> {
    let first = points.iter().map(|(day, _)| *day).min()?;
    let count = f64::from(u32::try_from(points.len()).ok()?);
    let middle = |of: &dyn Fn(&(NaiveDate, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let middle_day = middle(&|(day, _)| days(first, *day));
    let middle_number = middle(&|(_, number)| *number);
    let spread = middle(&|(day, _)| (days(first, *day) - middle_day).powi(2));
    let together =
        middle(&|(day, number)| (days(first, *day) - middle_day) * (number - middle_number));
    let fitted = middle_number + together / spread * (days(first, on) - middle_day);
    (spread > 0.0 && fitted.is_finite()).then_some(fitted)
}

/// How many days there are from one day to another.
fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    let days = to.signed_duration_since(from).num_days();
    i32::try_from(days).map_or(f64::NAN, f64::from)
}
