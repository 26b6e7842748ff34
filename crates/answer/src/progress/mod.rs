//! How far a commitment has come, worked out from its values on record.
//!
//! The tracker publishes a status of its own ([`Published`]); what is worked
//! out here stands beside it and is never mixed up with it.
//!
//! **Which values count.** The target is the one next due as of the day, or,
//! once all are past due, the last; the report is the newest that gives a
//! number; the baseline is the earliest. Values whose date begins after the day
//! are left out, as not known yet, and so are statuses; targets never are. What
//! is undated counts on any day, behind what is dated.
//!
//! **Which day stands for a date.** The first day of a baseline's date, the
//! last of a report's and of a target's: a report of 2023 is held against the
//! line at the end of 2023, or on the day itself where that is earlier. Where
//! the baseline is undated, the start of the commitment's period stands for it,
//! else the date it was made; where the target is, the end of the period.
//!
//! **What is not assessed.** A fraction beside a percentage is flagged and not
//! scaled; values of different units are not compared; more is better or less
//! is, as the way from baseline to target says, or the target's comparator.
//!
//! **The line** is straight from baseline to target. A commitment is on course
//! if its newest report was on the line on the day of that report, or ahead of
//! it: silence afterwards says nothing of its progress. [`Figures::standing`]
//! holds the same report against the line on the day that is asked for.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::{commitment, measure};

mod basis;
mod figures;
mod flag;
mod judge;
mod line;
mod published;
mod tally;
#[cfg(test)]
mod tests;
mod value;

pub use basis::{DayBasis, ProgressBasis};
pub use figures::Figures;
pub use flag::{Flag, FlagKind};
pub use line::Standing;
pub use published::Published;
pub use tally::Tally;
pub use value::Value;

/// What the values on record say of progress. Never the tracker's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assessment {
    /// The newest report meets the target.
    Reached,
    /// The newest report was on the straight line or ahead of it.
    OnCourse,
    /// The newest report was behind the line, or the target was not met by its day.
    OffCourse,
    /// What is on record does not allow to say.
    CannotBeAssessed,
    /// Values are on record, but no report of progress.
    NoReportYet,
}

/// How far a commitment has come as of a day.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What it is worked out from.
    pub basis: ProgressBasis,
    /// The numbers.
    pub figures: Figures,
    /// What they amount to.
    pub assessment: Assessment,
    /// Why, in a sentence or two.
    pub reason: String,
    /// What the tracker says, as of the day.
    pub published: Option<Published>,
    /// Whether the tracker says the same; none where the two are not comparable.
    pub agrees: Option<bool>,
    /// Whether it is past due and nothing on record says that it is reached or
    /// given up; none where no day is known by which it is due.
    pub is_overdue: Option<bool>,
    /// What is odd about the values.
    pub flags: Vec<Flag>,
}

impl Progress {
    /// How far the commitment with these values has come as of a day. The
    /// order of the values does not matter.
    #[must_use]
    pub fn of(
        commitment: &commitment::Model,
        measures: &[Arc<measure::Model>],
        as_of: NaiveDate,
    ) -> Self {
        let basis = ProgressBasis::of(commitment, measures, as_of);
        let published = published::published(commitment, &basis.reports, as_of);
        let status = published.as_ref().map(|published| published.status);
        let figures = Figures::of(&basis);
        let (assessment, reason) = judge::judge(&basis, &figures, status);
        let is_settled = assessment == Assessment::Reached
            || status.is_some_and(|status| {
                published::is_reached(status) || published::is_given_up(status)
            });
        Self {
            agrees: status.and_then(|status| published::agrees(assessment, status)),
            is_overdue: basis.due.map(|due| due < as_of && !is_settled),
            flags: flag::flags(commitment, &basis),
            basis,
            figures,
            assessment,
            reason,
            published,
        }
    }

    /// Whether anything on record contradicts something else on record.
    #[must_use]
    pub fn is_contradicted(&self) -> bool {
        self.flags.iter().any(|flag| flag.kind.contradicts())
    }

    /// Whether no value at all is on record.
    #[must_use]
    pub fn is_without_values(&self) -> bool {
        self.basis.is_bare
    }
}
