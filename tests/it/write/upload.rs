//! Sheets that come with a GraphQL request, as the multipart request
//! specification has it.

use reqwest::Client;
use serde_json::{Value, json};
use sun_graph::config::Config;

use super::on_both;
use crate::world::World;

const SHEET: &str = "external_id,name,kind,country,themes,source_title\n\
    u-1,A synthetic workshop that was uploaded,WORKSHOP,KEN,synthetic,A synthetic source of a test\n";

const QUERY: &str = "mutation($file: Upload!, $dry: Boolean!) { importSheet(input: { sheet: \"events\", file: $file, dryRun: $dry }) { sheet dryRun written created refused sequence rows { line recordId outcome errors { column message } } } }";

/// A form with the request, the map and the file.
fn form(operations: &Value, map: &Value, file: &str) -> String {
    format!(
        "--x\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n{operations}\r\n\
         --x\r\ncontent-disposition: form-data; name=\"map\"\r\n\r\n{map}\r\n\
         --x\r\ncontent-disposition: form-data; name=\"0\"; filename=\"events.csv\"\r\ncontent-type: text/csv\r\n\r\n{file}\r\n\
         --x--\r\n"
    )
}

async fn send(world: &World, token: &str, header: &str, body: String) -> (u16, Value) {
    let response = Client::new()
        .post(format!("{}/graphql", world.url()))
        .header("accept", "application/graphql-response+json")
        .header("content-type", "multipart/form-data; boundary=x")
        .header(header, "1")
        .bearer_auth(token)
        .body(body)
        .send()
        .await
        .unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn a_sheet_comes_with_its_request(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let asked = |dry: bool| json!({ "query": QUERY, "variables": { "file": null, "dry": dry } });
    let map = json!({ "0": ["variables.file"] });
    let preflight = "graphql-require-preflight";
    let before = world.db.data_version().await.unwrap();
    let (status, answer) = send(&world, &token, preflight, form(&asked(true), &map, SHEET)).await;
    let report = &answer["data"]["importSheet"];
    assert_eq!((status, &report["created"]), (200, &json!(1)), "{answer:#}");
    assert_eq!(
        (&report["written"], &report["sequence"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(world.db.data_version().await.unwrap(), before);

    let (_, answer) = send(&world, &token, preflight, form(&asked(false), &map, SHEET)).await;
    assert_eq!(answer["data"]["importSheet"]["written"], true, "{answer:#}");
    let away = SHEET.replace("KEN", "SEN").replace("u-1", "u-2");
    let (_, answer) = send(&world, &token, preflight, form(&asked(false), &map, &away)).await;
    let report = &answer["data"]["importSheet"];
    assert_eq!(
        (&report["written"], &report["refused"]),
        (&json!(false), &json!(1)),
        "{answer:#}"
    );
    assert_eq!(report["rows"][0]["line"], 2);
}

async fn a_form_that_is_not_as_it_should_be_is_refused(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let asked = json!({ "query": QUERY, "variables": { "file": null, "dry": true } });
    let map = json!({ "0": ["variables.file"] });
    let code = |answer: &Value| answer["errors"][0]["extensions"]["code"].clone();
    // A page of another site can post a form, but not with such a header.
    let (status, answer) = send(&world, &token, "x-other", form(&asked, &map, SHEET)).await;
    assert_eq!(
        (status, code(&answer)),
        (415, json!("UNSUPPORTED_MEDIA_TYPE"))
    );
    let preflight = "apollo-require-preflight";
    for map in [
        json!({}),
        json!({ "0": ["variables.nothing"] }),
        json!({ "0": ["query"] }),
        json!({ "0": "variables.file" }),
        json!([]),
    ] {
        let (status, answer) = send(&world, &token, preflight, form(&asked, &map, SHEET)).await;
        assert_eq!(
            (status, code(&answer)),
            (400, json!("BAD_REQUEST")),
            "{map}"
        );
    }
    for body in ["", "--x\r\n", "nonsense", &form(&asked, &map, SHEET)[..200]] {
        let (status, answer) = send(&world, &token, preflight, body.to_owned()).await;
        assert_eq!(
            (status, code(&answer)),
            (400, json!("BAD_REQUEST")),
            "{body}"
        );
    }
    // A file that is only spoken of is none.
    let spoken =
        json!({ "query": QUERY, "variables": { "file": "#__graphql_file__:0", "dry": true } });
    let answer = world.post_as(&token, spoken).await;
    assert_eq!(code(&answer), "BAD_USER_INPUT", "{answer:#}");
    let large = "x".repeat(12 * 1024 * 1024);
    let (status, answer) = send(&world, &token, preflight, form(&asked, &map, &large)).await;
    assert_eq!((status, code(&answer)), (413, json!("BODY_TOO_LARGE")));
}

async fn a_file_that_takes_too_long_leaves_nothing(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let row = |number: usize| {
        format!(
            "l-{number},Synthetic workshop {number},WORKSHOP,KEN,,A synthetic source of a test\n"
        )
    };
    let rows: String = (0..40_000).map(row).collect();
    let sheet = format!("external_id,name,kind,country,themes,source_title\n{rows}");
    let asked = json!({ "query": QUERY, "variables": { "file": null, "dry": false } });
    let map = json!({ "0": ["variables.file"] });
    let preflight = "graphql-require-preflight";
    let before = world.db.data_version().await.unwrap();
    let (status, answer) = send(&world, &token, preflight, form(&asked, &map, &sheet)).await;
    let error = &answer["errors"][0];
    assert_eq!(
        (status, &error["extensions"]["code"]),
        (504, &json!("TIMEOUT"))
    );
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("POST /import/SHEET"), "{message}");
    assert_eq!(world.db.data_version().await.unwrap(), before);
    let none = r#"{ events(filter: { countries: ["KE"] }) { totalCount } search(text: "Synthetic workshop 1") { totalCount } }"#;
    let none = world.data(none).await;
    assert_eq!(none["search"]["totalCount"], 0, "{none:#}");
    // Nobody holds the writer, nor the caller's place.
    let (status, answer) = send(&world, &token, preflight, form(&asked, &map, SHEET)).await;
    assert_eq!(status, 200, "{answer:#}");
    assert_eq!(answer["data"]["importSheet"]["created"], 1, "{answer:#}");
}

/// Servers whose writes have less time than the file takes, and more than a row.
fn hurried() -> Config {
    let mut config = Config::default();
    config.limits.write_timeout_ms = 3_000;
    config
}

#[tokio::test]
async fn a_file_that_takes_too_long_leaves_nothing_on_sqlite() {
    a_file_that_takes_too_long_leaves_nothing(World::sqlite_with(hurried()).await).await;
}

#[tokio::test]
async fn a_file_that_takes_too_long_leaves_nothing_on_postgres() {
    a_file_that_takes_too_long_leaves_nothing(World::postgres_with(hurried()).await).await;
}

on_both! {
    a_sheet_comes_with_its_request
    a_form_that_is_not_as_it_should_be_is_refused
}
