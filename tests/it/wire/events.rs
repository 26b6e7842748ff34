//! GraphQL over server-sent events.

use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::time;

use super::{FOLLOW, PATIENCE, after};
use crate::{
    change::{synthetic, write},
    world::World,
};

const EVENTS: &str = "text/event-stream";

fn post(world: &World, query: &str) -> RequestBuilder {
    let request = Client::new().post(format!("{}/graphql", world.url()));
    request
        .header("accept", EVENTS)
        .json(&json!({ "query": query }))
}

fn get(world: &World, query: &str) -> RequestBuilder {
    let request = Client::new().get(format!("{}/graphql", world.url()));
    request.header("accept", EVENTS).query(&[("query", query)])
}

/// A stream of events as it comes.
pub(crate) struct Stream {
    response: Response,
    text: String,
}

impl Stream {
    pub(crate) async fn open(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], EVENTS);
        assert!(!response.headers().contains_key("content-encoding"));
        Self {
            response,
            text: String::new(),
        }
    }

    /// The next block, or nothing once the stream has ended.
    pub(crate) async fn block(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.text.find("\n\n") {
                let rest = self.text.split_off(end + 2);
                let block = std::mem::replace(&mut self.text, rest);
                return Some(block.trim_end().to_owned());
            }
            let chunk = time::timeout(PATIENCE, self.response.chunk()).await;
            let chunk = chunk.expect("nothing came").unwrap()?;
            self.text += std::str::from_utf8(&chunk).unwrap();
        }
    }

    /// The next event: its id, its name and its data.
    pub(crate) async fn event(&mut self) -> (Option<String>, String, Value) {
        let block = self.block().await.expect("the stream ended");
        let field = |name: &str| {
            let mut lines = block.lines();
            lines
                .find_map(|line| line.strip_prefix(name))
                .map(|it| it.trim_start_matches([':', ' ']).to_owned())
        };
        let data = field("data").expect("a browser drops what has no data");
        let data = serde_json::from_str(&data).unwrap_or_default();
        (field("id"), field("event").unwrap(), data)
    }
}

fn told(sequence: i64) -> (Option<String>, String, Value) {
    let data = json!({ "data": { "changes": { "sequence": sequence } } });
    (Some(sequence.to_string()), "next".into(), data)
}

fn complete() -> (Option<String>, String, Value) {
    (None, "complete".into(), Value::Null)
}

#[tokio::test]
async fn a_subscription_is_told_and_resumed() {
    let world = World::sqlite().await;
    let base = world.feed.newest();
    let query = after(base, "sequence");
    let changes = [
        synthetic("country", "KEN", &[]),
        synthetic("country", "SEN", &[]),
    ];
    write(&world.db, &world.feed, &changes).await;
    for request in [post(&world, &query), get(&world, &query)] {
        let mut stream = Stream::open(request).await;
        assert_eq!(stream.event().await, told(base + 1));
        assert_eq!(stream.event().await, told(base + 2));
    }
    // One that comes back asks as it did, and says what it has seen.
    let mut again = Stream::open(get(&world, &query).header("last-event-id", base + 1)).await;
    assert_eq!(again.event().await, told(base + 2));
    write(&world.db, &world.feed, &changes[..1]).await;
    assert_eq!(again.event().await, told(base + 3));
    world.stop();
    assert_eq!(again.event().await, complete());
    assert_eq!(again.block().await, None);
}

#[tokio::test]
async fn a_query_is_told_once() {
    let world = World::sqlite().await;
    let mut stream = Stream::open(post(&world, "{ __typename }")).await;
    let data = json!({ "data": { "__typename": "Query" } });
    assert_eq!(stream.event().await, (None, "next".into(), data));
    assert_eq!(stream.event().await, complete());
    assert_eq!(stream.block().await, None);
}

#[tokio::test]
async fn what_ends_a_subscription_is_told() {
    let world = World::sqlite().await;
    let ahead = r#"subscription { changes(after: "999999") { sequence } }"#;
    let mut stream = Stream::open(post(&world, ahead)).await;
    let (id, name, data) = stream.event().await;
    assert_eq!((id, name.as_str()), (None, "next"));
    assert_eq!(data["errors"][0]["extensions"]["code"], "RESYNC");
    assert_eq!(stream.event().await, complete());
}

#[tokio::test]
async fn a_request_that_cannot_run_has_its_status() {
    let world = World::sqlite().await;
    for (request, status, code) in [
        (post(&world, "{"), 400, "GRAPHQL_PARSE_FAILED"),
        (
            post(&world, "subscription { nothing }"),
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (post(&world, FOLLOW).body("{"), 400, "BAD_REQUEST"),
        (
            get(&world, "mutation { __typename }"),
            405,
            "METHOD_NOT_ALLOWED",
        ),
        (
            Client::new()
                .post(format!("{}/graphql", world.url()))
                .header("accept", EVENTS)
                .header("content-type", "text/plain")
                .body("{}"),
            415,
            "UNSUPPORTED_MEDIA_TYPE",
        ),
    ] {
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{code}");
        let body: Value = response.json().await.unwrap();
        assert_eq!(body["errors"][0]["extensions"]["code"], code, "{body}");
    }
    // A subscription needs a stream to be told on.
    let (status, _, body) = world.post(json!({ "query": FOLLOW })).await;
    assert_eq!(status, 406, "{body}");
    assert_eq!(body["errors"][0]["extensions"]["code"], "NOT_ACCEPTABLE");
}

#[tokio::test]
async fn one_that_takes_both_gets_a_stream_for_a_subscription_only() {
    let world = World::sqlite().await;
    let base = world.feed.newest();
    write(&world.db, &world.feed, &[synthetic("country", "KEN", &[])]).await;
    let both =
        "application/graphql-response+json, application/json, text/event-stream, multipart/mixed";
    let ask = |query: &str| {
        let request = Client::new().post(format!("{}/graphql", world.url()));
        request
            .header("accept", both)
            .json(&json!({ "query": query }))
    };
    let answer = ask("{ __typename }").send().await.unwrap();
    assert_eq!(
        answer.headers()["content-type"],
        "application/graphql-response+json; charset=utf-8"
    );
    let mut stream = Stream::open(ask(&after(base, "sequence"))).await;
    assert_eq!(stream.event().await, told(base + 1));
}

#[tokio::test]
async fn a_stream_shows_that_it_lives_and_has_its_place() {
    let world = World::with_live(|live| {
        live.keep_alive_ms = 50;
        live.connections = 1;
    })
    .await;
    let mut stream = Stream::open(post(&world, FOLLOW)).await;
    assert_eq!(stream.block().await.as_deref(), Some(":"));
    let refused = post(&world, FOLLOW).send().await.unwrap();
    assert_eq!(refused.status(), 503);
    let body: Value = refused.json().await.unwrap();
    assert_eq!(body["errors"][0]["extensions"]["code"], "OVERLOADED");
}

#[tokio::test]
async fn a_stream_grows_old_and_is_not_complete() {
    let world = World::with_live(|live| live.age_ms = 100).await;
    let mut stream = Stream::open(post(&world, FOLLOW)).await;
    assert_eq!(stream.block().await, None);
}
