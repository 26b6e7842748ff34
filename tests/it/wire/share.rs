//! What one caller may have open and may spend, beside others who are not touched.
//!
//! Callers are told apart by the address that a proxy adds, as behind a real one.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use sun_graph::config::Config;
use tokio::time;
use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

use super::{Client, FOLLOW, Heard};
use crate::world::World;

/// Nobody here waits as long as it takes for this much to come in again.
const DEAR: &str = "{ countries(first: 100) { nodes { chapters(first: 9) { nodes { id } } } } }";

fn behind_a_proxy() -> Config {
    Config {
        proxies: 1,
        ..Config::default()
    }
}

/// A socket from this address, admitted with this payload or closed with a code.
async fn socket(world: &World, from: &str, payload: Value) -> Result<Client, u16> {
    let address = format!("{}/graphql", world.url().replace("http", "ws"));
    let mut request = address.into_client_request().unwrap();
    for (name, value) in [
        ("sec-websocket-protocol", "graphql-transport-ws"),
        ("x-forwarded-for", from),
    ] {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    let mut client = Client(connect_async(request).await.unwrap().0);
    client
        .say(json!({ "type": "connection_init", "payload": payload }))
        .await;
    match client.hear().await {
        Heard::Said(_) => Ok(client),
        Heard::Closed(code) => Err(code),
        Heard::Pinged => panic!("it was pinged before it was admitted"),
    }
}

/// A socket from this address once a place is free, which the server has to notice first.
async fn socket_at_last(world: &World, from: &str) -> Client {
    loop {
        if let Ok(client) = socket(world, from, json!({})).await {
            return client;
        }
    }
}

fn post(world: &World, from: &str, query: &str) -> RequestBuilder {
    reqwest::Client::new()
        .post(format!("{}/graphql", world.url()))
        .header("accept", "application/graphql-response+json")
        .header("x-forwarded-for", from)
        .json(&json!({ "query": query }))
}

async fn follow(world: &World, from: &str) -> Response {
    let request = post(world, from, FOLLOW).header("accept", "text/event-stream");
    request.send().await.unwrap()
}

/// Holds that the answer is a refusal for asking too much, and says after how long to try again.
async fn refused(response: Response) -> u64 {
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    let header = response.headers()["retry-after"].to_str().unwrap();
    let seconds = header.parse().unwrap();
    let answer: Value = response.json().await.unwrap();
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "RATE_LIMITED", "{answer:#}");
    assert_eq!(extensions["retryAfter"], seconds, "{answer:#}");
    seconds
}

#[tokio::test]
async fn an_address_has_so_many_connections_open() {
    let mut config = behind_a_proxy();
    config.live.connections_per_address = 2;
    let world = World::sqlite_with(config).await;
    let first = socket(&world, "192.0.2.1", json!({})).await.unwrap();
    let stream = follow(&world, "192.0.2.1").await;
    assert_eq!(stream.status(), StatusCode::OK);
    let third = socket(&world, "192.0.2.1", json!({})).await;
    assert_eq!(third.err(), Some(1013));
    let third = follow(&world, "192.0.2.1").await;
    assert_eq!(third.status(), StatusCode::TOO_MANY_REQUESTS);
    let third: Value = third.json().await.unwrap();
    let extensions = json!({ "code": "RATE_LIMITED", "limit": 2 });
    assert_eq!(third["errors"][0]["extensions"], extensions);
    socket(&world, "192.0.2.2", json!({})).await.unwrap();
    drop(first);
    let again = socket_at_last(&world, "192.0.2.1").await;
    // Who says who it is no longer counts for its address.
    drop(again);
    let token = world.token("READER", None, None).await;
    let known = loop {
        let payload = json!({ "token": token });
        if let Ok(known) = socket(&world, "192.0.2.1", payload).await {
            break known;
        }
    };
    let _anybody = socket_at_last(&world, "192.0.2.1").await;
    drop((known, stream));
}

#[tokio::test]
async fn a_bearer_has_so_many_connections_open_from_wherever() {
    let mut config = behind_a_proxy();
    config.live.connections_per_bearer = 2;
    let world = World::sqlite_with(config).await;
    let token = world.token("READER", None, None).await;
    let payload = json!({ "authorization": format!("Bearer {token}") });
    let mut open = vec![];
    for from in ["192.0.2.1", "192.0.2.2"] {
        open.push(socket(&world, from, payload.clone()).await.unwrap());
    }
    let third = socket(&world, "192.0.2.3", payload).await;
    assert_eq!(third.err(), Some(1013));
    let third = post(&world, "192.0.2.3", FOLLOW).header("accept", "text/event-stream");
    let third = third.bearer_auth(&token).send().await.unwrap();
    assert_eq!(third.status(), StatusCode::TOO_MANY_REQUESTS);
    let other = world.token("READER", None, None).await;
    let other = socket(&world, "192.0.2.3", json!({ "token": other })).await;
    assert!(other.is_ok());
}

#[tokio::test]
async fn whoever_has_spent_its_points_waits_and_nobody_else_does() {
    let mut config = behind_a_proxy();
    config.limits.points = 150;
    config.limits.points_per_second = 1;
    config.limits.bearer_points = 250;
    config.limits.bearer_points_per_second = 1;
    let world = World::sqlite_with(config).await;
    let dear = async |from: &str| post(&world, from, DEAR).send().await.unwrap();
    let answered = dear("192.0.2.1").await;
    assert_eq!(answered.status(), StatusCode::OK);
    let headers = answered.headers();
    assert_eq!(headers["ratelimit-policy"], r#""points";q=150;w=150"#);
    let left = headers["ratelimit"].to_str().unwrap();
    assert!(left.starts_with(r#""points";r=4"#), "{left}");
    let seconds = refused(dear("192.0.2.1").await).await;
    assert!((1..=60).contains(&seconds), "{seconds}");

    let export = reqwest::Client::new().get(format!("{}/export/networks", world.url()));
    let export = export.header("x-forwarded-for", "192.0.2.1");
    refused(export.send().await.unwrap()).await;
    let graph = reqwest::Client::new().get(format!(
        "{}/export/graph?country=KEN&format=csv",
        world.url()
    ));
    let graph = graph.header("x-forwarded-for", "192.0.2.1");
    refused(graph.send().await.unwrap()).await;
    let mut client = socket(&world, "192.0.2.1", json!({})).await.unwrap();
    client.ask("1", DEAR).await;
    let error = client.said().await;
    let code = &error["payload"][0]["extensions"]["code"];
    assert_eq!(
        (&error["type"], code),
        (&json!("error"), &json!("RATE_LIMITED"))
    );

    // Another address has points of its own, and so has a bearer, wherever it asks from.
    assert_eq!(dear("192.0.2.2").await.status(), StatusCode::OK);
    let token = world.token("READER", None, None).await;
    for (from, status) in [("192.0.2.1", 200), ("192.0.2.2", 200), ("192.0.2.3", 429)] {
        let request = post(&world, from, DEAR).bearer_auth(&token);
        assert_eq!(request.send().await.unwrap().status(), status, "{from}");
    }
}

#[tokio::test]
async fn a_purse_fills_by_itself() {
    let mut config = behind_a_proxy();
    config.limits.points = 4;
    config.limits.points_per_second = 1;
    let world = World::sqlite_with(config).await;
    let ask = async || {
        let request = post(&world, "192.0.2.1", "{ __typename }");
        request.send().await.unwrap()
    };
    let answers = join_all((0..40).map(|_| ask())).await;
    let mut told = 0;
    for response in answers {
        if response.status() != StatusCode::OK {
            told = refused(response).await;
        }
    }
    assert!(told > 0, "forty were answered of four");
    time::sleep(Duration::from_secs(told)).await;
    assert_eq!(ask().await.status(), StatusCode::OK);
}

#[tokio::test]
async fn this_machine_itself_is_not_counted() {
    let mut config = Config::default();
    config.limits.points = 1;
    config.live.connections_per_address = 0;
    let world = World::sqlite_with(config).await;
    for _ in 0..5 {
        let answered = post(&world, "192.0.2.1", "{ __typename }").send().await;
        let answered = answered.unwrap();
        assert_eq!(answered.status(), StatusCode::OK);
        assert!(!answered.headers().contains_key("ratelimit"));
    }
    assert_eq!(follow(&world, "192.0.2.1").await.status(), StatusCode::OK);
}
