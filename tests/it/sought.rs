//! What search finds first.

use serde_json::{Value, json};

use crate::world::World;

async fn first_is_what_is_called_so(world: World) {
    for (text, id) in [
        ("CIV", "country:CIV"),
        ("ci", "country:CIV"),
        ("KE", "country:KEN"),
        ("WFP", "organisation:wfp"),
        ("csn", "network:csn"),
        ("Kenya", "country:KEN"),
    ] {
        let ids = found(&world, text, 50).await;
        assert_eq!(ids.first().map(String::as_str), Some(id), "{text}");
        // Page by page the same ones, in the same order.
        assert_eq!(found(&world, text, 3).await, ids, "{text}");
    }
}

/// The ids of the first that are found, read in pages of this size.
async fn found(world: &World, text: &str, size: usize) -> Vec<String> {
    let mut ids = vec![];
    let mut after = Value::Null;
    while ids.len() < 12 {
        let query = format!(
            "query($after: String) {{ search(text: \"{text}\", first: {size}, after: $after) {{ nodes {{ ... on Node {{ id }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let request = json!({ "query": query, "variables": { "after": after } });
        let (_, _, answer) = world.post(request).await;
        let page = &answer["data"]["search"];
        let nodes = page["nodes"].as_array().unwrap().iter();
        ids.extend(nodes.map(|node| node["id"].as_str().unwrap().to_owned()));
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    ids.truncate(12);
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_called_so_is_found_first_on_sqlite() {
    first_is_what_is_called_so(World::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_called_so_is_found_first_on_postgres() {
    first_is_what_is_called_so(World::postgres().await).await;
}
