//! What is asked by an address or by a command.

use std::{fs, process::Command};

use reqwest::StatusCode;
use serde_json::{Value, json};
use sun_graph::ui;

use super::{get, rows};
use crate::world::World;

#[tokio::test]
async fn every_curated_question_has_an_address_in_every_format() {
    let world = World::sqlite().await;
    let told: Value = get(&world, "/questions").await.json().await.unwrap();
    let told = told["questions"].as_array().unwrap();
    assert_eq!(told.len(), ui::queries().count());
    for (question, told) in ui::queries().zip(told) {
        let name = &question.name;
        assert_eq!(told["name"], *name);
        let file = get(&world, &format!("/questions/{name}.csv")).await;
        assert_eq!(file.status(), StatusCode::OK, "{name}");
        let disposition = file.headers()["content-disposition"].to_str().unwrap();
        assert_eq!(disposition, format!("attachment; filename=\"{name}.csv\""));
        let csv = file.text().await.unwrap();
        assert!(rows(&csv)[0].len() > 1, "{name}: {csv}");
        for list in told["lists"].as_array().unwrap() {
            let list = list.as_str().unwrap();
            let file = get(&world, &format!("/questions/{name}.csv?rows={list}")).await;
            assert_eq!(file.status(), StatusCode::OK, "{name} by {list}");
        }
        let whole: Value = get(&world, &format!("/questions/{name}.json"))
            .await
            .json()
            .await
            .unwrap();
        let variables: Value = serde_json::from_str(&question.variables).unwrap();
        let body = json!({ "query": question.document, "variables": variables });
        let (_, _, same) = world.post(body).await;
        assert_eq!(whole["data"], same["data"], "{name}");
    }
    let book = get(&world, "/questions/05-communities.xlsx").await;
    assert!(book.bytes().await.unwrap().starts_with(b"PK"));
}

#[tokio::test]
async fn variables_of_a_question_are_parameters_of_its_address() {
    let world = World::sqlite().await;
    let rows_of = async |path: &str| rows(&get(&world, path).await.text().await.unwrap());
    let all = rows_of("/questions/05-communities.csv?rows=communities.nodes").await;
    for country in ["SEN", "KEN"] {
        let path =
            format!("/questions/05-communities.csv?country={country}&rows=communities.nodes");
        let one = rows_of(&path).await;
        let query =
            format!("{{ communities(filter: {{ countries: [{country}] }}) {{ totalCount }} }}");
        let expected = world.data(&query).await["communities"]["totalCount"].clone();
        // A list that is empty has no row.
        assert_eq!(json!(one.len() - 1), expected, "{country}");
        assert!(one.len() < all.len());
    }
    let path = "/questions/05-communities.csv?country=TZA&country=KE&rows=communities.nodes";
    let two = rows_of(path).await;
    let query = "{ communities(filter: { countries: [TZA, KEN] }) { totalCount } }";
    let expected = world.data(query).await["communities"]["totalCount"].clone();
    assert_eq!(json!(two.len() - 1), expected);
    let kenya = rows_of("/questions/01-country.csv?code=KE").await;
    let place = kenya[0].iter().position(|it| it == "country.name").unwrap();
    assert!(kenya[1..].iter().all(|row| row[place] == "Kenya"));
    for (path, status, told) in [
        (
            "/questions/05-communities.csv?land=SEN",
            400,
            "it has country",
        ),
        (
            "/questions/01-country.csv?code=Atlantis",
            422,
            "unknown country",
        ),
        ("/questions/99-nothing.csv", 404, "GET /questions"),
        ("/questions/05-communities.pdf", 404, ".csv"),
        ("/questions/05-communities", 404, ".csv"),
    ] {
        let answer = get(&world, path).await;
        assert_eq!(answer.status(), status, "{path}");
        let body = answer.text().await.unwrap();
        assert!(body.contains(told), "{path}: {body}");
    }
}

#[tokio::test]
async fn the_schema_is_read_by_address() {
    let world = World::sqlite().await;
    let answer = get(&world, "/schema.graphql").await;
    assert!(answer.headers().contains_key("etag"));
    assert!(answer.text().await.unwrap() == fs::read_to_string("schema.graphql").unwrap());
    for _ in 0..2 {
        let described: Value = get(&world, "/schema.json").await.json().await.unwrap();
        let types = described["data"]["__schema"]["types"].as_array().unwrap();
        let country = types.iter().find(|it| it["name"] == "Country").unwrap();
        let fields = country["fields"].as_array().unwrap();
        let name = fields.iter().find(|it| it["name"] == "name").unwrap();
        assert_eq!(name["type"]["kind"], "NON_NULL");
        assert!(!name["description"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_file_of_a_query_is_asked_by_command() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("test.db").display());
    fs::copy(
        crate::prepared::sqlite().await,
        folder.path().join("test.db"),
    )
    .unwrap();
    let file = folder.path().join("asked.graphql");
    fs::write(&file, "query Of($code: CountryCode!) { country(code: $code) { name chapters { nodes { name } } events(first: 2) { nodes { name } } } }").unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sun-graph"));
        let command = command.args(["query", file.to_str().unwrap(), "--database", &database]);
        let output = command.args(more).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let variables = ["--variables", r#"{"code":"KE"}"#];
    let (code, out, wrong) = run(&[&variables[..], &["--output", "-"]].concat());
    assert_eq!(code, Some(0), "{wrong}");
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["data"]["country"]["name"], "Kenya");
    let table = [
        "--format",
        "csv",
        "--rows",
        "country.events.nodes",
        "--separator",
        "semicolon",
    ];
    let (code, out, wrong) = run(&[&variables[..], &table].concat());
    assert_eq!(code, Some(0), "{wrong}");
    assert!(
        out.starts_with("country.name;country.events.nodes.name\nKenya;"),
        "{out}"
    );
    assert_eq!(out.lines().count(), 3);
    let output = folder.path().join("asked.xlsx");
    let book = [
        "--rows",
        "country.chapters.nodes",
        "--output",
        output.to_str().unwrap(),
    ];
    let (code, _, wrong) = run(&[&variables[..], &book].concat());
    assert_eq!(code, Some(0), "{wrong}");
    assert!(fs::read(output).unwrap().starts_with(b"PK"));
    let (code, _, wrong) = run(&[&variables[..], &["--format", "csv"]].concat());
    assert_eq!(code, Some(2), "{wrong}");
    assert!(wrong.contains("rows=country.chapters.nodes"), "{wrong}");
}
