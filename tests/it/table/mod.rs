//! Answers as tables, curated questions at their addresses, and the schema at its own.

mod address;

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

/// The answer to a query that wants a media type.
async fn asked(world: &World, address: &str, media: &str, query: &str) -> Response {
    let request = Client::new().post(format!("{}{address}", world.url()));
    let request = request
        .header("accept", media)
        .json(&json!({ "query": query }));
    request.send().await.unwrap()
}

async fn text(world: &World, address: &str, query: &str) -> String {
    let answer = asked(world, address, "text/csv", query).await;
    assert_eq!(answer.status(), StatusCode::OK, "{query}");
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    assert!(answer.headers().contains_key("data-version"));
    answer.text().await.unwrap()
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

async fn refused(answer: Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    let mut body: Value = answer.json().await.unwrap();
    (status, body["errors"][0].take())
}

async fn get(world: &World, path: &str) -> Response {
    reqwest::get(format!("{}{path}", world.url()))
        .await
        .unwrap()
}

const SEATS: &str = "{ countries(first: 25) { totalCount nodes { code name platforms(first: 2, filter: { kinds: [NATIONAL] }) \
                     { nodes { name seats(first: 30) { nodes { role holder { name } } } } } } } }";

#[tokio::test]
async fn rows_are_the_items_of_the_deepest_list_and_repeat_what_is_above() {
    let world = World::sqlite().await;
    let table = rows(&text(&world, "/graphql", SEATS).await);
    let data = world.data(SEATS).await;
    assert_eq!(
        table[0],
        [
            "countries.totalCount",
            "countries.nodes.code",
            "countries.nodes.name",
            "countries.nodes.platforms.nodes.name",
            "countries.nodes.platforms.nodes.seats.nodes.role",
            "countries.nodes.platforms.nodes.seats.nodes.holder.name",
        ]
    );
    let mut expected = vec![];
    let cell = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for country in data["countries"]["nodes"].as_array().unwrap() {
        let head = [
            data["countries"]["totalCount"].to_string(),
            cell(&country["code"]),
            cell(&country["name"]),
        ];
        let platforms = country["platforms"]["nodes"].as_array().unwrap();
        for platform in platforms {
            let seats = platform["seats"]["nodes"].as_array().unwrap();
            for seat in seats {
                let cells = [&platform["name"], &seat["role"], &seat["holder"]["name"]];
                expected.push([&head[..], &cells.map(cell)].concat());
            }
            if seats.is_empty() {
                expected.push(
                    [
                        &head[..],
                        &[cell(&platform["name"]), String::new(), String::new()],
                    ]
                    .concat(),
                );
            }
        }
        if platforms.is_empty() {
            // Who has nothing is not left out.
            expected.push([&head[..], &[const { String::new() }; 3]].concat());
        }
    }
    assert!(expected.len() > 30);
    assert_eq!(table[1..], expected);
}

#[tokio::test]
async fn what_is_no_list_is_one_row_and_values_keep_their_kinds() {
    let world = World::sqlite().await;
    let query = r#"{ commitment(id: "commitment:naf-1") { title smartness baseline { text } actionClasses } country(code: "KE") { events { totalCount } } none: country(code: "ZZ") { name } }"#;
    let answer = asked(&world, "/graphql", "text/csv", query).await;
    // An answer with errors is no table, since nothing in it would say so.
    let (status, error) = refused(answer).await;
    assert!((400..500).contains(&status), "{status} {error}");
    let query = query.replace(r#" none: country(code: "ZZ") { name }"#, "");
    let csv = text(&world, "/graphql", &query).await;
    let expected = "commitment.title,commitment.smartness,commitment.baseline.text,commitment.actionClasses,country.events.totalCount\n\
                    Increase # of member-led communities of practice within the CSN Network,HIGH,0,ENABLING_OPERATIONAL,";
    assert!(csv.starts_with(expected), "{csv}");
    let lines = asked(&world, "/graphql", "application/x-ndjson", &query).await;
    let line: Value = lines.json().await.unwrap();
    assert!(line["country.events.totalCount"].is_u64(), "{line}");
    assert_eq!(
        line["commitment.actionClasses"],
        json!(["ENABLING_OPERATIONAL"])
    );
    let french = text(&world, "/graphql?separator=semicolon&bom=true", &query).await;
    assert!(
        french.starts_with("\u{feff}commitment.title;commitment.smartness;"),
        "{french}"
    );
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let book = asked(&world, "/graphql", media, &query).await;
    assert_eq!(book.headers()["content-type"], media);
    assert!(book.bytes().await.unwrap().starts_with(b"PK"));
    // The same by GET, with a tag; and JSON for those who like it as well.
    let fetch = async |accept: &str, tag: &str| {
        let request = Client::new().get(format!("{}/graphql", world.url()));
        let request = request
            .header("accept", accept)
            .header("if-none-match", tag);
        let request = request.query(&[("query", query.as_str()), ("separator", ";")]);
        request.send().await.unwrap()
    };
    let first = fetch("text/csv", "").await;
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert!(first.text().await.unwrap().starts_with("commitment.title;"));
    assert_eq!(
        fetch("text/csv", &tag).await.status(),
        StatusCode::NOT_MODIFIED
    );
    let (status, error) = refused(fetch("text/csv, application/json", "").await).await;
    assert_eq!(
        (status, &error["extensions"]["code"]),
        (400, &json!("BAD_REQUEST"))
    );
}

#[tokio::test]
async fn lists_beside_each_other_are_refused_unless_one_is_chosen() {
    let world = World::sqlite().await;
    let query = r#"{ country(code: "SEN") { name chapters { nodes { name } } events(first: 3) { nodes { name ... on Event { kind } starts } } } }"#;
    let (status, error) = refused(asked(&world, "/graphql", "text/csv", query).await).await;
    assert_eq!(
        (status, &error["extensions"]["code"]),
        (400, &json!("NOT_TABULAR"))
    );
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains("country.events.nodes") && message.contains("rows=country.chapters.nodes"),
        "{message}"
    );
    let lists = json!(["country.chapters.nodes", "country.events.nodes"]);
    assert_eq!(error["extensions"]["lists"], lists);
    let csv = text(&world, "/graphql?rows=country.events.nodes", query).await;
    let table = rows(&csv);
    assert_eq!(
        table[0],
        [
            "country.name",
            "country.events.nodes.name",
            "country.events.nodes.kind",
            "country.events.nodes.starts"
        ]
    );
    assert_eq!(table.len(), 1 + 3);
    assert!(table[1..].iter().all(|row| row[0] == "Senegal"));
    for (address, code) in [
        ("/graphql?rows=country.seats", "BAD_USER_INPUT"),
        ("/graphql?separator=colon", "BAD_USER_INPUT"),
    ] {
        let (status, error) = refused(asked(&world, address, "text/csv", query).await).await;
        assert_eq!(
            (status, &error["extensions"]["code"]),
            (400, &json!(code)),
            "{address}"
        );
    }
    let write = r#"mutation { removeRecord(input: { id: "event:a" }) { errors { code } } }"#;
    let (_, error) = refused(asked(&world, "/graphql", "text/csv", write).await).await;
    assert_eq!(error["extensions"]["code"], "METHOD_NOT_ALLOWED");
}
