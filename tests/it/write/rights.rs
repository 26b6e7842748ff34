//! Nobody writes without a right to: every mutation of the schema is tried.

use serde_json::json;

use super::{code, event, every::every_mutation, on_both, payload};
use crate::world::World;

async fn every_mutation_refuses_who_may_not(world: World) {
    let contributor = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let reader = world.token("READER", None, None).await;
    let mutations = every_mutation(&schema::sdl(), "SEN");
    assert!(mutations.len() > 70, "{}", mutations.len());
    let before = world.db.data_version().await.unwrap();
    for (name, request) in mutations {
        if name == "importSheet" {
            continue;
        }
        assert_eq!(
            code(&world, "", request.clone()).await,
            "UNAUTHENTICATED",
            "{name}"
        );
        assert_eq!(
            code(&world, &reader, request.clone()).await,
            "FORBIDDEN",
            "{name}"
        );
        let answer = world.post_as(&contributor, request).await;
        // Saying what is so already takes no right.
        let is_refused = answer["data"][&name]["outcome"] == "UNCHANGED"
            || answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
            || answer["data"][&name]["outcome"] == "REFUSED"
            || answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT";
        assert!(is_refused, "{name}: {answer:#}");
    }
    assert_eq!(world.db.data_version().await.unwrap(), before);
}

async fn a_contributor_writes_at_home_and_nowhere_else(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let made = payload(&world, &token, event("At home, synthetic", "KEN")).await;
    assert_eq!(made["outcome"], "CREATED");
    let away = event("Away, synthetic", "SEN");
    assert_eq!(code(&world, &token, away).await, "FORBIDDEN");
    // Neither may what is at home be moved away, nor what is away be moved home.
    let id = made["recordId"].as_str().unwrap();
    let out = json!({ "query": format!(r#"mutation {{ changeEvent(input: {{ id: "{id}", country: "SEN" }}) {{ outcome }} }}"#) });
    assert_eq!(code(&world, &token, out).await, "FORBIDDEN");
    let steward = world.token("STEWARD", None, None).await;
    let there = payload(&world, &steward, event("There, synthetic", "SEN")).await;
    let id = there["recordId"].as_str().unwrap();
    let home = json!({ "query": format!(r#"mutation {{ changeEvent(input: {{ id: "{id}", country: "KEN" }}) {{ outcome }} }}"#) });
    assert_eq!(code(&world, &token, home).await, "FORBIDDEN");
    // Whether it is there or not, what is out of reach is refused alike.
    for id in [id, "event:none"] {
        let remove = json!({ "query": format!(r#"mutation {{ removeRecord(input: {{ id: "{id}" }}) {{ outcome }} }}"#) });
        assert_eq!(code(&world, &token, remove).await, "FORBIDDEN");
    }
}

on_both! {
    every_mutation_refuses_who_may_not
    a_contributor_writes_at_home_and_nowhere_else
}
