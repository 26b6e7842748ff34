//! A practice from its first draft to what all can learn from, and back.

use serde_json::{Value, json};

use crate::{
    world::World,
    write::{code, on_both, payload},
};

const ID: &str = "practice:synthetic-practice";

fn create(state: &Value) -> Value {
    json!({ "query": "mutation($input: CreatePracticeInput!) { createPractice(input: $input) { outcome record { state } errors { code field message } } }",
        "variables": { "input": {
            "id": "synthetic-practice", "title": "Quokkaberry gardens", "theme": "synthetic", "state": state,
            "nutritionType": "BOTH", "countries": ["KEN"], "sourceTitle": "A synthetic source of a test" } } })
}

fn change(state: &str, more: &str) -> Value {
    json!({ "query": format!(
        "mutation {{ changePractice(input: {{ id: \"{ID}\", state: {state}{more} }}) {{ outcome errors {{ code field }} }} }}"
    ) })
}

/// How often lists and the search show it to this caller.
async fn shown(world: &World, token: &str) -> [u64; 4] {
    let found = world
        .post_as(token, json!({ "query": r#"{
            all: practices(filter: { themes: ["synthetic"] }) { totalCount }
            drafts: practices(filter: { themes: ["synthetic"], states: [DRAFT] }) { totalCount }
            country(code: "KE") { practices(filter: { or: [{ themes: ["synthetic"] }] }) { totalCount } }
            search(text: "quokkaberry") { totalCount }
        }"# }))
        .await;
    let found = &found["data"];
    let count = |value: &Value| value["totalCount"].as_u64().unwrap();
    [
        count(&found["all"]),
        count(&found["drafts"]),
        count(&found["country"]["practices"]),
        count(&found["search"]),
    ]
}

async fn only_what_is_published_is_shown(world: World) {
    let contributor = world.token("CONTRIBUTOR", None, Some("KEN")).await;
    let steward = world.token("STEWARD", None, Some("KEN")).await;
    let elsewhere = world.token("STEWARD", None, Some("SEN")).await;
    let published = create(&"PUBLISHED".into());
    assert_eq!(code(&world, &contributor, published).await, "FORBIDDEN");
    let made = payload(&world, &contributor, create(&Value::Null)).await;
    assert_eq!(
        (&made["outcome"], &made["record"]["state"]),
        (&"CREATED".into(), &"DRAFT".into())
    );
    assert_eq!(shown(&world, &contributor).await, [0, 1, 0, 0]);
    assert_eq!(shown(&world, "").await, [0, 0, 0, 0]);

    for (token, state) in [
        (&contributor, "SUBMITTED"),
        (&steward, "REVIEWED"),
        (&steward, "PUBLISHED"),
    ] {
        if state != "SUBMITTED" {
            let denied = code(&world, &contributor, change(state, "")).await;
            assert_eq!(denied, "FORBIDDEN", "{state}");
            let denied = payload(&world, &elsewhere, change(state, "")).await;
            assert_eq!(denied["errors"][0]["code"], "NOT_FOUND", "{state}");
        }
        let changed = payload(&world, token, change(state, "")).await;
        assert_eq!(changed["outcome"], "CHANGED", "{state}: {changed:#}");
    }
    assert_eq!(shown(&world, "").await, [1, 0, 1, 1]);

    let silent = payload(&world, &steward, change("DRAFT", "")).await;
    let fault = &silent["errors"][0];
    assert_eq!(
        (&fault["code"], &fault["field"]),
        (&"INVALID".into(), &"note".into())
    );
    let back = change("DRAFT", r#", note: "A synthetic reason""#);
    let back = payload(&world, &steward, back).await;
    assert_eq!(back["outcome"], "CHANGED", "{back:#}");
    assert_eq!(shown(&world, &steward).await, [0, 1, 0, 0]);
    assert_eq!(shown(&world, "").await, [0, 0, 0, 0]);

    let query =
        format!(r#"{{ practice(id: "{ID}") {{ state steps {{ from to change {{ verb }} }} }} }}"#);
    let seen = world.post_as(&steward, json!({ "query": query })).await;
    let steps = seen["data"]["practice"]["steps"].as_array().unwrap();
    let to: Vec<&str> = steps.iter().map(|it| it["to"].as_str().unwrap()).collect();
    assert_eq!(to, ["DRAFT", "SUBMITTED", "REVIEWED", "PUBLISHED", "DRAFT"]);
    assert_eq!(steps[0]["from"], Value::Null);
    assert_eq!(steps[0]["change"]["verb"], "CREATE");
}

on_both! {
    only_what_is_published_is_shown
}
