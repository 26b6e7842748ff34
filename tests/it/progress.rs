//! Progress of commitments over the shipped dataset: lists and groups that add
//! up, a fixed number of statements, and what a new report changes.

use record::clock::{self, Clock};
use serde_json::{Value, json};
use sun_graph::config::Config;

use crate::{world::World, write::payload};

const DAY: &str = "2026-11-25";

async fn ids(world: &World, arguments: &str) -> (Vec<String>, Value) {
    let query = format!(
        "{{ list: commitmentProgress(asOf: \"{DAY}\", {arguments}) {{ nodes {{ commitment {{ id }} }} totalCount pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    let data = world.data(&query).await;
    let nodes = data["list"]["nodes"].as_array().unwrap();
    let id = |node: &Value| node["commitment"]["id"].as_str().unwrap().to_owned();
    (nodes.iter().map(id).collect(), data["list"].clone())
}

async fn count(world: &World, arguments: &str) -> Value {
    ids(world, arguments).await.1["totalCount"].clone()
}

async fn pages_lose_nothing(world: World) {
    for order in ["order: LEAD", "order: DUE, direction: DESC", "order: TITLE"] {
        let mut all = vec![];
        let mut after = Value::Null;
        loop {
            let (mut page, list) =
                ids(&world, &format!("{order}, first: 50, after: {after}")).await;
            all.append(&mut page);
            if list["pageInfo"]["hasNextPage"] == false {
                assert_eq!(list["totalCount"], all.len());
                break;
            }
            after = list["pageInfo"]["endCursor"].clone();
        }
        let (first, _) = ids(&world, &format!("{order}, first: 100")).await;
        assert_eq!(first, all[..100], "{order}");
        all.sort();
        all.dedup();
        assert_eq!(count(&world, "first: 1").await, all.len());
    }
}

/// Each number of a group is the length of the list that it stands for.
async fn groups_are_their_lists(world: World) {
    for (word, filter) in [
        ("MAKER_KIND", "makerKinds"),
        ("NETWORK", "networks"),
        ("COUNTRY", "countries"),
    ] {
        let query = format!(
            "{{ summary: commitmentProgressSummary(groupBy: {word}, asOf: \"{DAY}\") {{ whole {{ commitments behind overdue }} groups(first: 100) {{ nodes {{ group {{ key }} progress {{ commitments behind overdue withoutValues offCourse disagreeing }} }} }} }} }}"
        );
        let data = world.data(&query).await;
        let groups = data["summary"]["groups"]["nodes"].as_array().unwrap();
        let sum = |of: &str| -> u64 {
            let numbers = groups
                .iter()
                .map(|group| group["progress"][of].as_u64().unwrap());
            numbers.sum()
        };
        for of in ["commitments", "behind", "overdue"] {
            assert_eq!(data["summary"]["whole"][of], sum(of), "{word} {of}");
        }
        for group in groups
            .iter()
            .filter(|group| !group["group"]["key"].is_null())
        {
            let key = &group["group"]["key"];
            // Words of an enumeration are written without quotes.
            let key = match word {
                "MAKER_KIND" => key.as_str().unwrap().to_owned(),
                _ => key.to_string(),
            };
            for (of, progress) in [
                ("commitments", ""),
                ("behind", "standings: [BEHIND]"),
                ("overdue", "overdue: true"),
                ("withoutValues", "withValues: false"),
                ("offCourse", "assessments: [OFF_COURSE]"),
                ("disagreeing", "agrees: false"),
            ] {
                let arguments = format!(
                    "filter: {{ {filter}: [{key}] }}, progress: {{ {progress} }}, first: 1"
                );
                let found = count(&world, &arguments).await;
                assert_eq!(group["progress"][of], found, "{word} {key} {of}");
            }
        }
    }
}

async fn statements_do_not_grow(world: World) {
    let statements = async |filter: &str, first: u32| {
        let query = format!(
            "{{ commitmentProgress(filter: {{ {filter} }}, asOf: \"{DAY}\", first: {first}) {{ totalCount nodes {{ share baseline {{ measure {{ source {{ title }} }} }} target {{ measure {{ source {{ title }} }} }} commitment {{ title }} }} }} commitmentProgressSummary(groupBy: NETWORK, filter: {{ {filter} }}, asOf: \"{DAY}\") {{ whole {{ behind }} groups {{ nodes {{ progress {{ behind }} }} }} }} }}"
        );
        let (answer, statements) = world.counted(json!({ "query": query })).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        (
            answer["data"]["commitmentProgress"]["totalCount"]
                .as_u64()
                .unwrap(),
            statements,
        )
    };
    let (few, for_few) = statements("countries: [MWI], kinds: [GOAL, LEGACY]", 1).await;
    let (many, for_many) = statements("", 100).await;
    assert!(few > 0 && few * 10 < many, "{few} of {many}");
    assert_eq!(for_few, for_many);
}

async fn a_report_is_heard_at_once(world: World) {
    let token = world.token("STEWARD", Some("csn"), None).await;
    let progress = "{ commitment(id: \"commitment:naf-1\") { progress(asOf: \"2025-07-01\") { assessment share standing report { measure { text } } } } }";
    let before = world.data(progress).await;
    assert_eq!(before["commitment"]["progress"]["share"], 0.4);
    let report = json!({ "query": "mutation($input: CreateMeasureInput!) { createMeasure(input: $input) { outcome errors { code field message } } }",
        "variables": { "input": { "commitment": "commitment:naf-1", "kind": "PROGRESS", "text": "5 communities (synthetic)", "number": 5,
            "date": "2025-06", "sourceTitle": "A synthetic source of a test" } } });
    let made = payload(&world, &token, report).await;
    assert_eq!(made["outcome"], "CREATED", "{made:#}");
    let after = world.data(progress).await;
    let expected = json!({ "assessment": "REACHED", "share": 1.0, "standing": "AHEAD",
        "report": { "measure": { "text": "5 communities (synthetic)" } } });
    assert_eq!(after["commitment"]["progress"], expected);
}

#[tokio::test]
async fn progress_is_told_of_the_day_of_the_request() {
    let noon = clock::read("2024-01-01T12:00:00Z").unwrap();
    let world = World::sqlite_at(Config::default(), Clock::new(move || noon)).await;
    let query = "{ commitment(id: \"commitment:naf-1\") { progress { asOf expected } } }";
    let expected = json!({ "asOf": "2024-01-01", "expected": 3.0 });
    assert_eq!(world.data(query).await["commitment"]["progress"], expected);
}

#[tokio::test]
async fn pages_lose_nothing_on_sqlite() {
    pages_lose_nothing(World::sqlite().await).await;
}

#[tokio::test]
async fn pages_lose_nothing_on_postgres() {
    pages_lose_nothing(World::postgres().await).await;
}

#[tokio::test]
async fn groups_are_their_lists_on_sqlite() {
    groups_are_their_lists(World::sqlite().await).await;
}

#[tokio::test]
async fn groups_are_their_lists_on_postgres() {
    groups_are_their_lists(World::postgres().await).await;
}

#[tokio::test]
async fn statements_do_not_grow_on_sqlite() {
    statements_do_not_grow(World::sqlite().await).await;
}

#[tokio::test]
async fn statements_do_not_grow_on_postgres() {
    statements_do_not_grow(World::postgres().await).await;
}

#[tokio::test]
async fn a_report_is_heard_at_once_on_sqlite() {
    a_report_is_heard_at_once(World::sqlite().await).await;
}

#[tokio::test]
async fn a_report_is_heard_at_once_on_postgres() {
    a_report_is_heard_at_once(World::postgres().await).await;
}
