//! Summaries: every count is that of the list filtered to its group, groups of
//! what a record has one of add up to the whole, and numbers are those of the
//! records.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::world::World;

mod kinds;

use kinds::{KINDS, Kind, Lead};

/// The summary, all its groups on one page.
async fn summary(world: &World, kind: &Kind, grouping: &str, filter: &str) -> Value {
    let mut groups = vec![];
    let mut after = Value::Null;
    loop {
        let query = format!(
            "{{ sum: {}(groupBy: {grouping}, scheme: SECRETARIAT_HUB, filter: {{ {filter} }}) {{
                totalCount overlaps
                groups(first: 100, after: {after}) {{ nodes {{ key count }} pageInfo {{ hasNextPage endCursor }} }}
            }} }}",
            kind.summary
        );
        let mut sum = world.data(&query).await["sum"].take();
        let page = sum["groups"].take();
        groups.extend(page["nodes"].as_array().unwrap().clone());
        if page["pageInfo"]["hasNextPage"] == json!(false) {
            sum["groups"] = groups.into();
            return sum;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

/// How many records of the list each filter lets through.
async fn counts(world: &World, list: &str, filters: &[String]) -> Vec<u64> {
    let mut counts = vec![];
    for filters in filters.chunks(20) {
        let fields: Vec<String> = filters
            .iter()
            .enumerate()
            .map(|(place, it)| format!("g{place}: {list}(filter: {{ {it} }}) {{ totalCount }}"))
            .collect();
        let data = world.data(&format!("{{ {} }}", fields.join(" "))).await;
        let count = |place: usize| data[format!("g{place}")]["totalCount"].as_u64().unwrap();
        counts.extend((0..filters.len()).map(count));
    }
    counts
}

async fn codes_of(world: &World, region: &str) -> String {
    let query = format!(
        "{{ region(id: \"{region}\") {{ countries(first: 100) {{ nodes {{ code }} }} }} }}"
    );
    let data = world.data(&query).await;
    let codes = data["region"]["countries"]["nodes"].as_array().unwrap();
    let codes: Vec<String> = codes.iter().map(|node| node["code"].to_string()).collect();
    codes.join(", ")
}

/// What lets the records of these keys through.
async fn filter_of(world: &World, lead: Lead, keys: &[&str]) -> Option<String> {
    let quoted = |keys: &[&str]| {
        let keys: Vec<String> = keys.iter().map(|key| json!(key).to_string()).collect();
        keys.join(", ")
    };
    match lead {
        Lead::Words(field) => Some(format!("{field}: [{}]", keys.join(", "))),
        Lead::Texts(field) => Some(format!("{field}: [{}]", quoted(keys))),
        Lead::Region(field) => {
            let mut codes = vec![];
            for key in keys {
                codes.push(codes_of(world, key).await);
            }
            Some(format!("{field}: [{}]", codes.join(", ")))
        }
        Lead::Year(filter) => match keys {
            [year] => Some(filter(year.parse().unwrap())),
            _ => None,
        },
        Lead::Nowhere => None,
    }
}

async fn every_group_is_a_list(world: World) {
    for kind in &KINDS {
        for narrower in ["", kind.narrower] {
            let whole = counts(&world, kind.list, &[narrower.to_owned()]).await[0];
            for (grouping, lead) in kind.groupings {
                let place = format!("{} by {grouping}, {narrower:?}", kind.summary);
                let sum = summary(&world, kind, grouping, narrower).await;
                assert_eq!(sum["totalCount"], json!(whole), "{place}");
                let groups: Vec<(Option<&str>, u64)> = sum["groups"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|group| (group["key"].as_str(), group["count"].as_u64().unwrap()))
                    .collect();
                let of_all: u64 = groups.iter().map(|(_, count)| count).sum();
                if sum["overlaps"] == json!(true) {
                    assert!(of_all >= whole, "{place}: {groups:?}");
                } else {
                    assert_eq!(of_all, whole, "{place}: {groups:?}");
                }
                let mut filters = vec![];
                let mut expected = vec![];
                for (key, count) in &groups {
                    let Some(key) = key else { continue };
                    let Some(filter) = filter_of(&world, *lead, &[key]).await else {
                        continue;
                    };
                    filters.push(format!("{filter} {narrower}"));
                    expected.push(*count);
                }
                let keys: Vec<&str> = groups.iter().filter_map(|(key, _)| *key).collect();
                let recorded = filter_of(&world, *lead, &keys).await;
                let unrecorded = groups.iter().find(|(key, _)| key.is_none());
                if kind.knows_not
                    && keys.len() > 1
                    && let Some(recorded) = recorded
                {
                    filters.push(format!("not: {{ {recorded} }} {narrower}"));
                    expected.push(unrecorded.map_or(0, |(_, count)| *count));
                }
                let counted = counts(&world, kind.list, &filters).await;
                let differing: Vec<_> = filters
                    .iter()
                    .zip(counted.iter().zip(&expected))
                    .filter(|(_, (list, group))| list != group)
                    .collect();
                assert!(differing.is_empty(), "{place}: {differing:#?}");
            }
        }
    }
}

#[tokio::test]
async fn every_group_is_a_list_on_sqlite() {
    every_group_is_a_list(World::sqlite().await).await;
}

#[tokio::test]
async fn every_group_is_a_list_on_postgres() {
    every_group_is_a_list(World::postgres().await).await;
}

const JAA: &str = "indicators: [\"indicator:jaa-jaatotal-recent19\"], \
    rounds: [\"survey-round:jaa-2014\", \"survey-round:jaa-2016\"]";

/// The middle of numbers in order.
fn median(numbers: &[f64]) -> f64 {
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 {
        numbers[half]
    } else {
        f64::midpoint(numbers[half - 1], numbers[half])
    }
}

async fn numbers_are_those_of_the_records(world: World) {
    let values = format!(
        "{{ indicatorValues(filter: {{ {JAA} }}, first: 100) {{
            totalCount nodes {{ number date round {{ asOf }} country {{ joined }} }}
        }} }}"
    );
    let values = world.data(&values).await["indicatorValues"].take();
    let nodes = values["nodes"].as_array().unwrap();
    assert_eq!(values["totalCount"], json!(nodes.len()), "one page");
    let year = |date: &Value| date.as_str().map(|date| date[..4].parse::<i64>().unwrap());
    let mut expected: BTreeMap<Option<i64>, Vec<f64>> = BTreeMap::new();
    for node in nodes {
        let dated = year(&node["date"]).or_else(|| year(&node["round"]["asOf"]));
        let joined = year(&node["country"]["joined"]);
        let years = dated.zip(joined).map(|(dated, joined)| dated - joined);
        let numbers = expected.entry(years).or_default();
        numbers.extend(node["number"].as_f64());
    }
    let query = format!(
        "{{ indicatorValueSummary(groupBy: YEARS_SINCE_JOINING, filter: {{ {JAA} }}) {{
            groups(first: 100) {{ nodes {{
                key number {{ count sum minimum mean median maximum }}
            }} }}
        }} }}"
    );
    let data = world.data(&query).await;
    let groups = &data["indicatorValueSummary"]["groups"]["nodes"];
    let groups = groups.as_array().unwrap();
    assert_eq!(groups.len(), expected.len(), "{groups:#?}");
    for group in groups {
        let years = group["key"].as_str().map(|key| key.parse::<i64>().unwrap());
        let mut numbers = expected[&years].clone();
        numbers.sort_by(f64::total_cmp);
        let sum: f64 = numbers.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "there are few")]
        let mean = sum / numbers.len() as f64;
        for (field, number) in [
            ("sum", sum),
            ("mean", mean),
            ("median", median(&numbers)),
            ("minimum", numbers[0]),
            ("maximum", numbers[numbers.len() - 1]),
        ] {
            let told = group["number"][field].as_f64().unwrap();
            assert!(
                (told - number).abs() < 1e-9,
                "{years:?} {field}: {told}, {number}"
            );
        }
        assert_eq!(group["number"]["count"], json!(numbers.len()));
    }
}

#[tokio::test]
async fn numbers_are_those_of_the_records_on_sqlite() {
    numbers_are_those_of_the_records(World::sqlite().await).await;
}

#[tokio::test]
async fn numbers_are_those_of_the_records_on_postgres() {
    numbers_are_those_of_the_records(World::postgres().await).await;
}

#[tokio::test]
async fn a_summary_is_two_statements_however_many_groups_it_has() {
    let world = World::sqlite().await;
    for (summary, grouping) in [
        ("commitmentSummary", "TARGET"),
        ("commitmentSummary", "NETWORK"),
        ("practiceSummary", "THEME"),
        ("indicatorValueSummary", "YEARS_SINCE_JOINING"),
    ] {
        let query = format!(
            "{{ {summary}(groupBy: {grouping}) {{ totalCount groups(first: 100) {{ nodes {{ key count }} }} }} }}"
        );
        let (answer, statements) = world.counted(json!({ "query": query })).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        assert_eq!(statements, 3, "the data version, the whole and the groups");
    }
}
