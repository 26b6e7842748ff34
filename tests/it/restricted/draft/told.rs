//! What is told of a draft to those who write, and once it comes out.

use serde_json::{Value, json};

use super::{ID, scene};
use crate::{
    world::World,
    write::{on_both, payload},
};

/// What may not be read is written to as what is not there, and what points to others
/// is not named.
async fn a_draft_is_refused_as_what_is_not_there(world: World) {
    let (scene, records) = scene(world).await;
    let source = r#"sourceTitle: "A synthetic source of a test""#;
    let before = scene.world.db.data_version().await.unwrap();
    let attempts = |id: &str| {
        [
            format!(
                r#"changePractice(input: {{ id: "{id}", state: DRAFT, note: "x", expectedVersion: 1 }})"#
            ),
            format!(r#"removeRecord(input: {{ id: "practice:{id}" }})"#),
            format!(r#"eraseHistory(input: {{ id: "practice:{id}" }})"#),
            format!(
                r#"createPracticeParty(input: {{ practice: "{id}", name: "A name", role: PUBLISHER, {source} }})"#
            ),
            format!(
                r#"createName(input: {{ record: "practice:{id}", name: "A name", kind: FORMER, {source} }})"#
            ),
        ]
    };
    for who in scene.callers.iter().filter(|who| !who.is_in_reach) {
        for (there, not) in attempts(ID).into_iter().zip(attempts("absent")) {
            let asked = |it: &str| json!({ "query": format!("mutation {{ it: {it} {{ outcome errors {{ code field value message }} }} }}") });
            let answer = scene.world.post_as(&who.token, asked(&there)).await;
            let expected = scene.world.post_as(&who.token, asked(&not)).await;
            let text = answer.to_string().replace(ID, "absent");
            assert_eq!(text, expected.to_string(), "{there} by {}", who.name);
        }
        // An event to which the draft is linked cannot go; why is told without a name.
        let remove = r#"mutation { removeRecord(input: { id: "event:africa-food-systems-forum-summit-2025" }) { outcome errors { code message } } }"#;
        let answer = scene.ask(&who.token, remove).await.to_string();
        assert!(
            !records.iter().any(|record| answer.contains(record)),
            "{answer}"
        );
    }
    assert_eq!(scene.world.db.data_version().await.unwrap(), before);
    // A practice is no party, so that no list of parties leads to it.
    let steward = scene.world.token("STEWARD", None, None).await;
    let seat = format!(
        r#"mutation {{ createParticipation(input: {{ event: "africa-food-systems-forum-summit-2025", party: "practice:{ID}", role: HOST, {source} }}) {{ outcome errors {{ code field }} }} }}"#
    );
    let refused = payload(&scene.world, &steward, json!({ "query": seat })).await;
    assert_eq!(refused["errors"][0]["code"], "INVALID", "{refused:#}");
    assert_eq!(refused["errors"][0]["field"], "party", "{refused:#}");
}

/// What comes out is new to those who could not read it, and what is taken back is gone.
async fn what_comes_out_is_told_without_what_was_before(world: World) {
    let (scene, _) = scene(world).await;
    let steward = scene.world.token("STEWARD", None, Some("KEN")).await;
    let go = |state: &str, more: &str| {
        let change = format!(
            r#"mutation {{ changePractice(input: {{ id: "{ID}", state: {state}{more} }}) {{ outcome sequence errors {{ code message }} }} }}"#
        );
        json!({ "query": change })
    };
    for state in ["REVIEWED", "PUBLISHED"] {
        let gone_on = payload(&scene.world, &steward, go(state, "")).await;
        assert_eq!(gone_on["outcome"], "CHANGED", "{gone_on:#}");
    }
    let log = "nodes { recordId difference { field before after } }";
    let ask = |token: String| {
        let query = format!(
            r#"{{ practice(id: "{ID}") {{ title source {{ title }} steps {{ from to change {{ recordId difference {{ before after }} }} }} history {{ {log} }} parties {{ nodes {{ name source {{ title }} }} }} }}
                 practices(filter: {{ themes: ["synthetic {ID}"] }}) {{ totalCount }}
                 changes(record: "practice:{ID}") {{ {log} }} }}"#
        );
        let world = &scene.world;
        async move { world.post_as(&token, json!({ "query": query })).await["data"].take() }
    };
    let seen = ask(String::new()).await;
    assert_eq!(seen["practice"]["title"], format!("A {ID} title"));
    assert_eq!(
        seen["practice"]["source"]["title"],
        format!("A {ID} source")
    );
    assert_eq!(
        seen["practice"]["parties"]["nodes"][0]["name"],
        format!("A {ID} author")
    );
    assert_eq!(seen["practices"]["totalCount"], 1);
    let changes = seen["changes"]["nodes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{changes:#?}");
    let difference = changes[0]["difference"].as_array().unwrap();
    assert!(
        difference
            .iter()
            .all(|field| field["before"] == Value::Null),
        "{difference:#?}"
    );
    let title = difference
        .iter()
        .find(|field| field["field"] == "title")
        .unwrap();
    assert_eq!(title["after"], format!("A {ID} title"));
    assert_eq!(seen["practice"]["steps"].as_array().unwrap().len(), 1);
    assert!(!seen.to_string().contains("early"), "{seen:#}");
    let inside = ask(scene.callers[4].token.clone()).await;
    assert!(inside.to_string().contains("early"), "{inside:#}");
    assert_eq!(inside["practice"]["steps"].as_array().unwrap().len(), 4);

    let back = payload(
        &scene.world,
        &steward,
        go(
            "DRAFT",
            r#", title: "A later title", note: "A synthetic reason""#,
        ),
    )
    .await;
    assert_eq!(back["outcome"], "CHANGED", "{back:#}");
    let seen = ask(String::new()).await;
    assert_eq!(seen["practice"], Value::Null);
    assert_eq!(seen["practices"]["totalCount"], 0);
    let changes = seen["changes"]["nodes"].as_array().unwrap();
    assert_eq!(changes.len(), 2, "{changes:#?}");
    let difference = changes[1]["difference"].as_array().unwrap();
    assert!(
        difference.iter().all(|field| field["after"] == Value::Null),
        "{difference:#?}"
    );
    assert!(!seen.to_string().contains("later"), "{seen:#}");
    let exported = scene.world.export("practices", &[]).await;
    assert!(!exported.contains(ID));
}

on_both! {
    a_draft_is_refused_as_what_is_not_there
    what_comes_out_is_told_without_what_was_before
}
