//! The rules of graphql-transport-ws, one by one.

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::{Client, FOLLOW, Heard, after};
use crate::{
    change::{synthetic, write},
    world::World,
};

#[tokio::test]
async fn what_is_malformed_closes() {
    let world = World::sqlite().await;
    for text in [
        "{",
        "null",
        "[]",
        r#"{"id":"1"}"#,
        r#"{"type":"nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense"}"#,
        r#"{"type":"subscribe","payload":{"query":"{ __typename }"}}"#,
        r#"{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}"#,
        r#"{"type":"subscribe","id":"1"}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
    ] {
        let mut client = Client::admitted(&world).await;
        client.say_text(text).await;
        assert_eq!(client.hear().await, Heard::Closed(4400), "{text}");
    }
}

#[tokio::test]
async fn it_begins_with_an_init_and_one_only() {
    let world = World::sqlite().await;
    let mut early = Client::connect(&world).await;
    early.ask("1", "{ __typename }").await;
    assert_eq!(early.hear().await, Heard::Closed(4401));

    let mut twice = Client::admitted(&world).await;
    twice.say(json!({ "type": "connection_init" })).await;
    assert_eq!(twice.hear().await, Heard::Closed(4429));

    let mut refused = Client::connect(&world).await;
    let payload = json!({ "authorization": "nonsense" });
    refused
        .say(json!({ "type": "connection_init", "payload": payload }))
        .await;
    assert_eq!(refused.hear().await, Heard::Closed(4403));
}

#[tokio::test]
async fn of_several_protocols_the_one_that_is_spoken_is_taken() {
    let world = World::sqlite().await;
    let both = Client::offer(&world, "graphql-ws, graphql-transport-ws", None).await;
    let (_, response) = both.unwrap();
    assert_eq!(
        response.headers()["sec-websocket-protocol"],
        "graphql-transport-ws"
    );
    for other in ["", "graphql-ws"] {
        // A client that insists on its offer ends the handshake itself.
        let Ok((mut client, response)) = Client::offer(&world, other, None).await else {
            continue;
        };
        assert!(!response.headers().contains_key("sec-websocket-protocol"));
        assert_eq!(client.hear().await, Heard::Closed(4406));
    }
}

#[tokio::test]
async fn pings_are_answered_at_any_time() {
    let world = World::sqlite().await;
    let mut client = Client::connect(&world).await;
    client
        .say(json!({ "type": "ping", "payload": { "a": 1 } }))
        .await;
    assert_eq!(
        client.said().await,
        json!({ "type": "pong", "payload": { "a": 1 } })
    );
    client.say(json!({ "type": "pong" })).await;
    client.say(json!({ "type": "ping" })).await;
    assert_eq!(client.said().await, json!({ "type": "pong" }));
}

#[tokio::test]
async fn queries_are_answered_once() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    client.ask("a", r#"{ country(code: "KE") { name } }"#).await;
    let payload = json!({ "data": { "country": { "name": "Kenya" } } });
    assert_eq!(
        client.said().await,
        json!({ "type": "next", "id": "a", "payload": payload })
    );
    assert_eq!(
        client.said().await,
        json!({ "type": "complete", "id": "a" })
    );
    // A field that fails is part of the answer.
    client
        .ask("a", r#"{ changes(after: "x") { totalCount } }"#)
        .await;
    let next = client.said().await;
    assert_eq!(
        (&next["type"], &next["payload"]["data"]),
        (&json!("next"), &Value::Null)
    );
    assert_eq!(
        next["payload"]["errors"][0]["extensions"]["code"],
        "BAD_USER_INPUT"
    );
    assert_eq!(
        client.said().await,
        json!({ "type": "complete", "id": "a" })
    );
}

#[tokio::test]
async fn what_cannot_run_is_an_error_and_nothing_after() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        (
            "query a { __typename } query b { __typename }",
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            "subscription { changes { nothing } }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            r#"subscription { changes(after: "x") { sequence } }"#,
            "BAD_USER_INPUT",
        ),
        (
            r#"subscription { changes(kinds: ["x"]) { sequence } }"#,
            "BAD_USER_INPUT",
        ),
        (
            "subscription { changes(countries: [XX]) { sequence } }",
            "BAD_USER_INPUT",
        ),
        (
            r#"subscription { changes(after: "999999") { sequence } }"#,
            "RESYNC",
        ),
    ] {
        client.ask("1", query).await;
        let error = client.said().await;
        assert_eq!(
            (&error["type"], &error["id"]),
            (&json!("error"), &json!("1")),
            "{error}"
        );
        assert_eq!(
            error["payload"][0]["extensions"]["code"], code,
            "{query}: {error}"
        );
    }
    // Nothing came after the last: the next that is heard is asked for anew.
    client.ask("2", "{ __typename }").await;
    assert_eq!(client.said().await["id"], "2");
}

#[tokio::test]
async fn a_subscription_tells_each_change_once() {
    let world = World::sqlite().await;
    let base = world.feed.newest();
    let mut client = Client::admitted(&world).await;
    client.ask("s", FOLLOW).await;
    // An answer to what was asked later tells that the subscription stands.
    client.ask("q", "{ __typename }").await;
    assert_eq!(client.said().await["type"], "next");
    assert_eq!(client.said().await["type"], "complete");
    let changes = [
        synthetic("country", "KEN", &["country:KEN"]),
        synthetic("event", "gone", &[]),
    ];
    write(&world.db, &world.feed, &changes).await;
    for (sequence, record) in [(1, json!({ "id": "country:KEN" })), (2, Value::Null)] {
        let data = json!({ "changes": { "sequence": base + sequence, "record": record } });
        let next = json!({ "type": "next", "id": "s", "payload": { "data": data } });
        assert_eq!(client.said().await, next);
    }
    // Enough is enough: nothing more comes, and nothing says so.
    client.say(json!({ "type": "complete", "id": "s" })).await;
    client
        .say(json!({ "type": "complete", "id": "never asked" }))
        .await;
    client.ask("s", &after(base + 1, "sequence")).await;
    let data = json!({ "changes": { "sequence": base + 2 } });
    assert_eq!(
        client.said().await,
        json!({ "type": "next", "id": "s", "payload": { "data": data } })
    );
}

#[tokio::test]
async fn an_id_is_taken_until_it_is_over() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    client.ask("1", FOLLOW).await;
    client.ask("1", FOLLOW).await;
    assert_eq!(client.closed().await, 4409);
}

#[tokio::test]
async fn each_event_sees_the_records_as_they_are_then() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    client
        .ask(
            "1",
            &after(world.feed.newest(), "record { history { totalCount } }"),
        )
        .await;
    // It came in with the dataset.
    for count in 2..=3 {
        write(&world.db, &world.feed, &[synthetic("country", "KEN", &[])]).await;
        let told = client.said().await;
        let history = &told["payload"]["data"]["changes"]["record"]["history"];
        assert_eq!(history["totalCount"], count, "{told}");
    }
}

#[tokio::test]
async fn a_client_that_closes_is_answered() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    client.ask("1", FOLLOW).await;
    client.0.close(None).await.unwrap();
    let last = client.0.next().await;
    assert!(matches!(last, Some(Ok(Message::Close(_)))), "{last:?}");
    assert!(client.0.next().await.is_none());
}

#[tokio::test]
async fn a_server_that_stops_completes_and_says_goodbye() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    client.ask("1", FOLLOW).await;
    client.ask("2", "{ __typename }").await;
    assert_eq!(client.said().await["id"], "2");
    assert_eq!(client.said().await["id"], "2");
    world.stop();
    assert_eq!(
        client.said().await,
        json!({ "type": "complete", "id": "1" })
    );
    assert_eq!(client.hear().await, Heard::Closed(1001));
}
