//! Words about progress that is worked out.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(
    ProgressAssessment,
    ProgressStanding,
    ProgressDayBasis,
    ProgressFlagKind
);

/// What the values on record say of the progress of a commitment. It is worked out here, and never the tracker's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::Assessment")]
pub(crate) enum ProgressAssessment {
    /// The newest report meets the target.
    Reached,
    /// The newest report was, on its own day, on the straight line from baseline to target or ahead of it.
    OnCourse,
    /// The newest report was behind the line on its own day, or the target was not met by the day due.
    OffCourse,
    /// What is on record does not allow to say, and `reason` tells what it lacks.
    CannotBeAssessed,
    /// Values are on record, but no report of progress by the day, which does not say that there was none.
    NoReportYet,
}

/// Where a value stands against the straight line from baseline to target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::Standing")]
pub(crate) enum ProgressStanding {
    /// The value is further on than the line.
    Ahead,
    /// The value is on the line, or within a hundredth of the whole way of it.
    OnLine,
    /// The value is not as far as the line.
    Behind,
}

/// What the first or last day of the line is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::DayBasis")]
pub(crate) enum ProgressDayBasis {
    /// The date of the value itself, be it baseline or target.
    Value,
    /// The start or end of the commitment's period, since the value is undated.
    Period,
    /// The date on which the commitment was made, since neither the value nor the period's start is dated.
    Made,
}

/// What may be odd about the values of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::FlagKind")]
pub(crate) enum ProgressFlagKind {
    /// A number without a unit, above 0 and up to 1, stands beside a percentage; neither is scaled.
    FractionBesidePercentage,
    /// Numbers without a unit, above 0 and up to 1, stand for what the indicator or the title gives in percent; nothing is scaled, and they are compared with one another as they are.
    FractionForPercentage,
    /// Values are in different units and are not compared.
    UnitsDiffer,
    /// The published text says another number, unit or comparator than the one on record, which is used.
    TextDiffers,
    /// Two baselines, or two targets or reports of one date, have different numbers.
    RivalValues,
    /// The baseline meets the target already.
    BaselineMeetsTarget,
    /// The target is due before the day on which the line would start.
    DatesReversed,
    /// The date of the target and the end of the commitment's period do not overlap.
    DueDatesDiffer,
    /// The tracker says one thing of the commitment and another of its newest report.
    StatusesDiffer,
    /// A value gives no number, such as `TBD` or `Yes`.
    NoNumber,
    /// A report is undated, and cannot be held against the line.
    UndatedReport,
}
