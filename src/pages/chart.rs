//! Progress as a picture: from the baseline to the target, with the line of an even pace.
//!
//! Colours stand on the shapes, in six digits, so that the picture can be copied into a
//! report and read by programs that know no style sheet; the style sheet of the pages
//! changes them where the page is dark.

use chrono::NaiveDate;
use fluent_bundle::FluentArgs;
use serde_json::{Value, json};

use super::{template, text, visit::Visit};

/// Units of the drawing.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 120.0;
/// What is left free for words around the lines.
const LEFT: f64 = 14.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 26.0;

/// The picture of this progress, as the API words it; `None` where its baseline, its
/// target or one of their days is not known as a number.
pub(super) fn progress(visit: &Visit<'_>, progress: &Value) -> Option<String> {
    let day = |name: &str| progress[name].as_str()?.parse::<NaiveDate>().ok();
    let number = |name: &str| progress[name]["number"].as_f64();
    let (from, to) = (day("startsOn")?, day("dueOn")?);
    let (baseline, target) = (number("baseline")?, number("target")?);
    if to <= from {
        return None;
    }
    let report = number("report").zip(
        progress["report"]["day"]
            .as_str()
            .and_then(|day| day.parse::<NaiveDate>().ok()),
    );
    let scale = Scale::new(
        (from, to.max(report.map_or(to, |(_, day)| day))),
        [Some(baseline), Some(target), report.map(|(value, _)| value)],
    );
    let (x, y) = (|day| scale.x(day), |value| scale.y(value));
    let written = |value| text::number(visit.language, value);
    let expected = progress["expected"].as_f64();
    let words = words(
        visit,
        progress,
        &[
            ("baseline", Some(baseline)),
            ("target", Some(target)),
            ("report", report.map(|(value, _)| value)),
            ("expected", expected),
        ],
    );
    // A baseline of a year is known for the year, not for a day of it.
    let is_year = progress["baseline"]["measure"]["date"]
        .as_str()
        .is_some_and(|date| date.len() == 4);
    let span = if is_year {
        x(from + chrono::Days::new(365))
    } else {
        x(from)
    };
    let report = report.map(|(value, day)| {
        let is_late = x(day) > WIDTH * 0.8;
        json!({ "x": x(day), "y": y(value), "text": written(value), "end": is_late })
    });
    let is_today_inside = visit.day > from && visit.day < to;
    let facts = json!({
        "words": words,
        "baseline": { "x": x(from), "y": y(baseline), "span": span, "text": written(baseline) },
        "target": { "x": x(to), "y": y(target), "text": written(target) },
        "report": report,
        "today": is_today_inside.then(|| x(visit.day)),
        "from": from.format("%Y").to_string(),
        "to": to.format("%Y").to_string(),
        "ground": HEIGHT - BOTTOM,
        "height": HEIGHT,
        "width": WIDTH,
    });
    template::draw(visit, "chart.svg", &facts)
}

/// What the picture shows, in a sentence.
fn words(visit: &Visit<'_>, progress: &Value, values: &[(&'static str, Option<f64>)]) -> String {
    let mut args = FluentArgs::new();
    let none = FluentArgs::new();
    let nothing = text::text(visit.language, "chart-none", &none).unwrap_or_default();
    for (name, value) in values {
        let value = value.map_or_else(|| nothing.clone(), |it| text::number(visit.language, it));
        args.set(*name, value);
    }
    for (gap, name) in [("from", "startsOn"), ("to", "dueOn")] {
        let day = progress[name].as_str().unwrap_or_default();
        args.set(gap, text::date(visit.language, day));
    }
    text::text(visit.language, "chart-sum", &args).unwrap_or_default()
}

/// From days and values to places in the drawing, to a tenth of a unit.
struct Scale {
    first: NaiveDate,
    days: f64,
    least: f64,
    span: f64,
}

impl Scale {
    fn new((first, last): (NaiveDate, NaiveDate), values: [Option<f64>; 3]) -> Self {
        let values = values.into_iter().flatten();
        let lowest = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(f64::NEG_INFINITY, f64::max);
        Self {
            first,
            days: f64::from(i32::try_from((last - first).num_days()).unwrap_or(i32::MAX)),
            least: lowest,
            span: most - lowest,
        }
    }

    fn x(&self, day: NaiveDate) -> f64 {
        let days = f64::from(i32::try_from((day - self.first).num_days()).unwrap_or_default());
        tenth(LEFT + days / self.days * (WIDTH - LEFT - RIGHT))
    }

    fn y(&self, value: f64) -> f64 {
        let share = if self.span > 0.0 {
            (value - self.least) / self.span
        } else {
            0.5
        };
        tenth(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM))
    }
}

fn tenth(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}
