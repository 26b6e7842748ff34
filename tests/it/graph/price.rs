//! What graphs cost those who ask for them: known before they are computed,
//! charged, and held to what one request may.

use std::fmt::Write as _;

use reqwest::StatusCode;
use serde_json::{Value, json};

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

/// The points that the bearer has left once this is answered, and the answer.
async fn left(world: &World, token: &str, body: &Value) -> (u32, Value) {
    let response = reqwest::Client::new()
        .post(format!("{}/graphql", world.url()))
        .bearer_auth(token)
        .json(body)
        .send()
        .await
        .unwrap();
    let told = response.headers()["ratelimit"].to_str().unwrap();
    let (_, left) = told.split_once("r=").unwrap();
    let (left, _) = left.split_once(';').unwrap();
    (left.parse().unwrap(), response.json().await.unwrap())
}

#[tokio::test]
async fn aliased_timelines_are_refused_before_anything_is_read() {
    let world = World::sqlite().await;
    let (answer, statements) = world.counted(aliased(15, timeline)).await;
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(told["code"], "COST_EXCEEDED", "{answer}");
    assert_eq!((&told["cost"], &told["limit"]), (&json!(18_300), &json!(10_000)));
    assert_eq!(statements, 0);
}

#[tokio::test]
async fn what_is_computed_is_charged() {
    let world = World::sqlite_with({
        let mut config = sun_graph::config::Config::default();
        // So slow that nothing comes in again that matters.
        config.limits.bearer_points_per_second = 1;
        config
    })
    .await;
    let token = world.token("reader", None, None).await;
    let (before, answer) = left(&world, &token, &json!({ "query": "{ __typename }" })).await;
    assert!(answer.get("errors").is_none());
    let (after, answer) = left(&world, &token, &aliased(20, view)).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    // Twenty graphs, each as much as twenty nodes.
    let known_before = 1 + 20 * 21 / 10;
    let paid = before - after;
    assert!(paid > known_before, "{paid} of {known_before}");
    // What is kept costs nothing to compute.
    let (again, _) = left(&world, &token, &aliased(20, view)).await;
    assert!((known_before - 2..=known_before).contains(&(after - again)));
}

#[tokio::test]
async fn one_request_computes_no_longer_than_one_may() {
    let world = World::with_limits(|limits| limits.compute_ms = 5).await;
    let (status, _, answer) = world.post(aliased(3, timeline)).await;
    assert_eq!(status, StatusCode::OK);
    let told = &answer["errors"][0]["extensions"];
    assert_eq!((&told["code"], &told["limit"]), (&json!("COST_EXCEEDED"), &json!(5)));
    assert!(told["cost"].as_u64() > Some(5), "{answer}");
    // Others may as much.
    let small = "{ country(code: SEN) { collaborationGraph(boundary: WITHIN) { ties { totalCount } } } }";
    assert!(world.data(small).await["country"]["collaborationGraph"].is_object());
}

#[tokio::test]
async fn one_request_holds_no_more_than_one_may() {
    let world = World::with_limits(|limits| limits.compute_bytes = 4 << 20).await;
    let (_, _, answer) = world.post(aliased(20, view)).await;
    let told = &answer["errors"][0]["extensions"];
    assert_eq!((&told["code"], &told["limit"]), (&json!("GRAPH_TOO_LARGE"), &json!(4 << 20)));
    assert!(told["cost"].as_u64() > Some(4 << 20), "{answer}");
    let (_, _, answer) = world.post(aliased(1, view)).await;
    assert!(answer.get("errors").is_none(), "{answer}");
}

#[tokio::test]
async fn an_answer_has_no_more_values_than_one_may() {
    let world = World::with_limits(|limits| limits.response_values = 100).await;
    let few = "{ countries(first: 20) { nodes { id name } } }";
    assert_eq!(world.data(few).await["countries"]["nodes"].as_array().unwrap().len(), 20);
    let many = json!({ "query": "{ countries(first: 60) { nodes { id name } } }" });
    let (_, _, answer) = world.post(many).await;
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(told["code"], "RESPONSE_TOO_LARGE", "{answer}");
}
