//! What the tracker says of progress, kept beside what is worked out here.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::{commitment, measure, vocabulary::ProgressStatus};

use super::{Assessment, value::Value};
use record::date::first_day;

/// The status that the tracker published last, as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Its word.
    pub status: ProgressStatus,
    /// The date as of which it says so, as published; none if undated.
    pub as_of: Option<String>,
    /// The report that it says so of; none where it says so of the commitment as a whole.
    pub report: Option<Arc<measure::Model>>,
}

/// The status of the commitment as a whole, else that of the newest report
/// that has one; what is dated after the day is not known yet.
pub(super) fn published(
    commitment: &commitment::Model,
    reports: &[Value],
    day: NaiveDate,
) -> Option<Published> {
    let as_of = commitment.progress_status_as_of.as_deref();
    let is_known = as_of.and_then(first_day).is_none_or(|first| first <= day);
    if is_known && let Some(status) = commitment.progress_status {
        return Some(Published {
            status,
            as_of: as_of.map(str::to_owned),
            report: None,
        });
    }
    of_reports(reports)
}

/// The status of the newest report that has one.
pub(super) fn of_reports(reports: &[Value]) -> Option<Published> {
    let dated = reports.iter().filter(|report| report.day.is_some());
    let undated = reports.iter().filter(|report| report.day.is_none());
    let newest_first = dated.rev().chain(undated.rev());
    newest_first
        .map(|report| &report.measure)
        .find_map(|report| {
            Some(Published {
                status: report.status?,
                as_of: report.date.clone(),
                report: Some(Arc::clone(report)),
            })
        })
}

/// Whether the tracker has taken the commitment out of what is assessed.
pub(super) const fn is_given_up(status: ProgressStatus) -> bool {
    matches!(
        status,
        ProgressStatus::Withdrawn | ProgressStatus::Superseded
    )
}

/// Whether the tracker says that the target is reached.
pub(super) const fn is_reached(status: ProgressStatus) -> bool {
    matches!(
        status,
        ProgressStatus::Reached
            | ProgressStatus::ReachedByEndDate
            | ProgressStatus::ReachedAfterEndDate
    )
}

/// Whether the tracker and we say the same; none where the two cannot be held
/// against each other.
///
/// That no report is on record here tells nothing against a tracker that has
/// seen one, and that a target is not reached does not say whether it will be.
pub(super) const fn agrees(ours: Assessment, status: ProgressStatus) -> Option<bool> {
    let said = match status {
        ProgressStatus::OnCourse => Assessment::OnCourse,
        ProgressStatus::OffCourse | ProgressStatus::NotReached => Assessment::OffCourse,
        ProgressStatus::NoResponse => Assessment::NoReportYet,
        ProgressStatus::NotAssessable | ProgressStatus::NotClear => Assessment::CannotBeAssessed,
        ProgressStatus::Reached
        | ProgressStatus::ReachedByEndDate
        | ProgressStatus::ReachedAfterEndDate => Assessment::Reached,
        ProgressStatus::Withdrawn | ProgressStatus::Superseded => return None,
    };
    match (ours, said) {
        (Assessment::Reached, Assessment::Reached)
        | (Assessment::OnCourse, Assessment::OnCourse)
        | (Assessment::OffCourse, Assessment::OffCourse)
        | (Assessment::NoReportYet, Assessment::NoReportYet)
        | (Assessment::CannotBeAssessed, Assessment::CannotBeAssessed) => Some(true),
        (Assessment::NoReportYet | Assessment::CannotBeAssessed, _) => None,
        (Assessment::OnCourse, _) if matches!(status, ProgressStatus::NotReached) => None,
        _ => Some(false),
    }
}
