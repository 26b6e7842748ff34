//! One effect for each key, however often and from however many at once.

use std::collections::BTreeSet;

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

/// Sends a request under one key from many at once, and holds that one of them made
/// what it asks for, which all are told of and one is told the secret of.
async fn made_once(
    world: &World,
    token: &str,
    key: &str,
    (field, made): (&str, &str),
    body: &Value,
) {
    let sent = (0..16).map(|_| world.post_keyed(token, key, body.clone()));
    let answers: Vec<(u16, Value)> = futures_util::future::join_all(sent).await;
    let mut ids = BTreeSet::new();
    let mut secrets = 0;
    for (status, answer) in &answers {
        assert_eq!(*status, 200, "{answer:#}");
        let payload = &answer["data"][field];
        ids.insert(
            payload[made]["id"]
                .as_str()
                .unwrap_or_else(|| panic!("{answer:#}")),
        );
        secrets += usize::from(payload["secret"].is_string());
    }
    assert_eq!((ids.len(), secrets), (1, 1), "{field}: {ids:?}");
}

async fn many_at_once_make_one_token_and_one_webhook(world: World) {
    let admin = world.token("ADMIN", None, None).await;
    let expires = (chrono::Utc::now() + chrono::Days::new(30)).format("%Y-%m-%d");
    let token = json!({ "query": format!(
        r#"mutation {{ createToken(input: {{ name: "A synthetic bearer", role: READER, expires: "{expires}" }}) {{ token {{ id }} secret }} }}"#
    ) });
    let webhook = json!({ "query": r#"mutation { registerWebhook(input: { url: "https://example.org/" }) { webhook { id } secret } }"# });
    for round in 0..5 {
        let key = format!("token {round}");
        made_once(&world, &admin, &key, ("createToken", "token"), &token).await;
        let key = format!("webhook {round}");
        made_once(
            &world,
            &admin,
            &key,
            ("registerWebhook", "webhook"),
            &webhook,
        )
        .await;
    }
    let count = json!({ "query": "{ tokens { totalCount } webhooks { totalCount } }" });
    let count = world.post_as(&admin, count).await;
    let expected = json!({ "tokens": { "totalCount": 6 }, "webhooks": { "totalCount": 5 } });
    assert_eq!(count["data"], expected);
    // The key of one request is not that of another.
    let (status, other) = world.post_keyed(&admin, "token 0", webhook).await;
    assert_eq!(status, 422, "{other:#}");
    // Two parts of one request are two.
    let two = json!({ "query": format!("mutation {{ a: {0} b: {0} }}", r#"registerWebhook(input: { url: "https://example.org/" }) { webhook { id } secret }"#) });
    let (_, first) = world.post_keyed(&admin, "two", two).await;
    assert_ne!(
        first["data"]["a"]["webhook"]["id"],
        first["data"]["b"]["webhook"]["id"]
    );
}

on_both! {
    one_key_has_one_effect
    each_part_of_a_request_has_its_own_effect
    many_at_once_make_one_token_and_one_webhook
}
