//! A graph that is too large to be measured, as a client meets it.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_graph_above_the_limit_is_shown_and_what_measures_it_is_refused() {
    let world = World::with_limits(|limits| limits.graph_members = 20).await;
    for measuring in [
        "measures { density }",
        "mostBetween { totalCount }",
        "bridges { actor { id } }",
        "actors(first: 1) { nodes { centrality { betweenness } } }",
    ] {
        let query = format!("{{ collaborationGraph {{ ties {{ totalCount }} {measuring} }} }}");
        let (_, _, answer) = world.post(json!({ "query": query })).await;
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "GRAPH_TOO_LARGE", "{answer}");
        let message = error["message"].as_str().unwrap();
        assert!(
            message.contains("narrow the scope") && message.contains("20"),
            "{message}"
        );
    }

    let all = world
        .data("{ collaborationGraph { actors { totalCount } ties { totalCount } } }")
        .await;
    assert!(
        all["collaborationGraph"]["actors"]["totalCount"].as_u64() > Some(20),
        "{all}"
    );

    let narrowed = "{ country(code: \"TZA\") {
        collaborationGraph(boundary: WITHIN, asOf: \"2015-06-30\") {
            actors { totalCount } measures { density } } } }";
    let graph = &world.data(narrowed).await["country"]["collaborationGraph"];
    let actors = graph["actors"]["totalCount"].as_u64().unwrap();
    assert!((2..=20).contains(&actors), "{graph}");
    assert!(graph["measures"]["density"].is_number(), "{graph}");
}
