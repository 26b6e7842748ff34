//! The six items of the CSN functionality index, asked as an instrument, come to
//! the index as it was published.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::step;
use crate::{
    world::World,
    write::{on_both, payload},
};

const INDEX: &str = "csn-functionality-csn2019fxnindexscore";
const ROUND: &str = "survey-round:csn-functionality-2019";

/// By country what was published of an indicator, and what the answers come to.
async fn both(world: &World, indicator: &str) -> [BTreeMap<String, f64>; 2] {
    let query = format!(
        r#"{{ indicator(id: "indicator:{indicator}") {{
            values(filter: {{ rounds: ["{ROUND}"] }}, first: 100) {{ nodes {{ country {{ id }} number }} }}
            fromAnswers(round: "{ROUND}") {{ country {{ id }} number missing }} }} }}"#
    );
    let mut answer = world.data(&query).await;
    let numbers = |rows: &Value| {
        let rows = rows.as_array().unwrap().iter();
        rows.filter_map(|row| {
            let country = row["country"]["id"].as_str()?.to_owned();
            Some((country, row["number"].as_f64()?))
        })
        .collect::<BTreeMap<_, _>>()
    };
    let indicator = answer["indicator"].take();
    [&indicator["values"]["nodes"], &indicator["fromAnswers"]].map(numbers)
}

async fn the_index_is_the_sum_of_its_items_in_all_countries(world: World) {
    let [published, answered] = both(&world, INDEX).await;
    assert_eq!(published.len(), 54);
    assert_eq!(published, answered);
    for item in [
        "established",
        "steergroup",
        "subnatcoord",
        "funding",
        "engagemsp",
        "strategy",
    ] {
        let [published, answered] = both(&world, &format!("csn-functionality-csn2019{item}")).await;
        assert_eq!((published.len(), &published), (54, &answered), "{item}");
    }
    // Another survey's indicator is fed by none of these answers.
    let [_, answered] = both(&world, "unn-functionality-unnfxindexscore2019").await;
    assert!(answered.is_empty());
}

async fn a_spoilt_answer_is_noticed_and_leaves_what_was_published(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let response = "survey-response:csn-functionality-2019-csn-ken";
    let returned = payload(
        &world,
        &token,
        step(response, "RETURNED", "A synthetic reason"),
    )
    .await;
    assert_eq!(returned["outcome"], "CHANGED", "{returned:#}");
    let [published, answered] = both(&world, INDEX).await;
    assert_eq!(
        (published.len(), answered.len()),
        (54, 53),
        "it is not counted"
    );
    let spoil = json!({ "query": "mutation($input: ChangeSurveyAnswerInput!) { changeSurveyAnswer(input: $input) { outcome errors { message } } }",
        "variables": { "input": { "id": "survey-answer:csn-functionality-2019-csn-ken-funding", "answer": "no" } } });
    assert_eq!(payload(&world, &token, spoil).await["outcome"], "CHANGED");
    let again = payload(
        &world,
        &token,
        step(response, "SUBMITTED", "A synthetic correction"),
    )
    .await;
    assert_eq!(again["outcome"], "CHANGED", "{again:#}");
    let [published, answered] = both(&world, INDEX).await;
    assert!((published["country:KEN"] - answered["country:KEN"] - 1.0).abs() < 1e-9);
    let others = |mut all: BTreeMap<String, f64>| {
        all.remove("country:KEN");
        all
    };
    assert_eq!(others(published), others(answered));
}

on_both! {
    the_index_is_the_sum_of_its_items_in_all_countries
    a_spoilt_answer_is_noticed_and_leaves_what_was_published
}
