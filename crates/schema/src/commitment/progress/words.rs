//! Words about progress that is worked out.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(
    ProgressAssessment,
    ProgressStanding,
    ProgressDayBasis,
    ProgressFlagKind
);

/// What the recorded values show about the progress of a commitment. It is calculated here and is not the tracker's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::Assessment")]
pub(crate) enum ProgressAssessment {
    /// The newest report meets the target.
    Reached,
    /// On its own day, the newest report was on the straight line from baseline to target, or ahead of it.
    OnCourse,
    /// The newest report was behind the line on its own day, or it does not meet the target and the due day is past.
    OffCourse,
    /// The records are not sufficient for an assessment; `reason` says what is missing.
    CannotBeAssessed,
    /// Values are recorded, but no progress report by the day; there may have been one.
    NoReportYet,
}

/// The position of a value compared with the straight line from baseline to target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::Standing")]
pub(crate) enum ProgressStanding {
    /// The value is ahead of the line.
    Ahead,
    /// The value is on the line, or within one hundredth of the whole way.
    OnLine,
    /// The value is behind the line.
    Behind,
}

/// The basis of the first or last day of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::DayBasis")]
pub(crate) enum ProgressDayBasis {
    /// The date of the baseline or target itself.
    Value,
    /// The start or end of the commitment's period, because the value is undated.
    Period,
    /// The date on which the commitment was made, because neither the baseline nor the period's start is dated.
    Made,
}

/// A sign that the values of a commitment may be wrong or incomplete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::progress::FlagKind")]
pub(crate) enum ProgressFlagKind {
    /// A number without a unit, above 0 and up to 1, is beside a percentage; neither is rescaled.
    FractionBesidePercentage,
    /// Numbers without a unit, above 0 and up to 1, are given where the indicator or the title uses percent; they are compared as they are, without rescaling.
    FractionForPercentage,
    /// Values have different units and are not compared.
    UnitsDiffer,
    /// The published text has a different number, unit or comparator from the record; the record is used.
    TextDiffers,
    /// Two baselines, or two targets or reports with the same date, have different numbers.
    RivalValues,
    /// The baseline already meets the target.
    BaselineMeetsTarget,
    /// The target is due on or before the day on which the line would start.
    DatesReversed,
    /// The target date and the end of the commitment's period do not overlap.
    DueDatesDiffer,
    /// The tracker gives one status for the commitment and another for its newest report.
    StatusesDiffer,
    /// A value gives no number, such as `TBD` or `Yes`.
    NoNumber,
    /// A report is undated and cannot be compared with the line.
    UndatedReport,
}
