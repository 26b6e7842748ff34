//! Where messages may not go, and who may not have any sent.

use chrono::Utc;
use serde_json::json;
use store::feed::{
    Filter,
    webhook::{self, NewWebhook},
};

use super::{Receiver, change, once, register};
use crate::{
    world::World,
    write::{code, payload},
};

#[tokio::test]
async fn nothing_is_sent_inside_unless_the_host_is_allowed() {
    let world = World::sqlite().await;
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    let inside = receiver.url.replace("http:", "https:");
    for url in [
        receiver.url.as_str(),
        &inside,
        &inside.replace("127.0.0.1", "localhost"),
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://receiver/",
        "https://receiver.internal/",
        "https://example.org:8443/",
        "https://somebody@example.org/",
    ] {
        let query =
            format!(r#"mutation {{ registerWebhook(input: {{ url: "{url}" }}) {{ secret }} }}"#);
        let refused = code(&world, &token, json!({ "query": query })).await;
        assert_eq!(refused, "BAD_USER_INPUT", "{url}");
    }
    // One that was registered when its host was allowed is sent to no longer.
    let new = NewWebhook {
        url: receiver.url.clone(),
        filter: Filter::default(),
        creator: "operator".into(),
        after: world.feed.newest(),
    };
    let unlogged = world.db.begin_quiet().await.unwrap();
    let registered = webhook::register(&unlogged, new, Utc::now(), [7; 32]).await;
    unlogged.commit().await.unwrap();
    let id = registered.unwrap().unwrap().webhook.id;
    let admin = world.token("ADMIN", None, None).await;
    change(&world, &token, "Synthetic", "KEN").await;
    let failing = once(&world, &admin, &id, |it| it["lastError"].is_string()).await;
    assert_eq!(failing["lastError"], "the address must begin with https://");
    assert_eq!(receiver.sent().len(), 0);
}

#[tokio::test]
async fn a_webhook_is_its_own_stewards_and_the_admins() {
    let world = World::sqlite_with(super::config()).await;
    let (mine, other) = (
        world.token("STEWARD", None, None).await,
        world.token("STEWARD", None, None).await,
    );
    let admin = world.token("ADMIN", None, None).await;
    let (id, _) = register(&world, &mine, "http://127.0.0.1:9/", "").await;
    let list = json!({ "query": "{ webhooks { nodes { id } } }" });
    for (token, seen) in [(&mine, 1), (&other, 0), (&admin, 1)] {
        let answer = world.post_as(token, list.clone()).await;
        let webhooks = answer["data"]["webhooks"]["nodes"].as_array().unwrap();
        assert_eq!(webhooks.len(), seen);
    }
    let remove =
        format!(r#"mutation {{ removeWebhook(input: {{ id: "{id}" }}) {{ webhook {{ id }} }} }}"#);
    let remove = json!({ "query": remove });
    assert_eq!(code(&world, &other, remove.clone()).await, "NOT_FOUND");
    let removed = payload(&world, &mine, remove).await;
    assert_eq!(removed["webhook"]["id"], id);
    let contributor = world.token("CONTRIBUTOR", None, None).await;
    assert_eq!(code(&world, &contributor, list).await, "FORBIDDEN");
    // Each has ten at most, and a list that lets nothing through is refused.
    for port in 10..20 {
        register(&world, &mine, &format!("http://127.0.0.1:{port}/"), "").await;
    }
    for more in ["", "kinds: []", r#"kinds: ["nothing"]"#] {
        let query = format!(
            r#"mutation {{ registerWebhook(input: {{ url: "http://127.0.0.1:9/" {more} }}) {{ secret }} }}"#
        );
        assert_eq!(
            code(&world, &mine, json!({ "query": query })).await,
            "BAD_USER_INPUT"
        );
    }
}
