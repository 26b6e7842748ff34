//! How many commitments stand how.

use super::{Assessment, Progress, Standing};

/// Commitments, counted by what is to be said of their progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub commitments: u64,
    /// Those without any value on record, which are not assessed.
    pub without_values: u64,
    /// Those that have reached their target.
    pub reached: u64,
    /// Those on course.
    pub on_course: u64,
    /// Those off course.
    pub off_course: u64,
    /// Those that cannot be assessed although values are on record.
    pub cannot_be_assessed: u64,
    /// Those with values but without a report.
    pub no_report_yet: u64,
    /// Those ahead of the line.
    pub ahead: u64,
    /// Those on the line.
    pub on_line: u64,
    /// Those behind the line.
    pub behind: u64,
    /// Those past due.
    pub overdue: u64,
    /// Those of which no day is known by which they are due.
    pub without_due_day: u64,
    /// Those of which the tracker says something else.
    pub disagreeing: u64,
    /// Those of which it says the same.
    pub agreeing: u64,
    /// Those with values that contradict one another.
    pub contradicted: u64,
}

impl Tally {
    /// The commitments with this progress, counted.
    #[must_use]
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Progress>) -> Self {
        let mut tally = Self::default();
        for progress in all {
            tally.add(progress);
        }
        tally
    }

    fn add(&mut self, progress: &Progress) {
        self.commitments += 1;
        *match progress.assessment {
            _ if progress.is_without_values() => &mut self.without_values,
            Assessment::Reached => &mut self.reached,
            Assessment::OnCourse => &mut self.on_course,
            Assessment::OffCourse => &mut self.off_course,
            Assessment::CannotBeAssessed => &mut self.cannot_be_assessed,
            Assessment::NoReportYet => &mut self.no_report_yet,
        } += 1;
        let standing = progress.figures.standing;
        self.ahead += u64::from(standing == Some(Standing::Ahead));
        self.on_line += u64::from(standing == Some(Standing::OnLine));
        self.behind += u64::from(standing == Some(Standing::Behind));
        self.overdue += u64::from(progress.is_overdue == Some(true));
        self.without_due_day += u64::from(progress.is_overdue.is_none());
        self.disagreeing += u64::from(progress.agrees == Some(false));
        self.agreeing += u64::from(progress.agrees == Some(true));
        self.contradicted += u64::from(progress.is_contradicted());
    }
}
