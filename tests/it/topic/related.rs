//! The practices that are like a practice: that the reasons are true and the parts
//! follow from them, worked out anew from what the lists say.

use std::collections::{BTreeMap, BTreeSet};

use record::fold::fold;
use serde_json::Value;

use crate::{world::World, write::on_both};

/// A practice as its lists tell it.
struct RelatedAnswer {
    words: BTreeSet<String>,
    tied: BTreeSet<String>,
    about: BTreeSet<String>,
    parties: BTreeSet<String>,
    countries: BTreeSet<String>,
}

fn ids<'a>(nodes: &'a Value, id: impl Fn(&'a Value) -> &'a Value) -> BTreeSet<String> {
    let nodes = nodes.as_array().unwrap().iter();
    nodes
        .filter_map(|node| id(node).as_str())
        .map(str::to_owned)
        .collect()
}

async fn broader(world: &World) -> BTreeMap<String, String> {
    let topics = world
        .data(
            "{ topics(first: 100, filter: { hasBroader: true }) { nodes { id broader { id } } } }",
        )
        .await;
    let topics = topics["topics"]["nodes"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    topics
        .map(|topic| (text(&topic["id"]), text(&topic["broader"]["id"])))
        .collect()
}

async fn told(
    world: &World,
    broader: &BTreeMap<String, String>,
) -> BTreeMap<String, RelatedAnswer> {
    let mut told = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let page = world
            .data(&format!(
                "{{ practices(first: 50, after: {after}) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ id title theme
                    about(first: 20) {{ nodes {{ id }} }} countries(first: 100) {{ nodes {{ id }} }}
                    parties(first: 50) {{ nodes {{ party {{ id }} }} }} }} }} }}"
            ))
            .await;
        let page = &page["practices"];
        for node in page["nodes"].as_array().unwrap() {
            let text = |field: &str| node[field].as_str().unwrap();
            let tied = ids(&node["about"]["nodes"], |topic| &topic["id"]);
            let above = |topic: &String| broader.get(topic).cloned();
            let about = tied
                .iter()
                .flat_map(|topic| std::iter::successors(Some(topic.clone()), above));
            let one = RelatedAnswer {
                words: fold(&format!("{} {}", text("title"), text("theme")))
                    .split(' ')
                    .map(str::to_owned)
                    .collect(),
                about: about.collect(),
                parties: ids(&node["parties"]["nodes"], |tie| &tie["party"]["id"]),
                countries: ids(&node["countries"]["nodes"], |country| &country["id"]),
                tied,
            };
            told.insert(text("id").to_owned(), one);
        }
        if page["pageInfo"]["hasNextPage"] == false {
            return told;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> BTreeSet<String> {
    one.intersection(other).cloned().collect()
}

/// The part of the score by topics, as its description says.
fn topic_part(
    all: &BTreeMap<String, RelatedAnswer>,
    one: &RelatedAnswer,
    other: &RelatedAnswer,
) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    let rarity = |topic: &str| {
        let holders = all.values().filter(|told| told.about.contains(topic));
        (count(all.len()) / count(holders.count())).ln()
    };
    let weight = |told: &RelatedAnswer, topic: &str| match (
        told.tied.contains(topic),
        told.about.contains(topic),
    ) {
        (true, _) => rarity(topic),
        (false, true) => rarity(topic) / 2.0,
        (false, false) => 0.0,
    };
    let (mut both, mut either) = (0.0, 0.0);
    for topic in one.about.union(&other.about) {
        both += weight(one, topic).min(weight(other, topic));
        either += weight(one, topic).max(weight(other, topic));
    }
    both / f64::max(either, (count(all.len()) / 2.0).ln())
}

async fn reasons_are_true_and_parts_follow_from_them(world: World) {
    let broader = broader(&world).await;
    let all = told(&world, &broader).await;
    assert!(all.len() > 150);
    let mut compared = 0;
    for (id, one) in all.iter().step_by(9) {
        let answer = world
            .data(&format!(
                r#"{{ practice(id: "{id}") {{ related(first: 10) {{ score practice {{ id }} parts {{ topics text parties places }}
                    sharedTopics {{ id }} sharedWords sharedParties {{ id }} sharedCountries {{ id }} sharedRegions {{ id }} }} }} }}"#
            ))
            .await;
        let mut last = 1.0;
        for kin in answer["practice"]["related"].as_array().unwrap() {
            let place = format!("{id}: {kin:#}");
            let other = &all[kin["practice"]["id"].as_str().unwrap()];
            let of = |field: &str| ids(&kin[field], |node| &node["id"]);
            let common = shared(&one.about, &other.about);
            let wider: BTreeSet<String> = common
                .iter()
                .flat_map(|topic| {
                    let next = broader.get(topic).cloned();
                    std::iter::successors(next, |topic| broader.get(topic).cloned())
                })
                .collect();
            let narrowest: BTreeSet<String> = common.difference(&wider).cloned().collect();
            assert_eq!(of("sharedTopics"), narrowest, "{place}");
            assert_eq!(
                of("sharedParties"),
                shared(&one.parties, &other.parties),
                "{place}"
            );
            assert_eq!(
                of("sharedCountries"),
                shared(&one.countries, &other.countries),
                "{place}"
            );
            let words = ids(&kin["sharedWords"], |word| word);
            assert!(
                words.is_subset(&shared(&one.words, &other.words)),
                "{place}"
            );
            let part = |part: &str| kin["parts"][part].as_f64().unwrap();
            assert!(
                (part("topics") - topic_part(&all, one, other)).abs() < 1e-9,
                "{place}"
            );
            assert_eq!(part("text") > 0.0, !words.is_empty(), "{place}");
            let is_elsewhere = of("sharedCountries").is_empty() && of("sharedRegions").is_empty();
            assert_eq!(part("places") > 0.0, !is_elsewhere, "{place}");
            let score = kin["score"].as_f64().unwrap();
            let sum = 0.4 * part("topics")
                + 0.3 * part("text")
                + 0.15 * part("parties")
                + 0.15 * part("places");
            assert!(
                (score - sum).abs() < 1e-9 && score > 0.0 && score <= last,
                "{place}"
            );
            last = score;
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} pairs");
}

async fn what_is_written_is_compared_at_once(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    let one = "practice:good-food-logo";
    let asked = format!(
        r#"{{ practice(id: "{one}") {{ related(first: 1) {{ practice {{ id }} sharedWords sharedCountries {{ code }} }} }} }}"#
    );
    let before = world.data(&asked).await;
    let twin = serde_json::json!({ "query": r#"mutation { createPractice(input: { id: "synthetic-logo", title: "Good Food Logo, a synthetic twin", theme: "Front-of-pack certification", nutritionType: NUTRITION_SENSITIVE, state: PUBLISHED, countries: ["ZMB"], sourceTitle: "A synthetic source of a test" }) { outcome errors { message } } }"# });
    let made = crate::write::payload(&world, &steward, twin).await;
    assert_eq!(made["outcome"], "CREATED", "{made:#}");
    let after = world.data(&asked).await;
    let nearest = |answer: &Value| answer["practice"]["related"][0]["practice"]["id"].clone();
    assert_ne!(nearest(&before), "practice:synthetic-logo");
    assert_eq!(nearest(&after), "practice:synthetic-logo", "{after:#}");
}

on_both! {
    reasons_are_true_and_parts_follow_from_them
    what_is_written_is_compared_at_once
}
