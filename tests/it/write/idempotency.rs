//! One effect for each key, however often and from however many at once.

use serde_json::{Value, json};

use super::{event, on_both};
use crate::world::World;

async fn one_key_has_one_effect(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let before = world.db.data_version().await.unwrap();
    let body = event("A synthetic webinar under a key", "KEN");
    let sent = (0..50).map(|_| world.post_keyed(&token, "a key", body.clone()));
    let answers: Vec<(u16, Value)> = futures_util::future::join_all(sent).await;
    assert_eq!(world.db.data_version().await.unwrap(), before + 1);
    for (status, answer) in &answers {
        assert_eq!((*status, answer), (200, &answers[0].1));
    }
    assert_eq!(answers[0].1["data"]["createEvent"]["outcome"], "CREATED");

    let (status, other) = world
        .post_keyed(&token, "a key", event("Another synthetic webinar", "KEN"))
        .await;
    assert_eq!(status, 422, "{other:#}");
    assert_eq!(
        other["errors"][0]["extensions"]["code"],
        "IDEMPOTENCY_KEY_REUSED"
    );
    let (status, _) = world
        .post_keyed(&token, &"k".repeat(256), body.clone())
        .await;
    assert_eq!(status, 400);
    // Another caller's keys are others.
    let other = world.token("STEWARD", None, None).await;
    let (_, answer) = world.post_keyed(&other, "a key", body).await;
    assert_eq!(answer["data"]["createEvent"]["outcome"], "REFUSED");
}

async fn each_part_of_a_request_has_its_own_effect(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let part = |name: &str| {
        format!(
            r#"createEvent(input: {{ name: "{name}", kind: WEBINAR, country: "KEN", themes: [], sourceTitle: "A synthetic source of a test" }}) {{ outcome recordId sequence }}"#
        )
    };
    let body = json!({ "query": format!("mutation {{ a: {} b: {} }}", part("First synthetic"), part("Second synthetic")) });
    let (_, first) = world.post_keyed(&token, "parts", body.clone()).await;
    let (_, second) = world.post_keyed(&token, "parts", body).await;
    assert_eq!(first, second);
    assert_eq!(first["data"]["a"]["outcome"], "CREATED");
    assert_ne!(
        first["data"]["a"]["recordId"],
        first["data"]["b"]["recordId"]
    );
}

on_both! {
    one_key_has_one_effect
    each_part_of_a_request_has_its_own_effect
}
