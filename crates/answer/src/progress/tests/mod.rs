//! Synthetic commitments, and what is to be said of them.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::{
    commitment, measure,
    vocabulary::{CommitmentKind, Comparator, Confidence, MeasureKind, ProgressStatus},
};

use super::{Assessment, Progress};

mod assessed;
mod flagged;
mod law;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A synthetic commitment without dates or status.
fn commitment() -> commitment::Model {
    commitment::Model {
        id: "synthetic".into(),
        title: "A synthetic commitment".into(),
        title_is_label: true,
        kind: CommitmentKind::Commitment,
        maker: None,
        maker_name: "A synthetic maker".into(),
        maker_kind: None,
        country: None,
        overarching: None,
        overarching_title: None,
        smartness: None,
        verification: None,
        progress_status: None,
        progress_status_as_of: None,
        made: None,
        starts: None,
        ends: None,
        indicator: None,
        measurement_plan: None,
        monitoring: None,
        location: None,
        population: None,
        population_coverage: None,
        sex: None,
        cost_amount: None,
        cost_currency: None,
        cost_usd: None,
        cost_secured: None,
        funding_mechanism: None,
        confidence: Confidence::Unsourced,
        note: None,
        source: "a-synthetic-source".into(),
    }
}

/// A synthetic value that is known by its text and date only.
fn value(kind: MeasureKind, text: &str, date: &str) -> Arc<measure::Model> {
    Arc::new(measure::Model {
        id: format!("{kind:?}-{text}-{date}"),
        commitment: "synthetic".into(),
        kind,
        text: text.into(),
        number: None,
        unit: None,
        comparator: None,
        date: (!date.is_empty()).then(|| date.into()),
        status: None,
        confidence: Confidence::Unsourced,
        note: None,
        source: "a-synthetic-source".into(),
    })
}

fn baseline(text: &str, date: &str) -> Arc<measure::Model> {
    value(MeasureKind::Baseline, text, date)
}

fn report(text: &str, date: &str) -> Arc<measure::Model> {
    value(MeasureKind::Progress, text, date)
}

fn target(text: &str, date: &str) -> Arc<measure::Model> {
    value(MeasureKind::Target, text, date)
}

/// The same with a number on record.
fn recorded(
    measure: Arc<measure::Model>,
    number: f64,
    comparator: Comparator,
) -> Arc<measure::Model> {
    Arc::new(measure::Model {
        number: Some(number),
        comparator: Some(comparator),
        ..Arc::unwrap_or_clone(measure)
    })
}

/// The same with what the tracker says.
fn told(measure: Arc<measure::Model>, status: ProgressStatus) -> Arc<measure::Model> {
    Arc::new(measure::Model {
        status: Some(status),
        ..Arc::unwrap_or_clone(measure)
    })
}

fn progress(measures: &[Arc<measure::Model>], as_of: &str) -> Progress {
    Progress::of(&commitment(), measures, day(as_of))
}

/// The record that all this grew from: member-led communities of practice of the CSN.
fn communities() -> [Arc<measure::Model>; 3] {
    [
        baseline("0", "2021"),
        report("2", "2023-12"),
        target("5", "2025-12"),
    ]
}
