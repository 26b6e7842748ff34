//! What graphs cost those who ask for them: known before they are computed,
//! charged, and held to what one request may.

use std::fmt::Write as _;

use reqwest::StatusCode;
use serde_json::{Value, json};
use sun_graph::config::Config;

use crate::world::World;

/// So many graphs of each of so many days, under names of their own.
fn aliased(count: usize, graph: impl Fn(usize) -> String) -> Value {
    let mut query = String::from("{");
    for place in 0..count {
        write!(query, " g{place}: {}", graph(place)).unwrap();
    }
    json!({ "query": query + " }" })
}

fn timeline(place: usize) -> String {
    format!(
        "collaborationGraph(minWeight: 0.{place}1) {{ timeline(measure: TRANSITIVITY, \
         from: \"2012-01-01\", to: \"2016-12-01\", everyMonths: 1) {{ asOf value }} }}"
    )
}

fn view(place: usize) -> String {
    format!("collaborationGraph(minWeight: 0.0{place}1) {{ ties {{ totalCount }} }}")
}

#[tokio::test]
async fn aliased_timelines_are_refused_before_anything_is_read() {
    let world = World::sqlite().await;
    let (answer, statements) = world.counted(aliased(15, timeline)).await;
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(told["code"], "COST_EXCEEDED", "{answer}");
    assert_eq!(
        (&told["cost"], &told["limit"]),
        (&json!(18_450), &json!(10_000))
    );
    assert_eq!(statements, 0);
}

#[tokio::test]
async fn what_is_computed_is_paid_for() {
    let mut config = Config::default();
    // Enough for the request as it is written, but not for what it takes to compute.
    config.limits.bearer_points = 4;
    config.limits.bearer_points_per_second = 1;
    let world = World::sqlite_with(config).await;
    let token = world.token("READER", None, None).await;
    let response = reqwest::Client::new()
        .post(format!("{}/graphql", world.url()))
        .bearer_auth(token)
        .json(&json!({ "query": "{ collaborationGraph { measures { density } } }" }))
        .send()
        .await
        .unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let answer: Value = response.json().await.unwrap();
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(told["code"], "RATE_LIMITED", "{answer}");
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        headers["retry-after"],
        told["retryAfter"].to_string().as_str()
    );
    // Whom nobody counts is told the measures.
    world
        .data("{ collaborationGraph { measures { density } } }")
        .await;
}

#[tokio::test]
async fn one_request_computes_no_longer_than_one_may() {
    let world = World::with_limits(|limits| limits.compute_ms = 5).await;
    let (status, _, answer) = world.post(aliased(3, timeline)).await;
    assert_eq!(status, StatusCode::OK);
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(
        (&told["code"], &told["limit"]),
        (&json!("COST_EXCEEDED"), &json!(5))
    );
    assert!(told["cost"].as_u64() > Some(5), "{answer}");
    // Others may as much.
    let small =
        "{ country(code: SEN) { collaborationGraph(boundary: WITHIN) { ties { totalCount } } } }";
    assert!(world.data(small).await["country"]["collaborationGraph"].is_object());
}

/// What is told of graphs to a request that may hold so many bytes.
async fn held(bytes: u64, body: Value) -> Value {
    let world = World::with_limits(|limits| limits.compute_bytes = bytes).await;
    let (_, _, answer) = world.post(body).await;
    let told = answer.pointer("/errors/0/extensions");
    told.cloned().unwrap_or_default()
}

#[tokio::test]
async fn one_request_holds_no_more_than_one_may() {
    let told = held(100_000, aliased(1, view)).await;
    assert_eq!(told["code"], "GRAPH_TOO_LARGE", "{told}");
    let one = told["cost"].as_u64().unwrap();
    assert_eq!(held(one, aliased(1, view)).await, Value::Null);
    let told = held(one * 2, aliased(20, view)).await;
    assert_eq!(told["code"], "GRAPH_TOO_LARGE", "{told}");
    assert_eq!(told["limit"], json!(one * 2));
    assert!(told["cost"].as_u64().unwrap() > one * 2, "{told}");
}

#[tokio::test]
async fn an_answer_has_no_more_values_than_one_may() {
    let world = World::with_limits(|limits| limits.response_values = 100).await;
    let few = "{ countries(first: 20) { nodes { id name } } }";
    assert_eq!(
        world.data(few).await["countries"]["nodes"]
            .as_array()
            .unwrap()
            .len(),
        20
    );
    let many = json!({ "query": "{ countries(first: 60) { nodes { id name } } }" });
    let (_, _, answer) = world.post(many).await;
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(told["code"], "RESPONSE_TOO_LARGE", "{answer}");
}
