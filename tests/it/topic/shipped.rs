//! What ships: the vocabulary is a tree with three names a term, and what ought to
//! be classified is.

use std::collections::{BTreeMap, BTreeSet};

/// The cells of a shipped sheet, by column, row by row.
fn rows(name: &str) -> Vec<BTreeMap<&'static str, String>> {
    let parsed = exchange::parse_all().unwrap();
    let parsed = parsed.iter().find(|it| it.sheet.name == name).unwrap();
    let columns: Vec<&str> = parsed.sheet.all_columns().map(|it| it.name).collect();
    let rows = parsed.rows.iter();
    rows.map(|row| columns.iter().copied().zip(row.cells.clone()).collect())
        .collect()
}

#[test]
fn every_term_has_three_names_of_its_own_and_a_definition() {
    let topics = rows("topics");
    for column in ["name", "name_fr", "name_es", "definition"] {
        let cells: BTreeSet<&String> = topics.iter().map(|topic| &topic[column]).collect();
        assert_eq!(cells.len(), topics.len(), "{column}");
        assert!(cells.iter().all(|cell| cell.len() > 3), "{column}");
    }
}

#[test]
fn terms_are_a_tree_of_three_levels_at_most() {
    let topics = rows("topics");
    let broader: BTreeMap<&str, &str> = topics
        .iter()
        .map(|topic| (topic["id"].as_str(), topic["broader"].as_str()))
        .collect();
    for id in broader.keys() {
        let above = std::iter::successors(Some(*id), |id| broader.get(id).copied());
        let levels = above.take_while(|id| !id.is_empty()).take(9).count();
        assert!((1..=3).contains(&levels), "{id} is {levels} levels deep");
    }
}

#[test]
fn every_term_is_used_or_has_one_beneath_it_that_is() {
    let ties = rows("record_topics");
    let used: BTreeSet<&str> = ties.iter().map(|tie| tie["topic"].as_str()).collect();
    let topics = rows("topics");
    for topic in &topics {
        let mut beneath = topics.iter().filter(|it| it["broader"] == topic["id"]);
        let is_used = used.contains(topic["id"].as_str());
        assert!(
            is_used || beneath.any(|it| used.contains(it["id"].as_str())),
            "{}",
            topic["id"]
        );
    }
    let known: BTreeSet<&str> = topics.iter().map(|topic| topic["id"].as_str()).collect();
    assert!(used.is_subset(&known));
}

#[test]
fn every_practice_is_classified_and_no_record_twice_alike() {
    let ties = rows("record_topics");
    let pairs: BTreeSet<(&str, &str)> = ties
        .iter()
        .map(|tie| (tie["record"].as_str(), tie["topic"].as_str()))
        .collect();
    assert_eq!(pairs.len(), ties.len());
    for practice in rows("practices") {
        let record = format!("practice:{}", practice["id"]);
        assert!(
            pairs.iter().any(|(tied, _)| *tied == record),
            "{record} is about nothing"
        );
    }
}

#[test]
fn our_own_judgements_are_marked_as_such() {
    for sheet in ["topics", "record_topics", "practice_links"] {
        for row in rows(sheet) {
            assert_eq!(row["confidence"], "INFERRED", "{}", row["id"]);
            assert!(!row["note"].is_empty(), "{}", row["id"]);
        }
    }
}
