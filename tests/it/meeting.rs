//! Who met at events: each pair's events are those of the list of both, and
//! too many pairs are refused before they are made.

use serde_json::json;

use crate::world::World;

async fn events_are_those_of_both(world: World) {
    let pairs = "{ metAtEvents(first: 20) { nodes { one { id } other { id } followed events { totalCount } } } }";
    let data = world.data(pairs).await;
    let pairs = data["metAtEvents"]["nodes"].as_array().unwrap();
    let fields: Vec<String> = pairs
        .iter()
        .enumerate()
        .map(|(place, pair)| {
            let (one, other) = (&pair["one"]["id"], &pair["other"]["id"]);
            format!("p{place}: events(filter: {{ parties: [{one}], and: [{{ parties: [{other}] }}] }}) {{ totalCount }}")
        })
        .collect();
    let lists = world.data(&format!("{{ {} }}", fields.join(" "))).await;
    for (place, pair) in pairs.iter().enumerate() {
        assert_eq!(lists[format!("p{place}")], pair["events"], "{pair}");
    }
    let all = "{ all: metAtEvents { totalCount } yes: metAtEvents(followed: true) { totalCount } no: metAtEvents(followed: false) { totalCount } }";
    let counts = world.data(all).await;
    let count = |name: &str| counts[name]["totalCount"].as_u64().unwrap();
    assert_eq!(count("all"), count("yes") + count("no"));
    assert!(count("yes") > 0 && count("no") > 0, "{counts}");
}

#[tokio::test]
async fn events_are_those_of_both_on_sqlite() {
    events_are_those_of_both(World::sqlite().await).await;
}

#[tokio::test]
async fn events_are_those_of_both_on_postgres() {
    events_are_those_of_both(World::postgres().await).await;
}

#[tokio::test]
async fn too_many_pairs_are_refused_and_those_of_one_party_are_not() {
    let world = World::with_limits(|limits| limits.graph_ties = 200).await;
    let (_, _, answer) = world
        .post(json!({ "query": "{ metAtEvents { totalCount } }" }))
        .await;
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "GRAPH_TOO_LARGE", "{answer:#}");
    let data = world
        .data("{ metAtEvents(party: \"chapter:csn-ken\") { totalCount } }")
        .await;
    assert!(data["metAtEvents"]["totalCount"].as_u64().unwrap() > 0);
}
