//! What the numbers amount to, and why.

use entity::vocabulary::ProgressStatus;

use super::{
    Assessment,
    basis::ProgressBasis,
    figures::{Figures, direction, is_far_bound, leads_forward},
    line::Standing,
    published::is_given_up,
    value::Value,
};

/// The assessment, and why in words.
pub(super) fn judge(
    basis: &ProgressBasis,
    figures: &Figures,
    status: Option<ProgressStatus>,
) -> (Assessment, String) {
    if status.is_some_and(is_given_up) {
        let reason = "The tracker says that the commitment was withdrawn or superseded.";
        return (Assessment::CannotBeAssessed, reason.into());
    }
    if basis.is_bare {
        let reason = "No value is on record: no baseline, no target and no report.";
        return (Assessment::CannotBeAssessed, reason.into());
    }
    let target = assessable(basis);
    let Some(report) = &basis.report else {
        let mut reason = format!("No report of progress is on record as of {}.", basis.as_of);
        if let Err(obstacle) = target {
            reason = format!("{reason} {obstacle}");
        }
        return (Assessment::NoReportYet, reason);
    };
    let target = match target {
        Ok(target) => target,
        Err(obstacle) => return (Assessment::CannotBeAssessed, obstacle),
    };
    let stands = stands(basis, figures, (report, target));
    if figures.meets == Some(true) {
        return (
            Assessment::Reached,
            format!("{stands}, which meets the target."),
        );
    }
    if let Some(due) = basis.due.filter(|due| *due < basis.as_of) {
        let reason = format!("{stands}, and the target was due by {due}.");
        return (Assessment::OffCourse, reason);
    }
    match (
        figures.standing_when_reported,
        figures.expected_when_reported,
    ) {
        (Some(standing), Some(expected)) => against_the_line(&stands, standing, expected),
        _ => (
            Assessment::CannotBeAssessed,
            format!(
                "{stands}, but there is no line to hold it against: {}.",
                no_line(basis, report)
            ),
        ),
    }
}

fn against_the_line(stands: &str, standing: Standing, expected: f64) -> (Assessment, String) {
    let (assessment, relation) = match standing {
        Standing::Ahead => (Assessment::OnCourse, "ahead of"),
        Standing::OnLine => (Assessment::OnCourse, "on"),
        Standing::Behind => (Assessment::OffCourse, "behind"),
    };
    let reason = format!(
        "{stands}, {relation} the straight line, which was at {} that day.",
        rounded(expected)
    );
    (assessment, reason)
}

/// The target, if a report can be held against it; else why not.
fn assessable(basis: &ProgressBasis) -> Result<&Value, String> {
    let Some(target) = &basis.target else {
        return Err("No target is on record.".into());
    };
    let values = [
        ("target", Some(target)),
        ("report", basis.report.as_ref()),
        ("baseline", basis.baseline.as_ref()),
    ];
    let values: Vec<_> = values
        .into_iter()
        .filter_map(|(what, value)| Some((what, value?)))
        .collect();
    for (what, value) in &values {
        if let Err(unread) = value.quantity {
            let text = &value.measure.text;
            return Err(format!(
                "The {what}, “{text}”, gives no number: {}.",
                unread.reason()
            ));
        }
    }
    for (what, value) in &values {
        if !value.is_comparable(target) {
            return Err(format!(
                "The {what}, “{}”, and the target, “{}”, are not in the same unit.",
                value.measure.text, target.measure.text
            ));
        }
    }
    if direction(basis).is_none() {
        return Err(match &basis.baseline {
            None => "No baseline is on record, and the target does not say whether more or less is better.".into(),
            Some(_) => "The target is the baseline itself, and does not say whether more or less is better.".into(),
        });
    }
    let baseline = basis.baseline.as_ref().and_then(Value::number);
    if let (Some(from), Some(to)) = (baseline, target.number())
        && !leads_forward(target, from, to)
    {
        return Err("The baseline is past the target already.".into());
    }
    match &basis.report {
        Some(report) if is_far_bound(basis) => Err(format!(
            "The report, “{}”, does not say how near the value is.",
            report.measure.text
        )),
        _ => Ok(target),
    }
}

/// Where the report stands, as the beginning of a sentence.
fn stands(basis: &ProgressBasis, figures: &Figures, (report, target): (&Value, &Value)) -> String {
    let when = report.day.map_or_else(
        || "undated".into(),
        |_| report.measure.date.clone().unwrap_or_default(),
    );
    let way = match (&basis.baseline, figures.share) {
        (Some(baseline), Some(share)) if share < 0.0 => format!(
            " has gone the wrong way from {}, away from {}",
            baseline.measure.text, target.measure.text
        ),
        (Some(baseline), Some(share)) => format!(
            " is {}% of the way from {} to {}",
            rounded(share * 100.0),
            baseline.measure.text,
            target.measure.text
        ),
        _ => format!(" is held against the target of {}", target.measure.text),
    };
    format!("The newest report, {} ({when}),{way}", report.measure.text)
}

/// What a line would need.
fn no_line(basis: &ProgressBasis, report: &Value) -> &'static str {
    if report.day.is_none() {
        return "the report is undated";
    }
    if basis.baseline.is_none() {
        return "no baseline is on record";
    }
    match (basis.start, basis.due) {
        (None, _) => "neither the baseline nor the start of the commitment is dated",
        (_, None) => "neither the target nor the end of the commitment is dated",
        (Some(_), Some(_)) => "the target is due before the baseline",
    }
}

/// A number to two decimals, without zeros at the end.
fn rounded(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".into()
    } else {
        text.into()
    }
}
