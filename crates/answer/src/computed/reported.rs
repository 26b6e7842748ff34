//! A counted figure beside the one that was reported.

use std::sync::Arc;

use entity::{measure, vocabulary::MeasureKind};

use super::{Judged, explained};
use crate::period::has_begun;

/// The figure that had been reported last by the day: the latest progress
/// report with a date, else the baseline.
#[must_use]
pub fn reported_by<'a>(
    measures: &'a [Arc<measure::Model>],
    day: &str,
) -> Option<&'a Arc<measure::Model>> {
    let of_kind = |kind| measures.iter().filter(move |measure| measure.kind == kind);
    let dated = of_kind(MeasureKind::Progress)
        .filter(|measure| has_begun(measure.date.as_deref(), day) == Some(true));
    let latest = dated.max_by(|one, other| (&one.date, &one.id).cmp(&(&other.date, &other.id)));
    latest.or_else(|| {
        let mut baselines = of_kind(MeasureKind::Baseline);
        baselines.find(|measure| has_begun(measure.date.as_deref(), day) != Some(false))
    })
}

/// What was counted, what was reported, by how much they differ, and what the
/// records say of it, in words.
#[must_use]
pub fn in_words(
    (value, day): (Option<f64>, &str),
    reported: Option<&measure::Model>,
    judged: &[Judged],
) -> String {
    let Some(value) = value else {
        return format!("nothing can be counted as of {day}; {}", explained(judged));
    };
    let reported = match reported {
        None => "no figure that was reported by then is on record".to_owned(),
        Some(reported) => {
            let date = match &reported.date {
                Some(date) => format!("as of {date}"),
                None => "without a date".to_owned(),
            };
            let compared = reported.number.map_or_else(
                || "which is no number to compare with".to_owned(),
                |number| difference(value, number),
            );
            format!("{} reported {date}, {compared}", reported.text)
        }
    };
    let told = explained(judged);
    format!("{} counted as of {day}; {reported}; {told}", rounded(value))
}

fn difference(counted: f64, reported: f64) -> String {
    let difference = reported - counted;
    if difference > 0.0 {
        format!("{} more than counted", rounded(difference))
    } else if difference < 0.0 {
        format!("{} fewer than counted", rounded(-difference))
    } else {
        "as many as counted".to_owned()
    }
}

/// To three digits behind the point.
fn rounded(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Confidence;

    use super::*;
    use crate::computed::Verdict;

    fn measure(kind: MeasureKind, number: Option<f64>, date: Option<&str>) -> Arc<measure::Model> {
        Arc::new(measure::Model {
            id: format!("{kind:?}-{date:?}"),
            commitment: "a-synthetic-commitment".into(),
            kind,
            text: number.map_or_else(|| "several".into(), |number| number.to_string()),
            number,
            unit: None,
            comparator: None,
            date: date.map(Into::into),
            status: None,
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    #[test]
    fn the_figure_is_the_last_that_was_known_by_the_day() {
        let measures = [
            measure(MeasureKind::Baseline, Some(0.0), Some("2021")),
            measure(MeasureKind::Target, Some(5.0), Some("2025-12")),
            measure(MeasureKind::Progress, Some(2.0), Some("2023-12")),
            measure(MeasureKind::Progress, Some(1.0), Some("2022")),
            measure(MeasureKind::Progress, Some(9.0), None),
        ];
        let on = |day| reported_by(&measures, day).and_then(|measure| measure.number);
        assert_eq!(on("2020-12-31"), None);
        assert_eq!(on("2021-06-30"), Some(0.0));
        assert_eq!(on("2022-06-30"), Some(1.0));
        assert_eq!(on("2024-01-01"), Some(2.0));
    }

    #[test]
    fn the_difference_is_told_in_words() {
        let judged = [Judged::new(
            "a:1".into(),
            Verdict::Unknown,
            "without a start",
        )];
        let told = |value, reported| in_words((value, "2024-01-01"), reported, &judged);
        let two = measure(MeasureKind::Progress, Some(2.0), Some("2023-12"));
        let several = measure(MeasureKind::Baseline, None, None);
        let why = "counted: none; not known, which is not no: 1 without a start; not counted: none";
        assert_eq!(
            told(Some(0.0), Some(&two)),
            format!(
                "0 counted as of 2024-01-01; 2 reported as of 2023-12, 2 more than counted; {why}"
            )
        );
        assert_eq!(
            told(Some(2.0 / 3.0), Some(&several)),
            format!(
                "0.667 counted as of 2024-01-01; several reported without a date, which is no number to compare with; {why}"
            )
        );
        assert_eq!(
            told(None, Some(&two)),
            format!("nothing can be counted as of 2024-01-01; {why}")
        );
    }
}
