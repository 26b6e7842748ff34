//! Broader and narrower terms, as they are written and as they are asked for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    world::World,
    write::{code, on_both, payload},
};

fn write(field: &str, kind: &str, input: &Value) -> Value {
    json!({ "query": format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ outcome recordId errors {{ code field message }} }} }}"),
        "variables": { "input": input } })
}

/// The ids of the practices that a query finds under a path.
fn ids(connection: &Value) -> BTreeSet<String> {
    let nodes = connection["nodes"].as_array().unwrap().iter();
    nodes
        .map(|node| node["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn no_topic_stands_above_itself(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    let under = |topic: &str, broader: &str| {
        write(
            "changeTopic",
            "ChangeTopicInput",
            &json!({ "id": format!("topic:{topic}"), "broader": broader }),
        )
    };
    for (topic, broader) in [
        ("governance", "governance"),
        ("governance", "coordination"),
        ("nutrition-specific", "breastfeeding"),
    ] {
        let answer = payload(&world, &steward, under(topic, broader)).await;
        assert_eq!(answer["outcome"], "REFUSED", "{topic} {answer:#}");
        assert_eq!(answer["errors"][0]["field"], "broader");
        assert_eq!(answer["errors"][0]["code"], "INVALID");
    }
    let moved = under("coordination", "networks-and-partners");
    let moved = payload(&world, &steward, moved).await;
    assert_eq!(moved["outcome"], "CHANGED", "{moved:#}");
    // What has moved away is no longer beneath.
    let back = payload(&world, &steward, under("governance", "coordination")).await;
    assert_eq!(back["outcome"], "CHANGED", "{back:#}");
}

async fn a_new_tie_is_found_under_the_broader_terms(world: World) {
    let contributor = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let practice = "practice:costed-county-nutrition-action-plans";
    let topic = json!({ "id": "synthetic-feeding", "name": "A synthetic way of feeding", "nameFr": "Synthétique", "nameEs": "Sintético",
        "definition": "A synthetic term of a test.", "broader": "breastfeeding", "sourceTitle": "A synthetic source of a test" });
    let topic = write("createTopic", "CreateTopicInput", &topic);
    assert_eq!(
        code(&world, &contributor, topic.clone()).await,
        "FORBIDDEN",
        "the vocabulary is for stewards"
    );
    let steward = world.token("STEWARD", None, None).await;
    let made = payload(&world, &steward, topic).await;
    assert_eq!(made["outcome"], "CREATED", "{made:#}");
    let asked = r#"{
        practices(filter: { about: ["topic:nutrition-specific"] }, first: 100) { nodes { id } }
        topic(id: "nutrition-specific") { practices(first: 100) { totalCount nodes { id } } }
    }"#;
    let before = world.data(asked).await;
    assert!(!ids(&before["practices"]).contains(practice));
    let tie = json!({ "record": practice, "topic": "synthetic-feeding", "sourceTitle": "A synthetic source of a test" });
    let tie = write("createRecordTopic", "CreateRecordTopicInput", &tie);
    let tie = payload(&world, &contributor, tie).await;
    assert_eq!(tie["outcome"], "CREATED", "{tie:#}");
    let after = world.data(asked).await;
    assert!(ids(&after["practices"]).contains(practice));
    assert_eq!(ids(&after["practices"]), ids(&after["topic"]["practices"]));
    assert_eq!(
        after["topic"]["practices"]["totalCount"].as_u64().unwrap(),
        before["topic"]["practices"]["totalCount"].as_u64().unwrap() + 1
    );
}

async fn a_list_by_topic_and_a_filter_by_topic_agree(world: World) {
    let lists = [
        ("practices", "practices"),
        ("communities", "communities"),
        ("events", "events"),
        ("commitments", "commitments"),
        ("engagements", "assistance"),
        ("offers", "assistanceOffers"),
        ("requests", "assistanceRequests"),
    ];
    for topic in ["governance", "advocacy", "nutrition-outcomes", "stunting"] {
        for (list, root) in lists {
            let asked = format!(
                r#"{{ all: {root}(filter: {{ about: ["{topic}"] }}, first: 100) {{ totalCount nodes {{ id }} }}
                    topic(id: "{topic}") {{ held: {list}(first: 100) {{ totalCount nodes {{ id }} }} }} }}"#
            );
            let answer = world.data(&asked).await;
            let (all, held) = (&answer["all"], &answer["topic"]["held"]);
            assert_eq!(ids(all), ids(held), "{topic} {list}");
            assert_eq!(all["totalCount"], held["totalCount"], "{topic} {list}");
        }
    }
}

on_both! {
    no_topic_stands_above_itself
    a_new_tie_is_found_under_the_broader_terms
    a_list_by_topic_and_a_filter_by_topic_agree
}
