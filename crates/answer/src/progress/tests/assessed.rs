//! What is assessed, and how.

use entity::vocabulary::{Comparator, ProgressStatus};

use super::*;
use crate::progress::{DayBasis, Standing};

fn close(one: Option<f64>, other: f64) -> bool {
    one.is_some_and(|one| (one - other).abs() < 1e-3)
}

#[test]
fn two_of_five_is_behind_the_line() {
    let then = progress(&communities(), "2024-01-01");
    assert_eq!(then.assessment, Assessment::OffCourse);
    assert_eq!(then.figures.change, Some(2.0));
    assert_eq!(then.figures.share, Some(0.4));
    // 1095 of 1825 days, and the report the day before.
    assert_eq!(then.figures.expected, Some(3.0));
    assert!(close(
        then.figures.expected_when_reported,
        5.0 * 1094.0 / 1825.0
    ));
    assert_eq!(then.figures.standing, Some(Standing::Behind));
    assert!(close(then.figures.projected, 2.0 * 1825.0 / 1094.0));
    assert_eq!(then.figures.fitted, 2);
    assert_eq!(then.figures.days_without_report, Some(1));
    assert_eq!(then.is_overdue, Some(false));
    assert_eq!(
        then.reason,
        "The newest report, 2 (2023-12), is 40% of the way from 0 to 5, behind the straight line, which was at 3 that day."
    );
    assert!(then.flags.is_empty());
}

#[test]
fn two_of_five_is_overdue_afterwards() {
    let now = progress(&communities(), "2026-11-25");
    assert_eq!(now.assessment, Assessment::OffCourse);
    assert_eq!(now.figures.expected, Some(5.0));
    assert_eq!(now.is_overdue, Some(true));
    assert_eq!(now.figures.days_without_report, Some(1060));
    assert!(
        now.reason
            .ends_with("and the target was due by 2025-12-31.")
    );
}

#[test]
fn what_was_reported_later_is_not_known_yet() {
    let before = progress(&communities(), "2023-11-30");
    assert_eq!(before.assessment, Assessment::NoReportYet);
    assert_eq!(
        before.reason,
        "No report of progress is on record as of 2023-11-30."
    );
    assert_eq!(before.figures.change, None);
    let within = progress(&communities(), "2023-12-15");
    assert_eq!(within.basis.report.unwrap().day, Some(day("2023-12-15")));
}

#[test]
fn less_is_better_where_the_target_is_below_the_baseline() {
    let falling = [
        baseline("19.6%", "2019"),
        report("17%", "2022-12"),
        target("17%", "2025-12"),
    ];
    let reached = progress(&falling, "2023-06-01");
    assert_eq!(reached.assessment, Assessment::Reached);
    assert_eq!(reached.figures.share, Some(1.0));
    assert_eq!(reached.figures.standing, Some(Standing::Ahead));
    let rising = [
        baseline("19.6%", "2019"),
        report("21%", "2022-12"),
        target("17%", "2025-12"),
    ];
    let worse = progress(&rising, "2023-06-01");
    assert_eq!(worse.assessment, Assessment::OffCourse);
    assert!(worse.figures.share < Some(0.0));
    let away = "The newest report, 21% (2022-12), has gone the wrong way from 19.6%, away from 17%";
    assert!(worse.reason.starts_with(away), "{}", worse.reason);
}

#[test]
fn silence_after_a_report_on_the_line_leaves_it_on_course() {
    let halfway = [
        baseline("0", "2021-01-01"),
        report("5", "2023-01-01"),
        target("10", "2025-01-01"),
    ];
    let silent = progress(&halfway, "2024-06-01");
    assert_eq!(silent.assessment, Assessment::OnCourse);
    assert_eq!(
        silent.figures.standing_when_reported,
        Some(Standing::OnLine)
    );
    assert_eq!(silent.figures.standing, Some(Standing::Behind));
}

#[test]
fn comparators_say_what_meets_a_target() {
    for (report_text, target_text, meets) in [
        ("30", "At least 30", Some(true)),
        ("30", "more than 30", Some(false)),
        ("more than 30", "more than 30", Some(true)),
        ("at most 30", "at least 30", None),
        ("5%", "<5%", Some(false)),
        ("4.9%", "<5%", Some(true)),
        (
            "about USD 2 billion",
            "at least USD 1.7 billion",
            Some(true),
        ),
    ] {
        let measures = [report(report_text, "2023"), target(target_text, "2025")];
        let found = progress(&measures, "2024-01-01").figures.meets;
        assert_eq!(found, meets, "{report_text} for {target_text}");
    }
}

#[test]
fn the_number_on_record_wins_over_the_text() {
    let half = recorded(
        target("at least half of 65 SUN countries", "2025"),
        33.0,
        Comparator::AtLeast,
    );
    let found = progress(
        &[baseline("20", "2021"), report("40", "2024"), half],
        "2025-01-01",
    );
    assert_eq!(found.assessment, Assessment::Reached);
}

#[test]
fn of_several_targets_the_next_due_counts() {
    let measures = [
        baseline("0", "2020-01-01"),
        report("5", "2021-12-31"),
        target("4", "2022"),
        target("10", "2026"),
    ];
    let due = |as_of| progress(&measures, as_of).basis.due.unwrap().to_string();
    assert_eq!(due("2022-12-31"), "2022-12-31");
    assert_eq!(due("2023-01-01"), "2026-12-31");
    assert_eq!(due("2027-01-01"), "2026-12-31");
    assert_eq!(
        progress(&measures, "2022-06-01").assessment,
        Assessment::Reached
    );
}

#[test]
fn the_period_stands_in_for_dates_that_values_lack() {
    let undated = [
        baseline("7", ""),
        report("12", "2023-06-30"),
        target("At least 30", ""),
    ];
    let of_period = commitment::Model {
        starts: Some("2021-01".into()),
        ends: Some("2025-12".into()),
        ..commitment()
    };
    let found = Progress::of(&of_period, &undated, day("2024-01-01"));
    assert_eq!(
        found.basis.start,
        Some((day("2021-01-01"), DayBasis::Period))
    );
    assert_eq!(
        found.basis.due_by,
        Some((day("2025-12-31"), DayBasis::Period))
    );
    assert_eq!(found.assessment, Assessment::OffCourse);
    let bare = progress(&undated, "2024-01-01");
    assert_eq!(bare.assessment, Assessment::CannotBeAssessed);
    assert!(bare.figures.share.is_some());
    assert!(
        bare.reason
            .ends_with("neither the baseline nor the start of the commitment is dated.")
    );
}

#[test]
fn what_cannot_be_assessed_says_why() {
    let (start, end) = (|| baseline("0", "2021"), || target("5", "2025"));
    for (measures, why) in [
        (vec![], "No value is on record"),
        (vec![start(), report("2", "2023")], "No target is on record"),
        (vec![report("2", "2023"), end()], "No baseline is on record"),
        (
            vec![start(), report("In progress", "2023"), end()],
            "The report, “In progress”, gives no number",
        ),
        (
            vec![start(), report("2", "2023"), target("TBD", "")],
            "The target, “TBD”, gives no number",
        ),
        (
            vec![
                baseline("No", "2021"),
                report("Yes", "2023"),
                target("Yes", ""),
            ],
            "The target, “Yes”, gives no number",
        ),
        (
            vec![
                baseline("0.24", "2021"),
                report("22%", "2023"),
                target("<20%", "2025"),
            ],
            "The baseline, “0.24”, and the target, “<20%”, are not in the same unit",
        ),
        (
            vec![
                baseline("100", "2021"),
                report("100", "2023"),
                target("100", "2025"),
            ],
            "The target is the baseline itself",
        ),
        (
            vec![
                baseline("40", "2021"),
                report("41", "2023"),
                target("at least 30", "2025"),
            ],
            "The baseline is past the target already",
        ),
        (
            vec![start(), report("2", ""), end()],
            "The newest report, 2 (undated), is 40% of the way from 0 to 5, but there is no line to hold it against: the report is undated",
        ),
        (
            vec![start(), report("at most 3", "2023"), end()],
            "The report, “at most 3”, does not say how near the value is",
        ),
    ] {
        let found = progress(&measures, "2024-06-01");
        assert_eq!(found.assessment, Assessment::CannotBeAssessed, "{why}");
        assert!(
            found.reason.starts_with(why),
            "{} is not {why}",
            found.reason
        );
    }
}

#[test]
fn what_could_not_be_assessed_with_a_report_says_so_before_there_is_one() {
    let measures = [baseline("0.24", "2021"), target("<20%", "2025")];
    let found = progress(&measures, "2024-06-01");
    assert_eq!(found.assessment, Assessment::NoReportYet);
    assert!(found.reason.ends_with("are not in the same unit."));
}

#[test]
fn what_the_tracker_has_taken_out_is_not_assessed() {
    let withdrawn = commitment::Model {
        progress_status: Some(ProgressStatus::Withdrawn),
        progress_status_as_of: Some("2024-03".into()),
        ..commitment()
    };
    let before = Progress::of(&withdrawn, &communities(), day("2024-02-01"));
    assert_eq!(before.assessment, Assessment::OffCourse);
    let after = Progress::of(&withdrawn, &communities(), day("2026-11-25"));
    assert_eq!(after.assessment, Assessment::CannotBeAssessed);
    assert_eq!(after.is_overdue, Some(false));
    assert_eq!(after.agrees, None);
}

#[test]
fn the_tracker_and_we_are_held_against_each_other() {
    for (status, agrees) in [
        (ProgressStatus::OffCourse, Some(true)),
        (ProgressStatus::NotReached, Some(true)),
        (ProgressStatus::OnCourse, Some(false)),
        (ProgressStatus::Reached, Some(false)),
        (ProgressStatus::NoResponse, Some(false)),
        (ProgressStatus::NotClear, Some(false)),
        (ProgressStatus::Withdrawn, None),
    ] {
        let [start, reported, end] = communities();
        let found = progress(&[start, told(reported, status), end], "2024-01-01");
        assert_eq!(found.agrees, agrees, "{status:?}");
        assert_eq!(found.published.unwrap().as_of.unwrap(), "2023-12");
    }
    let [start, _, end] = communities();
    let silent = commitment::Model {
        progress_status: Some(ProgressStatus::OnCourse),
        ..commitment()
    };
    assert_eq!(
        Progress::of(&silent, &[start, end], day("2024-01-01")).agrees,
        None
    );
}
