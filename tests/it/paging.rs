//! Lists in pages: nothing is lost, nothing comes twice, from either end, with
//! unknown sort values in between.

use serde_json::{Value, json};

use crate::world::World;

const LISTS: [(&str, &str); 4] = [
    ("countries", "order: JOINED"),
    ("events", "order: STARTS, direction: DESC"),
    ("commitments", "order: ENDS"),
    (
        "indicatorValues(filter: { surveys: [\"survey:csn-functionality\"] }",
        "order: NUMBER",
    ),
];

async fn ids(world: &World, list: &str, arguments: &str) -> (Vec<String>, Value) {
    let (name, filter) = list.split_once('(').unwrap_or((list, ""));
    let query = format!(
        "{{ list: {name}({filter} {arguments}) {{ nodes {{ id }} totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    let data = world.data(&query).await;
    let nodes = data["list"]["nodes"].as_array().unwrap();
    let ids = nodes
        .iter()
        .map(|node| node["id"].as_str().unwrap().to_owned());
    (ids.collect(), data["list"].clone())
}

async fn walk(world: &World, list: &str, order: &str, size: u32, forwards: bool) -> Vec<String> {
    let mut all = vec![];
    let mut cursor = Value::Null;
    loop {
        let page = if forwards {
            format!("{order}, first: {size}, after: {cursor}")
        } else {
            format!("{order}, last: {size}, before: {cursor}")
        };
        let (mut ids, answer) = ids(world, list, &page).await;
        let info = &answer["pageInfo"];
        let (more, next) = if forwards {
            all.append(&mut ids);
            ("hasNextPage", "endCursor")
        } else {
            ids.append(&mut all);
            all = ids;
            ("hasPreviousPage", "startCursor")
        };
        if info[more] == json!(false) {
            assert_eq!(answer["totalCount"], json!(all.len()), "{list}");
            return all;
        }
        cursor = info[next].clone();
    }
}

async fn pages_lose_nothing(world: World) {
    for (list, order) in LISTS {
        let forwards = walk(&world, list, order, 7, true).await;
        let in_large_pages = walk(&world, list, order, 100, true).await;
        let backwards = walk(&world, list, order, 7, false).await;
        assert_eq!(forwards, in_large_pages, "{list}");
        assert_eq!(forwards, backwards, "{list}");
        let mut once = forwards.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), forwards.len(), "{list}: a record comes twice");
    }
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
async fn a_count_alone_fetches_no_row() {
    let world = World::sqlite().await;
    let query = json!({ "query": "{ events { totalCount } }" });
    let (answer, statements) = world.counted(query).await;
    assert_eq!(answer["data"]["events"]["totalCount"], json!(135));
    assert_eq!(statements, 2, "the data version and the count");
}

/// Twice the countries, with five nested lists, cost no statement more.
#[tokio::test]
async fn statements_do_not_grow_with_rows() {
    let world = World::sqlite().await;
    let query = |first: u32| {
        json!({ "query": format!(
            "{{ countries(first: {first}) {{ nodes {{
                chapters(first: 10) {{ nodes {{ network {{ name }} }} }}
                platforms(first: 4) {{ nodes {{ seats(first: 5) {{ nodes {{ network {{ name }} }} }} }} }}
                communities(first: 5) {{ nodes {{ name }} }}
                events(first: 5) {{ nodes {{ name }} }}
                commitments(first: 5) {{ nodes {{ title baseline {{ text }} }} }}
            }} }} }}") })
    };
    let (half, few) = world.counted(query(33)).await;
    let (all, many) = world.counted(query(66)).await;
    assert!(half.get("errors").is_none(), "{half:#}");
    assert!(all.get("errors").is_none(), "{all:#}");
    assert_eq!(few, many);
}

/// A cursor goes on in the list it was given out by, and in no other: not in one of
/// another grouping, filter, day or order, where it would skip what was never shown.
#[tokio::test]
async fn a_cursor_of_a_computed_list_belongs_to_what_was_asked() {
    let world = World::sqlite().await;
    let lists = [
        ("commitmentProgressSummary", "groupBy: COUNTRY", "groups"),
        ("commitmentProgressSummary", "groupBy: MAKER_KIND", "groups"),
        (
            "commitmentProgressSummary",
            r#"groupBy: COUNTRY, asOf: "2020-01-01""#,
            "groups",
        ),
        (
            "commitmentProgressSummary",
            r#"groupBy: COUNTRY, filter: { countries: ["KE", "SN", "BD"] }"#,
            "groups",
        ),
        ("commitmentSummary", "groupBy: COUNTRY", "groups"),
        ("commitmentSummary", "groupBy: MAKER_KIND", "groups"),
        ("eventSummary", "groupBy: COUNTRY", "groups"),
        ("eventSummary", "groupBy: KIND", "groups"),
        ("commitmentProgress", "order: TITLE", ""),
        ("commitmentProgress", "order: TITLE, direction: DESC", ""),
        (
            "commitmentProgress",
            r#"order: TITLE, filter: { countries: ["KE"] }"#,
            "",
        ),
        ("coverageGaps", "", ""),
        ("coverageGaps", r#"filter: { codes: ["KE", "SN"] }"#, ""),
    ];
    let ask = |(field, arguments, part): (&str, &str, &str), page: &str| {
        let edges = "{ edges { cursor } }";
        match (arguments, part) {
            ("", _) => format!("{{ {field}({page}) {edges} }}"),
            (_, "") => format!("{{ {field}({arguments}, {page}) {edges} }}"),
            _ => format!("{{ {field}({arguments}) {{ {part}({page}) {edges} }} }}"),
        }
    };
    let edges = |answer: &Value, (field, _, part): (&str, &str, &str)| {
        let list = &answer["data"][field];
        let list = if part.is_empty() { list } else { &list[part] };
        list["edges"].clone()
    };
    let mut cursors = vec![];
    for list in lists {
        let (_, _, answer) = world.post(json!({ "query": ask(list, "first: 1") })).await;
        let cursor = edges(&answer, list)[0]["cursor"].clone();
        assert!(cursor.is_string(), "{list:?}: {answer:#}");
        cursors.push(cursor);
    }
    for (of, cursor) in lists.iter().zip(&cursors) {
        for list in lists {
            let page = format!("first: 1, after: {cursor}");
            let (_, _, answer) = world.post(json!({ "query": ask(list, &page) })).await;
            if *of == list {
                assert!(answer.get("errors").is_none(), "{list:?}: {answer:#}");
            } else {
                let code = &answer["errors"][0]["extensions"]["code"];
                assert_eq!(code, "BAD_USER_INPUT", "{of:?} in {list:?}: {answer:#}");
            }
        }
    }
}
