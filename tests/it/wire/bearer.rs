//! Bearers where connections stay open: bad ones, and good ones that end meanwhile.

use chrono::Utc;
use reqwest::{RequestBuilder, header::HeaderValue};
use serde_json::{Value, json};
use store::auth::token;
use sun_graph::config::Config;
use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

use super::{Client, FOLLOW, Heard, after, events::Stream};
use crate::{
    auth::refused_first,
    change::{synthetic, write},
    world::World,
};

/// Looks at bearers all the time, and takes none on trust.
fn watchful() -> Config {
    let mut config = Config {
        proxies: 1,
        ..Config::default()
    };
    config.auth.token_cache_ms = 0;
    config.live.ping_ms = 50;
    // Closed sockets are noticed in their time.
    config.live.connections_per_address = 1_000;
    config.live.connections_per_bearer = 1_000;
    config
}

/// Connects from an address, with these values of `Authorization`, and says this of itself.
async fn socket(world: &World, from: &str, headers: &[&[u8]], payload: Value) -> (Client, Heard) {
    let address = format!("{}/graphql", world.url().replace("http", "ws"));
    let mut request = address.into_client_request().unwrap();
    let sent = request.headers_mut();
    let protocol = HeaderValue::from_static("graphql-transport-ws");
    sent.insert("sec-websocket-protocol", protocol);
    sent.insert("x-forwarded-for", from.parse().unwrap());
    for value in headers {
        let value = HeaderValue::from_bytes(value).unwrap();
        sent.append("authorization", value);
    }
    let mut client = Client(connect_async(request).await.unwrap().0);
    client
        .say(json!({ "type": "connection_init", "payload": payload }))
        .await;
    let heard = loop {
        match client.hear().await {
            Heard::Pinged => {}
            heard => break heard,
        }
    };
    (client, heard)
}

fn follow(world: &World, from: &str, token: &str) -> RequestBuilder {
    let request = reqwest::Client::new().post(format!("{}/graphql", world.url()));
    request
        .header("accept", "text/event-stream")
        .header("x-forwarded-for", from)
        .bearer_auth(token)
        .json(&json!({ "query": FOLLOW }))
}

async fn revoke(world: &World, token: &str) {
    let id = token.split('_').nth(1).unwrap();
    let revoked = token::revoke(&world.db, id, Utc::now()).await.unwrap();
    assert!(revoked.is_some());
}

#[tokio::test]
async fn a_good_token_is_admitted_beside_bad_ones() {
    let world = World::sqlite_with(watchful()).await;
    let good = world.token("READER", None, None).await;
    let ack = || Heard::Said(json!({ "type": "connection_ack" }));
    let bad = |at: usize| json!({ "token": format!("stale {at}") });
    let mut refused = 0;
    loop {
        let (_, heard) = socket(&world, "192.0.2.1", &[], bad(refused)).await;
        let payload = json!({ "token": good });
        let (_, good) = socket(&world, "192.0.2.1", &[], payload).await;
        assert_eq!(good, ack(), "{refused}");
        match heard {
            Heard::Closed(4403) => refused += 1,
            heard => {
                assert_eq!(heard, Heard::Closed(1013));
                break;
            }
        }
    }
    assert!((10..100).contains(&refused), "{refused}");
    // Event streams, files and imports of the same address are told as any request is.
    let client = reqwest::Client::new();
    let address = |path: &str| format!("{}{path}", world.url());
    for request in [
        client
            .post(address("/graphql"))
            .header("accept", "text/event-stream")
            .json(&json!({ "query": FOLLOW })),
        client.get(address("/export/events")),
        client.get(address("/export/graph?country=KEN&format=csv")),
        client.post(address("/import/events")),
    ] {
        let request = request.header("x-forwarded-for", "192.0.2.1");
        let request = request.bearer_auth("other");
        let first = refused_first(
            async |_| request.try_clone().unwrap().send().await.unwrap(),
            "a file or a stream",
        );
        assert!(first.await < 10);
    }
    let mut stream = Stream::open(follow(&world, "192.0.2.1", &good)).await;
    let written = [synthetic("country", "KEN", &[])];
    write(&world.db, &world.feed, &written).await;
    assert_eq!(stream.event().await.1, "next");
    let (_, heard) = socket(&world, "192.0.2.2", &[], bad(0)).await;
    assert_eq!(heard, Heard::Closed(4403), "elsewhere");
    let (_, heard) = socket(&world, "192.0.2.1", &[], json!({})).await;
    assert_eq!(heard, ack(), "anybody");
}

#[tokio::test]
async fn what_is_no_bearer_in_a_handshake_makes_nobody_anybody() {
    let world = World::sqlite_with(watchful()).await;
    let good = world.token("READER", None, None).await;
    let good = format!("Bearer {good}");
    let good = good.as_bytes();
    let nothing = || json!({});
    for headers in [&[good, good][..], &[b"Bearer"], &[b""], &[b"Basic eDp5"]] {
        let (_, heard) = socket(&world, "192.0.2.1", headers, nothing()).await;
        assert_eq!(heard, Heard::Closed(4403), "{headers:?}");
    }
    let (_, heard) = socket(&world, "192.0.2.1", &[good], nothing()).await;
    assert_eq!(heard, Heard::Said(json!({ "type": "connection_ack" })));
}

#[tokio::test]
async fn what_is_open_ends_with_its_bearer() {
    let world = World::sqlite_with(watchful()).await;
    let token = world.token("STEWARD", None, None).await;
    let (mut client, _) = socket(&world, "192.0.2.1", &[], json!({ "token": token })).await;
    let mut stream = Stream::open(follow(&world, "192.0.2.1", &token)).await;
    let mut anybody = Stream::open(
        reqwest::Client::new()
            .post(format!("{}/graphql", world.url()))
            .header("accept", "text/event-stream")
            .json(&json!({ "query": FOLLOW })),
    )
    .await;
    client.ask("1", FOLLOW).await;
    let written = [synthetic("country", "KEN", &[])];
    write(&world.db, &world.feed, &written).await;
    assert_eq!(stream.event().await.1, "next");
    assert_eq!(anybody.event().await.1, "next");
    revoke(&world, &token).await;
    assert_eq!(client.closed().await, 4403);
    // Without `complete`, so that the client comes back and is told why.
    while let Some(block) = stream.block().await {
        assert!(!block.contains("complete"), "{block}");
    }
    let again = follow(&world, "192.0.2.1", &token).send().await.unwrap();
    assert_eq!(again.status(), 401);
    write(&world.db, &world.feed, &written).await;
    assert_eq!(anybody.event().await.1, "next");
}

#[tokio::test]
async fn who_wrote_is_told_by_kind_to_all_but_stewards() {
    let world = World::sqlite_with(watchful()).await;
    let base = world.feed.newest();
    let written = [synthetic("country", "KEN", &[])];
    write(&world.db, &world.feed, &written).await;
    let query = after(base, "actor");
    for (role, told) in [
        (None, "token"),
        (Some("READER"), "token"),
        (Some("CONTRIBUTOR"), "token"),
        (Some("STEWARD"), "token:synthetic"),
        (Some("ADMIN"), "token:synthetic"),
    ] {
        let token = match role {
            None => String::new(),
            Some(role) => world.token(role, None, None).await,
        };
        let pages = format!(
            r#"{{ changes(after: "{base}") {{ nodes {{ actor }} edges {{ node {{ actor }} }} }}
               country(code: "KE") {{ history(last: 1) {{ nodes {{ actor }} }} }} }}"#
        );
        let answer = world.post_as(&token, json!({ "query": pages })).await;
        let actor = json!({ "actor": told });
        let data = &answer["data"];
        assert_eq!(data["changes"]["nodes"], json!([actor]), "{role:?}");
        assert_eq!(data["changes"]["edges"], json!([{ "node": actor }]));
        assert_eq!(data["country"]["history"]["nodes"], json!([actor]));

        let mut request = reqwest::Client::new()
            .post(format!("{}/graphql", world.url()))
            .header("accept", "text/event-stream")
            .json(&json!({ "query": query }));
        if !token.is_empty() {
            request = request.bearer_auth(&token);
        }
        let (_, _, event) = Stream::open(request).await.event().await;
        assert_eq!(event["data"]["changes"], actor, "{role:?}");

        let payload = role.map_or(json!({}), |_| json!({ "token": token }));
        let (mut client, _) = socket(&world, "192.0.2.1", &[], payload).await;
        client.ask("1", &query).await;
        let next = loop {
            match client.hear().await {
                Heard::Pinged => {}
                Heard::Said(next) => break next,
                Heard::Closed(code) => panic!("{code}"),
            }
        };
        assert_eq!(next["payload"]["data"]["changes"], actor, "{role:?}");
    }
}
