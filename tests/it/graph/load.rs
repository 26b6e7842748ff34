//! A server that is asked for more than it has cores, connections or memory for.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};
use sun_graph::config::Config;

use crate::{
    lock::{locked, patient},
    world::World,
};

/// Graphs that nobody asked for before, more than are measured in a moment.
fn graphs(place: usize) -> Value {
    let graph = |name: usize| {
        format!(
            "g{name}: collaborationGraph(minWeight: 0.0{place}{name}1) {{ measures {{ communities }} }}"
        )
    };
    let graphs: Vec<String> = (0..8).map(graph).collect();
    json!({ "query": format!("{{ {} }}", graphs.join(" ")) })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_is_told_with_the_time_to_come_back() {
    let mut config = Config::default();
    config.compute.threads = 1;
    config.compute.queue = 1;
    config.compute.wait_ms = 60_000;
    config.limits.request_timeout_ms = 60_000;
    config.limits.graph_members = usize::MAX;
    config.limits.graph_ties = usize::MAX;
    config.limits.compute_ms = u64::MAX;
    let world = World::sqlite_with(config).await;
    // The graph is read before, and by all the same.
    world.data("{ collaborationGraph { boundary } }").await;
    let answers = join_all((1..20).map(|place| world.post(graphs(place)))).await;
    let (good, full): (Vec<_>, Vec<_>) = answers
        .into_iter()
        .partition(|(status, ..)| *status == StatusCode::OK);
    assert!(!good.is_empty() && !full.is_empty(), "{} good", good.len());
    for (status, headers, answer) in full {
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
        assert_eq!(headers["retry-after"], "1");
        let told = &answer["errors"][0]["extensions"];
        assert_eq!(
            (&told["code"], &told["retryAfter"]),
            (&json!("OVERLOADED"), &json!(1))
        );
    }
    for (_, _, answer) in good {
        assert!(answer.get("errors").is_none(), "{answer}");
    }
    // Those who were told come back, one after the other.
    let (status, _, answer) = world.post(graphs(30)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
}

#[tokio::test]
async fn a_file_is_put_off_where_the_database_is_busy() {
    let mut config = Config::default();
    config.database.lock_timeout_ms = 100;
    let world = World::postgres_with(config).await;
    let lock = locked(&world, "data_version").await;
    let address = format!("{}/export/graph?country=SEN", world.url());
    let response = reqwest::get(&address).await.unwrap();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["retry-after"], "1");
    let answer: Value = response.json().await.unwrap();
    let told = &answer["errors"][0]["extensions"];
    assert_eq!(told["code"], "OVERLOADED", "{answer}");
    lock.rollback().await;
    let response = reqwest::get(&address).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn short_of_memory_the_dearest_request_ends_and_others_go_on() {
    let mut config = patient();
    // A process takes more than that.
    config.compute.memory_bytes = 1;
    let world = World::postgres_with(config).await;
    let lock = locked(&world, "chapter").await;
    let asked = |first: usize| {
        let query = format!(
            "{{ countries(first: {first}) {{ nodes {{ chapters(first: 20) {{ nodes {{ id }} }} }} }} }}"
        );
        world.post(json!({ "query": query }))
    };
    let dear = asked(100);
    let cheap = async {
        let cheap = asked(2);
        tokio::pin!(cheap);
        // It outlives the dear one, which is ended meanwhile.
        let waited = tokio::time::timeout(Duration::from_millis(500), &mut cheap).await;
        assert!(waited.is_err());
        let (status, headers, answer) = dear.await;
        lock.rollback().await;
        (status, headers, answer, cheap.await)
    };
    let (status, headers, answer, (cheap, _, told)) = cheap.await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
    assert_eq!(headers["retry-after"], "1");
    assert_eq!(
        answer["errors"][0]["extensions"]["code"], "OVERLOADED",
        "{answer}"
    );
    assert_eq!(cheap, StatusCode::OK, "{told}");
}
