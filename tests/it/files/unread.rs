//! Files that nobody reads: they stop nobody else, and are bounded.

use reqwest::Client;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use sun_graph::config::Config;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

use crate::{
    world::World,
    write::{event, on_both, payload},
};

/// One of these for each connection, in turn.
const FILES: [&str; 3] = [
    "/export/indicator_values?format=ndjson",
    "/export/indicator_values?format=csv",
    "/export/indicator_values?format=ndjson&order=NUMBER",
];

/// Makes the files larger than what a system keeps for a client that does not read.
async fn enlarge(world: &World) {
    let write = world.db.begin_write().await.unwrap();
    let note = "x".repeat(3_000);
    let note = format!(r#"UPDATE "indicator_value" SET "note" = '{note}'"#);
    write.execute_unprepared(&note).await.unwrap();
    write.commit().await.unwrap();
}

fn config() -> Config {
    let mut config = Config {
        proxies: 1,
        ..Config::default()
    };
    // What is looked at here is not what callers may spend.
    config.limits.points = 0;
    config.limits.bearer_points = 0;
    config.files.making_ms = 300_000;
    config.files.at_once = 6;
    config.files.per_address = 4;
    config.files.per_bearer = 5;
    config
}

/// Asks for a file and never reads it: the connection, and the status of its answer.
async fn unread(world: &World, path: &str, more: &str) -> (TcpStream, u16) {
    let host = world.url().replace("http://", "");
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4 * 1024).unwrap();
    let mut stream = socket.connect(host.parse().unwrap()).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n{more}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).await.unwrap();
    let head = String::from_utf8(head.to_vec()).unwrap();
    (
        stream,
        head.strip_prefix("HTTP/1.1 ").unwrap().parse().unwrap(),
    )
}

fn from(address: &str) -> String {
    format!("x-forwarded-for: {address}")
}

/// A file as somebody at this address asks for it.
async fn file(world: &World, path: &str, address: &str) -> reqwest::Response {
    let request = Client::new().get(format!("{}{path}", world.url()));
    let request = request.header("x-forwarded-for", address);
    request.send().await.unwrap()
}

/// Imports, views and small answers, none of which wait for those who do not read.
async fn others_go_on(world: &World, number: usize) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let csv = format!(
        "external_id,name,kind,country,starts,themes,source_title\n\
         u-{number},Synthetic {number},WORKSHOP,KEN,2026-10-01,,A synthetic source of a test\n"
    );
    let (status, report) = world.import(&token, "events", &csv).await;
    assert_eq!(status, 200, "{report:#}");
    let made = payload(
        world,
        &token,
        event(&format!("Synthetic talk {number}"), "KEN"),
    )
    .await;
    assert_eq!(made["outcome"], "CREATED");
    let view = format!(
        "{{ collaborationGraph(scope: {{ country: SEN }}, minWeight: 0.{number}) {{ actors(first: 1) {{ nodes {{ id }} }} }} }}"
    );
    let seen = world.data(&view).await;
    assert!(seen["collaborationGraph"]["actors"]["nodes"][0]["id"].is_string());
    let ready = reqwest::get(format!("{}/health/ready", world.url())).await;
    assert_eq!(ready.unwrap().status(), 200);
}

async fn those_who_do_not_read_stop_nobody(world: World) {
    enlarge(&world).await;
    let mut held = vec![];
    let mut refused = 0;
    for number in 0..600 {
        let path = FILES[number % FILES.len()];
        let (stream, status) = unread(&world, path, &from("192.0.2.1")).await;
        match status {
            200 => assert!(held.len() < 4, "{number}"),
            status => {
                assert_eq!(status, 429, "{number}");
                refused += 1;
            }
        }
        held.push(stream);
    }
    assert!(refused >= 590, "{refused}");
    let told = file(&world, FILES[0], "192.0.2.1").await;
    assert_eq!(told.status(), 429);
    assert!(told.headers().contains_key("retry-after"));
    let told: Value = told.json().await.unwrap();
    let extensions = &told["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "RATE_LIMITED", "{told:#}");
    assert_eq!(extensions["limit"], 4, "{told:#}");

    // Whoever comes from elsewhere has whole files.
    let small = ["/export/events?format=xlsx", "/export/graph?format=gexf"];
    for path in FILES.into_iter().chain(small) {
        let whole = file(&world, path, "198.51.100.1").await;
        assert_eq!(whole.status(), 200, "{path}");
        let length = whole.content_length().unwrap();
        assert_eq!(whole.bytes().await.unwrap().len() as u64, length);
    }
    others_go_on(&world, 1).await;

    // Many addresses take all places, and no more than these.
    let mut taken = 0;
    for number in 0..60 {
        let address = from(&format!("203.0.113.{number}"));
        let (stream, status) = unread(&world, FILES[0], &address).await;
        taken += usize::from(status == 200);
        assert!(matches!(status, 200 | 503), "{status}");
        held.push(stream);
    }
    assert!(taken <= 6, "{taken}");
    let told = file(&world, FILES[0], "198.51.100.1").await;
    assert_eq!(told.status(), 503);
    assert!(told.headers().contains_key("retry-after"));
    let told: Value = told.json().await.unwrap();
    assert_eq!(told["errors"][0]["extensions"]["code"], "OVERLOADED");
    others_go_on(&world, 2).await;

    // Once they hang up, all that was theirs is free.
    drop(held);
    loop {
        let whole = file(&world, FILES[1], "192.0.2.1").await;
        if whole.status() == 200 {
            break;
        }
        assert!(matches!(whole.status().as_u16(), 429 | 503));
    }
}

/// A bearer is counted as such, wherever it asks from.
async fn a_bearer_has_so_many_files(world: World) {
    enlarge(&world).await;
    let token = world.token("READER", None, None).await;
    let mut held = vec![];
    for number in 0..6 {
        let more = format!(
            "authorization: Bearer {token}\r\n{}",
            from(&format!("192.0.2.{number}"))
        );
        let (stream, status) = unread(&world, FILES[0], &more).await;
        assert_eq!(status, if number < 5 { 200 } else { 429 }, "{number}");
        held.push(stream);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_do_not_read_stop_nobody_on_sqlite() {
    those_who_do_not_read_stop_nobody(World::sqlite_with(config()).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_do_not_read_stop_nobody_on_postgres() {
    those_who_do_not_read_stop_nobody(World::postgres_with(config()).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bearer_has_so_many_files_on_sqlite() {
    a_bearer_has_so_many_files(World::sqlite_with(config()).await).await;
}

/// Where the disk that files wait on is full, whoever asks is told, and all is well
/// once there is room.
async fn what_has_no_room_is_refused(world: World) {
    let told = file(&world, "/export/indicator_values", "192.0.2.1").await;
    assert_eq!(told.status(), 503);
    assert!(told.headers().contains_key("retry-after"));
    let small = file(&world, "/export/networks", "192.0.2.1").await;
    assert_eq!(small.status(), 200);
    let answer = world
        .post_as("", json!({ "query": "{ __typename }" }))
        .await;
    assert_eq!(answer["data"]["__typename"], "Query");
}

#[tokio::test]
async fn what_has_no_room_is_refused_on_sqlite() {
    let mut config = config();
    config.files.bytes = 32 * 1024;
    what_has_no_room_is_refused(World::sqlite_with(config).await).await;
}

async fn a_file_that_takes_too_long_is_refused_whole(world: World) {
    let told = file(&world, "/export/indicator_values?format=xlsx", "192.0.2.1").await;
    assert!(
        matches!(told.status().as_u16(), 503 | 504),
        "{}",
        told.status()
    );
    assert!(told.headers().get("content-disposition").is_none());
}

#[tokio::test]
async fn a_file_that_takes_too_long_is_refused_whole_on_sqlite() {
    let mut config = config();
    config.files.making_ms = 5;
    a_file_that_takes_too_long_is_refused_whole(World::sqlite_with(config).await).await;
}

#[tokio::test]
async fn a_file_that_takes_too_long_is_refused_whole_on_postgres() {
    let mut config = config();
    config.files.making_ms = 5;
    a_file_that_takes_too_long_is_refused_whole(World::postgres_with(config).await).await;
}

async fn a_wrong_filter_is_told(world: World) {
    for path in [
        "/export/events?order=NOWHERE",
        r#"/export/events?filter={"countries":5}"#,
        "/export/events?format=pdf",
    ] {
        assert_eq!(
            file(&world, path, "192.0.2.1").await.status(),
            400,
            "{path}"
        );
    }
}

on_both! { a_wrong_filter_is_told }
