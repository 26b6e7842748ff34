//! What a connection may take, and when it is let go.

use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use sun_graph::config::Config;
use tokio::net::TcpSocket;
use tokio_tungstenite::{
    client_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

use super::{Client, FOLLOW, Heard, after};
use crate::{
    change::{Synthetic, synthetic, write},
    world::World,
};

#[tokio::test]
async fn a_socket_that_says_nothing_is_closed() {
    let world = World::with_live(|live| live.init_timeout_ms = 50).await;
    let mut client = Client::connect(&world).await;
    assert_eq!(client.hear().await, Heard::Closed(4408));
}

#[tokio::test]
async fn a_socket_is_pinged_and_closed_if_it_does_not_answer() {
    let world = World::with_live(|live| {
        live.ping_ms = 50;
        live.pong_timeout_ms = 100;
    })
    .await;
    // One that answers stays: its library does so while it reads.
    let mut client = Client::admitted(&world).await;
    for _ in 0..5 {
        assert_eq!(client.hear().await, Heard::Pinged);
    }
    // One that does not is read as bytes, without a library.
    let address = world.url().replace("http", "ws") + "/graphql";
    let mut request = address.into_client_request().unwrap();
    let protocol = "graphql-transport-ws".parse().unwrap();
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    let host = world.url().replace("http://", "");
    let stream = tokio::net::TcpStream::connect(host).await.unwrap();
    let (mut socket, _) = client_async(request, stream).await.unwrap();
    socket
        .send(Message::text(r#"{"type":"connection_init"}"#))
        .await
        .unwrap();
    let mut bytes = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(socket.get_mut(), &mut bytes)
        .await
        .unwrap();
    let close = [
        [0x88].as_slice(),
        &[2 + 12],
        &4408_u16.to_be_bytes(),
        b"no pong came",
    ]
    .concat();
    assert!(bytes.ends_with(&close), "{bytes:?}");
}

#[tokio::test]
async fn a_socket_grows_old() {
    let world = World::with_live(|live| live.age_ms = 100).await;
    let mut client = Client::connect(&world).await;
    assert_eq!(client.closed().await, 1001);
}

#[tokio::test]
async fn a_socket_has_so_many_operations_and_no_more() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    for id in 0..20 {
        client.ask(&id.to_string(), FOLLOW).await;
    }
    client.ask("one more", FOLLOW).await;
    let error = client.said().await;
    assert_eq!(
        (&error["type"], &error["id"]),
        (&json!("error"), &json!("one more"))
    );
    assert_eq!(
        error["payload"][0]["extensions"]["code"],
        "TOO_MANY_SUBSCRIPTIONS"
    );
    client.say(json!({ "type": "complete", "id": "0" })).await;
    client.ask("another", "{ __typename }").await;
    assert_eq!(client.said().await["id"], "another");
}

#[tokio::test]
async fn a_message_is_so_large_and_no_larger() {
    let world = World::sqlite().await;
    let mut client = Client::admitted(&world).await;
    let padded = |bytes: usize| format!(r#"{{"type":"ping"{}}}"#, " ".repeat(bytes - 15));
    client.say_text(&padded(64 * 1024)).await;
    assert_eq!(client.said().await, json!({ "type": "pong" }));
    client.say_text(&padded(64 * 1024 + 1)).await;
    assert_eq!(client.closed().await, 1009);
}

#[tokio::test]
async fn a_server_has_room_for_so_many() {
    let world = World::with_live(|live| live.connections = 1).await;
    let first = Client::admitted(&world).await;
    let mut second = Client::connect(&world).await;
    assert_eq!(second.hear().await, Heard::Closed(1013));
    drop(first);
    // The place is free once the server has noticed.
    loop {
        let mut third = Client::connect(&world).await;
        third.say(json!({ "type": "connection_init" })).await;
        if let Heard::Said(_) = third.hear().await {
            break;
        }
    }
}

#[tokio::test]
async fn pages_of_sites_that_may_not_read_may_not_connect() {
    let refused = async |world: &World, origin: &str| {
        let offered = Client::offer(world, "graphql-transport-ws", Some(origin)).await;
        match offered {
            Err(tungstenite::Error::Http(response)) => response.status().as_u16() == 403,
            Err(other) => panic!("{other:?}"),
            Ok(_) => false,
        }
    };
    let mut config = Config::default();
    config.http.origins = "https://friend.example".into();
    let world = World::sqlite_with(config).await;
    assert!(refused(&world, "https://evil.example").await);
    assert!(!refused(&world, "https://friend.example").await);
    assert!(!refused(&world, &world.url()).await);
}

/// Changes that take some room on the wire.
fn large(count: usize) -> Vec<Synthetic> {
    let mut change = synthetic("event", "large", &[]);
    change.after = json!({ "name": "synthetic ".repeat(500) }).to_string();
    vec![change; count]
}

const LARGE: &str = "sequence difference { after }";

#[tokio::test]
async fn one_operation_does_not_starve_another() {
    let world = World::sqlite().await;
    let query = after(world.feed.newest(), LARGE);
    write(&world.db, &world.feed, &large(1_000)).await;
    let mut client = Client::admitted(&world).await;
    client.ask("many", &query).await;
    client.ask("one", "{ __typename }").await;
    let mut before = 0;
    while client.said().await["id"] == "many" {
        before += 1;
    }
    assert!(before < 500, "{before} came first");
}

#[tokio::test]
async fn one_that_takes_nothing_is_dropped_and_holds_nobody_up() {
    let world = World::with_live(|live| {
        live.send_timeout_ms = 300;
        live.connections = 2;
    })
    .await;
    let base = world.feed.newest();
    let query = after(base, LARGE);
    write(&world.db, &world.feed, &large(2_500)).await;
    let address = world.url().replace("http://", "").parse().unwrap();
    let narrow = TcpSocket::new_v4().unwrap();
    narrow.set_recv_buffer_size(4 * 1024).unwrap();
    let stream = narrow.connect(address).await.unwrap();
    let mut request = (world.url().replace("http", "ws") + "/graphql")
        .into_client_request()
        .unwrap();
    let protocol = "graphql-transport-ws".parse().unwrap();
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    let (mut slow, _) = client_async(request, stream).await.unwrap();
    slow.send(Message::text(r#"{"type":"connection_init"}"#))
        .await
        .unwrap();
    let ask = json!({ "type": "subscribe", "id": "1", "payload": { "query": query } });
    slow.send(Message::text(ask.to_string())).await.unwrap();

    let mut fast = Client::admitted(&world).await;
    fast.ask("1", &query).await;
    for sequence in 1..=2_500 {
        assert_eq!(
            fast.said().await["payload"]["data"]["changes"]["sequence"],
            base + sequence
        );
    }
    // Its place is free once it is dropped.
    loop {
        let mut third = Client::connect(&world).await;
        third.say(json!({ "type": "connection_init" })).await;
        if let Heard::Said(_) = third.hear().await {
            break;
        }
    }
    // What it finds when it reads again is the beginning, and then an end.
    let mut told = 0;
    while let Some(Ok(Message::Text(_))) = slow.next().await {
        told += 1;
    }
    assert!(told < 2_500, "it was told everything");
}

#[tokio::test]
async fn one_that_falls_behind_is_told_where_to_resume() {
    let world = World::with_live(|live| live.lag = 3).await;
    let mut client = Client::admitted(&world).await;
    client.ask("1", FOLLOW).await;
    client.ask("2", "{ __typename }").await;
    assert_eq!(client.said().await["id"], "2");
    assert_eq!(client.said().await["id"], "2");
    let base = world.feed.newest();
    write(&world.db, &world.feed, &large(4)).await;
    let error = client.said().await;
    assert_eq!(
        (&error["type"], &error["id"]),
        (&json!("error"), &json!("1"))
    );
    let extensions = json!({ "code": "RESYNC", "resumeAfter": base.to_string() });
    assert_eq!(error["payload"][0]["extensions"], extensions);
    client.ask("1", &after(base, "sequence")).await;
    for sequence in 1..=4 {
        assert_eq!(
            client.said().await["payload"]["data"]["changes"]["sequence"],
            base + sequence
        );
    }
}
