//! A receiver that does not take what it is sent.

use serde_json::json;

use super::{Ahead, Receiver, change, on_both, once, register};
use crate::{world::World, write::payload};

const DAY: i64 = 24 * 60 * 60;

async fn the_same_is_sent_again_until_it_is_taken(world: World, ahead: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    receiver.answer(&[500, 503]);
    let (id, secret) = register(&world, &token, &receiver.url, "").await;
    let first = change(&world, &token, "First synthetic", "KEN").await;
    receiver.once(1).await;
    let failing = once(&world, &token, &id, |it| it["lastError"].is_string()).await;
    assert_eq!(failing["lastError"], "it answered 500");
    assert!(failing["failingSince"].is_string() && failing["nextAttempt"].is_string());
    let second = change(&world, &token, "Second synthetic", "KEN").await;
    ahead.by(10);
    receiver.once(2).await;
    once(&world, &token, &id, |it| {
        it["lastError"] == "it answered 503"
    })
    .await;
    ahead.by(60);
    let sent = receiver.once(4).await;
    for again in &sent[..3] {
        assert_eq!(again.header("webhook-id"), sent[0].header("webhook-id"));
        assert_eq!(again.body, sent[0].body);
        assert!(super::is_signed(again, &secret), "{again:?}");
    }
    assert_eq!(sent[0].sequences(), [first]);
    assert_eq!(sent[3].sequences(), [second]);
    let well = once(&world, &token, &id, |it| it["behind"] == 0).await;
    for field in ["failingSince", "nextAttempt", "lastError", "disabled"] {
        assert!(well[field].is_null(), "{well:#}");
    }
    assert_eq!(receiver.sent().len(), 4);
}

async fn after_a_day_it_is_left_alone_until_it_is_enabled(world: World, ahead: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    receiver.answer(&[500; 2]);
    let (id, _) = register(&world, &token, &receiver.url, "").await;
    let first = change(&world, &token, "First synthetic", "KEN").await;
    once(&world, &token, &id, |it| it["lastError"].is_string()).await;
    ahead.by(DAY + 60);
    let left = once(&world, &token, &id, |it| it["disabled"].is_string()).await;
    assert_eq!(left["disabled"], "for a day it answered 500");
    ahead.by(DAY);
    let second = change(&world, &token, "Second synthetic", "KEN").await;
    once(&world, &token, &id, |it| it["behind"] == 2).await;

    let enable = format!(
        r#"mutation {{ enableWebhook(input: {{ id: "{id}" }}) {{ webhook {{ disabled lastError }} }} }}"#
    );
    let enabled = payload(&world, &token, json!({ "query": enable })).await;
    assert!(enabled["webhook"]["disabled"].is_null(), "{enabled:#}");
    let sent = receiver.once_told(second).await;
    let told: Vec<Vec<i64>> = sent.iter().map(super::receiver::Sent::sequences).collect();
    assert_eq!(told, [[first], [first], [first], [second]]);
}

async fn one_that_is_gone_is_left_alone_at_once(world: World, _: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    receiver.answer(&[410]);
    let (id, _) = register(&world, &token, &receiver.url, "").await;
    change(&world, &token, "First synthetic", "KEN").await;
    let left = once(&world, &token, &id, |it| it["disabled"].is_string()).await;
    assert_eq!(left["disabled"], "it says that it is gone (410)");
}

async fn a_redirect_is_not_followed(world: World, ahead: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let (receiver, elsewhere) = (Receiver::start().await, Receiver::start().await);
    receiver.redirect(&elsewhere.url);
    let (id, _) = register(&world, &token, &receiver.url, "").await;
    let first = change(&world, &token, "First synthetic", "KEN").await;
    let failing = once(&world, &token, &id, |it| it["lastError"].is_string()).await;
    assert_eq!(failing["lastError"], "it answered 302");
    ahead.by(10);
    let sent = receiver.once(2).await;
    assert_eq!(sent[1].sequences(), [first]);
    assert_eq!(elsewhere.sent().len(), 0);
}

on_both! {
    the_same_is_sent_again_until_it_is_taken
    after_a_day_it_is_left_alone_until_it_is_enabled
    one_that_is_gone_is_left_alone_at_once
    a_redirect_is_not_followed
}
