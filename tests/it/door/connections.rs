//! Connections: how many there may be, how long they may take, and what ends them.

use std::time::Duration;

use serde_json::json;
use sun_graph::config::Config;
use tokio::{io::AsyncReadExt, time};

use super::raw::{Raw, ask, get};
use crate::{
    change::{Synthetic, synthetic, write},
    world::World,
};

const LIVE: &str = "/health/live";

async fn world(change: impl FnOnce(&mut Config)) -> World {
    let mut config = Config::default();
    change(&mut config);
    World::sqlite_with(config).await
}

#[tokio::test]
async fn a_head_must_come_to_its_end_and_a_connection_may_wait() {
    let world = world(|config| config.connections.head_ms = 300).await;
    let halves = [
        "G",
        "GET /health/live HTTP/1.1\r\nhost: graph.example\r\nx-a: ",
    ];
    for half in halves {
        let mut client = Raw::connect(&world).await;
        client.send(half).await;
        let told = client.drip().await;
        assert!(told.starts_with("HTTP/1.1 408 "), "{half:?}: {told:?}");
    }
    assert_eq!(Raw::connect(&world).await.rest().await, "");

    // Between two requests there is more time, and for the head of the second as much as
    // for the first.
    let mut client = Raw::connect(&world).await;
    for _ in 0..3 {
        client.send(&get(LIVE)).await;
        let (head, _) = client.answer().await;
        assert!(head.starts_with("http/1.1 200 "), "{head}");
        time::sleep(Duration::from_millis(600)).await;
    }
    client.send(halves[1]).await;
    assert!(client.drip().await.starts_with("HTTP/1.1 408 "));
}

#[tokio::test]
async fn a_connection_waits_so_long_and_no_longer() {
    let world = world(|config| config.connections.idle_ms = 300).await;
    let mut client = Raw::connect(&world).await;
    client.send(&get(LIVE)).await;
    let (head, _) = client.answer().await;
    assert!(head.starts_with("http/1.1 200 "), "{head}");
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn a_body_must_come_to_its_end() {
    let world = world(|config| config.connections.body_ms = 300).await;
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let import = format!("import/events HTTP/1.1\r\nauthorization: Bearer {token}");
    let part = "--b\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n";
    let form = "graphql HTTP/1.1\r\ngraphql-require-preflight: 1";
    for (address, media, begin) in [
        ("graphql HTTP/1.1", "application/json", "{\"query\":\""),
        (form, "multipart/form-data; boundary=b", part),
        (&import, "text/csv", "name,kind\n"),
    ] {
        for length in ["content-length: 100000", "transfer-encoding: chunked"] {
            let mut client = Raw::connect(&world).await;
            let head =
                format!("POST /{address}\r\nhost: graph.example\r\ncontent-type: {media}\r\n");
            let begin = if length.starts_with("content") {
                begin.to_owned()
            } else {
                // The length of a chunk that does not come to its end.
                format!("10000\r\n{begin}")
            };
            client.send(&format!("{head}{length}\r\n\r\n{begin}")).await;
            let told = client.drip().await;
            assert!(told.starts_with("HTTP/1.1 408 "), "{address}: {told}");
            assert!(told.contains("REQUEST_TIMEOUT"), "{address}: {told}");
        }
    }
}

#[tokio::test]
async fn a_head_is_so_large_and_has_so_many_fields() {
    let world = World::sqlite().await;
    let with = |fields: &str| format!("GET {LIVE} HTTP/1.1\r\nhost: graph.example\r\n{fields}\r\n");
    let fields = |count: usize| {
        let fields = (0..count).map(|it| format!("x-{it}: a\r\n"));
        with(&fields.collect::<String>())
    };
    let bytes = |count: usize| with(&format!("x-a: {}\r\n", "a".repeat(count)));
    for (request, status) in [
        (fields(63), "200"),
        (fields(64), "431"),
        (fields(2_000), "431"),
        (bytes(15 << 10), "200"),
        (bytes(17 << 10), "431"),
        (bytes(300 << 10), "431"),
        (get(&format!("{LIVE}?{}", "a".repeat(17 << 10))), "431"),
    ] {
        let mut client = Raw::connect(&world).await;
        // It may be refused before all of it is sent.
        let _ = tokio::io::AsyncWriteExt::write_all(&mut client.0, request.as_bytes()).await;
        let (head, _) = client.answer().await;
        assert!(
            head.starts_with(&format!("http/1.1 {status} ")),
            "{request:.60}: {head}"
        );
    }
}

#[tokio::test]
async fn a_request_says_once_whom_it_asks() {
    let world = World::sqlite().await;
    for (request, status) in [
        ("GET /health/live HTTP/1.1\r\n\r\n", "400"),
        (
            "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nx-a: b\r\n\r\n",
            "400",
        ),
        (
            "GET /health/live HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
            "400",
        ),
        (
            "GET /health/live HTTP/1.0\r\nhost: a\r\nhost: b\r\n\r\n",
            "400",
        ),
        ("GET /health/live HTTP/1.0\r\n\r\n", "200"),
        ("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n", "200"),
    ] {
        let mut client = Raw::connect(&world).await;
        client.send(request).await;
        let (head, body) = client.answer().await;
        assert!(head.contains(&format!(" {status} ")), "{request}: {head}");
        assert_eq!(body.contains("BAD_REQUEST"), status == "400", "{body}");
    }
}

/// Whether a new connection is served, or what is said instead.
async fn taken(world: &World) -> Result<Raw, String> {
    let mut client = Raw::connect(world).await;
    client.send(&get(LIVE)).await;
    let (head, body) = client.answer().await;
    if head.starts_with("http/1.1 200 ") {
        return Ok(client);
    }
    Err(head + &body)
}

#[tokio::test]
async fn an_address_has_so_many_connections_and_the_server_too() {
    for (proxies, per_address, all, told) in [
        (0, 3, 100, "http/1.1 429 "),
        (0, 100, 3, "http/1.1 503 "),
        (1, 1, 3, "http/1.1 503 "),
    ] {
        let world = world(|config| {
            config.proxies = proxies;
            config.connections.per_address = per_address;
            config.connections.all = all;
        });
        let (world, mut open) = (world.await, vec![]);
        for _ in 0..3 {
            open.push(taken(&world).await.ok().unwrap());
        }
        // It says so without being asked, and to one that has asked and is slow to listen.
        for times in [0, 100] {
            let mut client = Raw::connect(&world).await;
            time::sleep(Duration::from_millis(100)).await;
            client.send(&get(LIVE).repeat(times)).await;
            let refused = client.rest().await.to_lowercase();
            assert!(refused.starts_with(told), "{refused}");
            assert!(refused.contains("\r\nretry-after: 1\r\n"), "{refused}");
        }
        drop(open.pop());
        // Its place is free once the server has noticed.
        while taken(&world).await.is_err() {}
    }
}

/// Changes that take some room on the wire.
fn large(count: usize) -> Vec<Synthetic> {
    let mut change = synthetic("event", "large", &[]);
    change.after = json!({ "name": "synthetic ".repeat(1_000) }).to_string();
    vec![change; count]
}

/// A query with an answer of some megabytes: more than two systems keep on the way.
fn query_of_much(base: i64) -> String {
    let field =
        format!("changes(after: \"{base}\", first: 100) {{ nodes {{ difference {{ after }} }} }}");
    let fields = (0..9).map(|it| format!("f{it}: {field}"));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(" "))
}

/// The same as events.
fn events_of_much(base: i64) -> String {
    let query = format!(
        "subscription {{ changes(after: \"{base}\") {{ sequence difference {{ after }} }} }}"
    );
    ask(&query).replace("host:", "accept: text/event-stream\r\nhost:")
}

#[tokio::test]
async fn who_takes_nothing_of_its_answer_is_cut() {
    let world = world(|config| {
        let settings = &mut config.connections;
        settings.write_ms = 300;
        settings.all = 1;
    })
    .await;
    let base = world.feed.newest();
    write(&world.db, &world.feed, &large(1_200)).await;
    let of_graph = get("/export/graph?format=graphml").repeat(20);
    for request in [ask(&query_of_much(base)), events_of_much(base), of_graph] {
        let mut slow = loop {
            let mut slow = Raw::narrow(&world).await;
            slow.send(&request).await;
            let mut first = [0; 15];
            let read = slow.0.read_exact(&mut first).await;
            if read.is_ok() && first.starts_with(b"HTTP/1.1 200 OK") {
                break slow;
            }
        };
        // It has the one place there is, up to its end.
        while taken(&world).await.is_err() {}
        let told = slow.rest().await.len();
        assert!(told < 7_000_000, "{told} bytes were told");
    }
}

#[tokio::test]
async fn who_takes_its_answer_slowly_gets_all_of_it() {
    let world = world(|config| {
        let settings = &mut config.connections;
        settings.write_ms = 3_000;
        // Neither of these is about an answer that is not taken yet.
        (settings.idle_ms, settings.drain_ms) = (300, 0);
    })
    .await;
    let base = world.feed.newest();
    write(&world.db, &world.feed, &large(100)).await;
    let request = ask(&query_of_much(base)).replace("host:", "connection: close\r\nhost:");
    let mut slow = Raw::connect(&world).await;
    slow.send(&request).await;
    let mut piece = vec![0; 128 * 1024];
    let mut told = slow.0.read(&mut piece).await.unwrap();
    world.stop();
    while let Ok(read @ 1..) = slow.0.read(&mut piece).await {
        told += read;
        time::sleep(Duration::from_millis(20)).await;
    }
    assert!(told > 7_000_000, "it was cut after {told} bytes");
}

#[tokio::test]
async fn a_stream_ends_with_its_client() {
    let world = World::with_live(|live| live.connections = 1).await;
    let follow = ask("subscription { changes { sequence } }");
    let follow = follow.replace("host:", "accept: text/event-stream\r\nhost:");
    for _ in 0..3 {
        loop {
            let mut client = Raw::connect(&world).await;
            client.send(&follow).await;
            let mut first = [0; 12];
            client.0.read_exact(&mut first).await.unwrap();
            if first == *b"HTTP/1.1 200" {
                break;
            }
        }
    }
    // What is sent after a request that has no end is not taken for another.
    let mut client = loop {
        let mut client = Raw::connect(&world).await;
        client.send(&(follow.clone() + &get(LIVE))).await;
        let (head, _) = client.answer().await;
        if head.starts_with("http/1.1 200 ") {
            assert!(head.contains("content-type: text/event-stream"), "{head}");
            assert!(head.contains("\r\ndate: "), "{head}");
            break client;
        }
    };
    write(&world.db, &world.feed, &[synthetic("event", "gone", &[])]).await;
    let mut told = String::new();
    while !told.contains("\n\n") {
        let byte = client.0.read_u8().await.unwrap();
        told.push(char::from(byte));
    }
    assert!(told.contains("event: next"), "{told}");
}
