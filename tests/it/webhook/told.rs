//! What a receiver is told: everything it asked for, once, in order.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Ahead, Receiver, change, config, is_signed, on_both, once, register};
use crate::{
    world::World,
    write::{event, payload},
};

async fn each_change_is_told_once_in_order_and_signed(world: World, _: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    let before = world.feed.newest();
    let (id, secret) = register(&world, &token, &receiver.url, "").await;
    change(&world, &token, "First synthetic", "KEN").await;
    // More than one message holds.
    let mut sheet = "external_id,name,kind,country,source_title\n".to_owned();
    for row in 0..250 {
        let line = format!("{row},Synthetic {row},WEBINAR,SEN,A synthetic source of a test");
        writeln!(sheet, "{line}").unwrap();
    }
    let (_, report) = world.import(&token, "events", &sheet).await;
    assert_eq!(report["report"]["created"], 250, "{report:#}");
    let last = change(&world, &token, "Last synthetic", "KEN").await;
    assert_eq!(last, before + 252);

    let sent = receiver.once_told(last).await;
    let told: Vec<i64> = sent
        .iter()
        .flat_map(super::receiver::Sent::sequences)
        .collect();
    assert_eq!(told, (before + 1..=last).collect::<Vec<_>>());
    let mut place = before;
    for message in &sent {
        assert!(is_signed(message, &secret), "{message:?}");
        assert_eq!(message.header("content-type"), "application/json");
        let data = message.data();
        assert_eq!(data["after"], place, "{data:#}");
        place = data["until"].as_i64().unwrap();
    }
    let first = &sent[0].data()["changes"][0];
    assert_eq!(first["verb"], "CREATE");
    assert_eq!(first["kind"], "event");
    assert_eq!(first["countries"], json!(["KEN"]));
    let name = &first["difference"][1];
    let expected = json!({ "field": "name", "before": null, "after": "First synthetic" });
    assert_eq!(name, &expected, "{first:#}");
    for message in &sent {
        assert!(message.body.len() <= 64 * 1024, "{}", message.body.len());
    }
    let mut forged = sent[0].clone();
    forged.body.push(' ');
    assert!(!is_signed(&forged, &secret));
    let standing = once(&world, &token, &id, |it| it["behind"] == 0).await;
    assert_eq!(standing["position"], last);
    assert!(standing["lastDelivered"].is_string(), "{standing:#}");
}

async fn a_filter_passes_over_the_rest(world: World, _: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    let filter = r#"kinds: ["event"] countries: ["KE"]"#;
    let (id, _) = register(&world, &token, &receiver.url, filter).await;
    change(&world, &token, "Synthetic of Senegal", "SEN").await;
    let kenya = change(&world, &token, "Synthetic of Kenya", "KEN").await;
    let last = change(&world, &token, "Another of Senegal", "SEN").await;
    once(&world, &token, &id, |it| it["position"] == last).await;
    let sent = receiver.sent();
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert_eq!(sent[0].sequences(), [kenya]);
    // One that begins earlier is told what was.
    let late = Receiver::start().await;
    let after = format!(r#"countries: ["SN"] after: {}"#, kenya - 2);
    register(&world, &token, &late.url, &after).await;
    let told = late.once_told(last).await;
    let told: Vec<i64> = told
        .iter()
        .flat_map(super::receiver::Sent::sequences)
        .collect();
    assert_eq!(told, [kenya - 1, last]);
}

async fn what_a_change_changed_is_told_as_the_log_tells_it(world: World, _: Ahead) {
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    let made = payload(&world, &token, event("Synthetic that moves", "KEN")).await;
    register(&world, &token, &receiver.url, "").await;
    let id = made["recordId"].as_str().unwrap();
    let moved = format!(
        r#"mutation {{ changeEvent(input: {{ id: "{id}", starts: "2026-11-29", place: "Kisumu" }}) {{ sequence }} }}"#
    );
    let moved = payload(&world, &token, json!({ "query": moved })).await;
    let sequence = moved["sequence"].as_i64().unwrap();
    let sent = receiver.once_told(sequence).await;
    // It may hear of what was made just before it was registered.
    let changes = sent.iter().map(|it| it.data()["changes"].take());
    let changes: Vec<Value> = changes
        .flat_map(|it| it.as_array().unwrap().clone())
        .collect();
    let told = changes
        .iter()
        .find(|it| it["sequence"] == sequence)
        .unwrap()["difference"]
        .clone();
    let expected = json!([
        { "field": "starts", "before": "2026-11-20", "after": "2026-11-29" },
        { "field": "place", "before": null, "after": "Kisumu" },
    ]);
    assert_eq!(told, expected);
    let log = format!(
        r#"{{ changes(after: "{}", first: 1) {{ nodes {{ difference {{ field before after }} }} }} }}"#,
        sequence - 1
    );
    let log = world.data(&log).await;
    assert_eq!(log["changes"]["nodes"][0]["difference"], expected);
}

on_both! {
    each_change_is_told_once_in_order_and_signed
    a_filter_passes_over_the_rest
    what_a_change_changed_is_told_as_the_log_tells_it
}

#[tokio::test]
async fn two_servers_send_each_message_once() {
    let ahead = Ahead::default();
    let here = World::postgres_at(config(), ahead.clock()).await;
    let there = here.beside(config(), ahead.clock()).await;
    let token = here.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    let before = here.feed.newest();
    let (id, _) = register(&here, &token, &receiver.url, "").await;
    for number in 0..20 {
        change(&here, &token, &format!("Synthetic here {number}"), "KEN").await;
        change(&there, &token, &format!("Synthetic there {number}"), "KEN").await;
    }
    let last = before + 40;
    once(&there, &token, &id, |it| it["position"] == last).await;
    let sent = receiver.sent();
    let told: Vec<i64> = sent
        .iter()
        .flat_map(super::receiver::Sent::sequences)
        .collect();
    assert_eq!(told, (before + 1..=last).collect::<Vec<_>>());
}
