//! What is flagged, and whether the dataset's numbers are those of its texts.

use entity::vocabulary::ProgressStatus;

use super::*;
use crate::{
    progress::FlagKind,
    quantity::{self, Quantity},
};

fn kinds(measures: &[Arc<measure::Model>]) -> Vec<FlagKind> {
    let flags = progress(measures, "2024-06-01").flags;
    flags.into_iter().map(|flag| flag.kind).collect()
}

#[test]
fn oddities_are_flagged() {
    let start = || baseline("0", "2021");
    let end = || target("5", "2025");
    for (measures, flagged) in [
        (
            vec![baseline("0.24", "2021"), target("<20%", "2025")],
            vec![FlagKind::FractionBesidePercentage],
        ),
        (
            vec![baseline("19.6%", "2021"), target("0.17", "2025")],
            vec![FlagKind::FractionBesidePercentage],
        ),
        (
            vec![start(), target("5%", "2025")],
            vec![FlagKind::UnitsDiffer],
        ),
        (
            vec![
                start(),
                recorded(target("75%", "2025"), 14.0, Comparator::Equal),
            ],
            vec![FlagKind::TextDiffers],
        ),
        (
            vec![start(), report("2", "2023"), report("3", "2023"), end()],
            vec![FlagKind::RivalValues],
        ),
        (
            vec![start(), baseline("1", "2022"), end()],
            vec![FlagKind::RivalValues],
        ),
        (
            vec![baseline("5", "2021"), end()],
            vec![FlagKind::BaselineMeetsTarget],
        ),
        (
            vec![baseline("0", "2022"), target("5", "2021")],
            vec![FlagKind::DatesReversed],
        ),
        (
            vec![start(), report("In progress", "2023"), end()],
            vec![FlagKind::NoNumber],
        ),
        (
            vec![start(), report("2", ""), end()],
            vec![FlagKind::UndatedReport],
        ),
        (
            vec![start(), report("2", "2023"), report("3", "2024"), end()],
            vec![],
        ),
    ] {
        assert_eq!(kinds(&measures), flagged, "{measures:#?}");
    }
}

#[test]
fn a_gap_is_no_contradiction() {
    let found = progress(&[baseline("TBD", ""), target("TBD", "")], "2024-06-01");
    assert_eq!(found.flags.len(), 2);
    assert!(!found.is_contradicted());
}

#[test]
fn a_fraction_for_a_percentage_is_flagged_and_assessed_as_it_is() {
    let in_percent = commitment::Model {
        indicator: Some("Prevalence (%) of anaemia".into()),
        ..commitment()
    };
    let measures = [
        baseline("0.32", "2021"),
        report("0.19", "2023"),
        target("0.19", "2025"),
    ];
    let found = Progress::of(&in_percent, &measures, day("2024-06-01"));
    assert_eq!(found.flags[0].kind, FlagKind::FractionForPercentage);
    assert_eq!(found.flags[0].measures.len(), 3);
    assert_eq!(found.assessment, Assessment::Reached);
    assert!(!found.is_contradicted());
}

#[test]
fn ends_and_statuses_that_differ_contradict() {
    let [start, reported, end] = communities();
    let other = commitment::Model {
        ends: Some("2027".into()),
        progress_status: Some(ProgressStatus::OnCourse),
        ..commitment()
    };
    let measures = [start, told(reported, ProgressStatus::OffCourse), end];
    let found = Progress::of(&other, &measures, day("2024-06-01"));
    let kinds: Vec<_> = found.flags.iter().map(|flag| flag.kind).collect();
    assert_eq!(kinds, [FlagKind::DueDatesDiffer, FlagKind::StatusesDiffer]);
    assert!(found.is_contradicted());
}

/// Every shipped text against the number, unit and comparator shipped beside it.
#[test]
fn shipped_texts_say_what_is_shipped_beside_them() {
    let text = include_str!("../../../../../data/measures.csv");
    let mut sheet = csv::Reader::from_reader(text.as_bytes());
    let mut differences = vec![];
    for row in sheet.records().skip(1) {
        let row = row.unwrap();
        let [id, text, number, unit, comparator] =
            [0, 3, 4, 5, 6].map(|place| row[place].to_owned());
        let said = match quantity::read(&text) {
            Ok(Quantity {
                number,
                unit,
                comparator,
            }) => (
                number.to_string(),
                unit.unwrap_or_default(),
                format!("{comparator:?}"),
            ),
            Err(_) => Default::default(),
        };
        let comparator = comparator.replace('_', "").to_lowercase();
        if (&*said.0, &*said.1, &*said.2.to_lowercase()) != (&*number, &*unit, &*comparator) {
            differences.push(format!("{id}: {text} / {number} {unit} {comparator}"));
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}
