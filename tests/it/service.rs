//! What the server says of itself, by GraphQL and beside it, on both databases.

use serde_json::{Value, json};
use sun_graph::config::Config;

use crate::world::World;

const QUERY: &str = "{ service { version data dataset limits { name value } } }";

async fn both_say_the_same(world: World) {
    let address = format!("{}/version", world.url());
    let response = reqwest::get(address).await.unwrap();
    assert_eq!(response.status(), 200);
    let version: Value = response.json().await.unwrap();
    let answer = reqwest::Client::new()
        .post(format!("{}/graphql", world.url()))
        .json(&json!({ "query": QUERY }));
    let answer: Value = answer.send().await.unwrap().json().await.unwrap();
    let service = &answer["data"]["service"];
    let held = world.db.data_version().await.unwrap();
    assert_eq!(version["name"], "sun-graph");
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(version["dataVersion"], held);
    assert!(version["dataset"].is_string(), "{version}");
    assert_eq!(service["version"], version["version"], "{answer}");
    assert_eq!(service["data"], version["dataVersion"], "{answer}");
    assert_eq!(service["dataset"], version["dataset"], "{answer}");
    let page_size = json!({ "name": "page_size", "value": 100.0 });
    let limits = service["limits"].as_array().unwrap();
    assert!(limits.contains(&page_size), "{answer}");
}

#[tokio::test]
async fn both_say_the_same_on_sqlite() {
    both_say_the_same(World::sqlite().await).await;
}

#[tokio::test]
async fn both_say_the_same_on_postgres() {
    both_say_the_same(World::postgres().await).await;
}

/// What is read beside the loader holds no connection that a list waits for.
#[tokio::test]
async fn it_is_told_beside_lists_by_a_server_with_one_reader() {
    let mut config = Config::default();
    config.database.readers = 1;
    let world = World::sqlite_with(config).await;
    let told = world
        .data(
            "{ a: service { dataset data } b: service { dataset data }
            countries(first: 9) { nodes { name events(first: 2) { nodes { name } } } } }",
        )
        .await;
    assert_eq!(told["a"], told["b"]);
}
