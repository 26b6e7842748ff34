//! What the door lets in, what it refuses, and how it says so.

mod connections;
mod descriptors;
mod drain;
mod hang_up;
mod limits;
mod queue;
mod raw;

use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

const GRAPHQL_RESPONSE: &str = "application/graphql-response+json";

fn post(world: &World) -> RequestBuilder {
    Client::new()
        .post(format!("{}/graphql", world.url()))
        .header("accept", GRAPHQL_RESPONSE)
}

/// A POST that only tells the status and the code of its first error.
async fn refusal(request: RequestBuilder) -> (u16, String) {
    told(request.send().await.unwrap()).await
}

async fn told(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    assert!(body.get("data").is_none(), "{body}");
    let error = &body["errors"][0];
    assert!(error["message"].as_str().unwrap().chars().count() <= 200);
    (
        status,
        error["extensions"]["code"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
    )
}

async fn asked(world: &World, query: &str) -> (u16, String) {
    refusal(post(world).json(&json!({ "query": query }))).await
}

fn code(status: u16, code: &str) -> (u16, String) {
    (status, code.into())
}

fn nest(open: &str, close: &str, count: usize) -> String {
    format!("{}{}", open.repeat(count), close.repeat(count))
}

#[tokio::test]
async fn an_answer_says_what_it_is() {
    let world = World::sqlite().await;
    let plain = Client::new().post(format!("{}/graphql", world.url()));
    let plain = plain.json(&json!({ "query": "{ __typename }" }));
    let response = plain.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let headers = response.headers().clone();
    let body = response.text().await.unwrap();
    assert_eq!(body, r#"{"data":{"__typename":"Query"}}"#);
    assert_eq!(headers["content-type"], "application/json; charset=utf-8");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(
        headers["vary"],
        "accept, accept-encoding, accept-language, authorization"
    );
    assert!(headers.contains_key("x-request-id"));
    assert!(
        headers["data-version"]
            .to_str()
            .unwrap()
            .parse::<u64>()
            .is_ok()
    );

    let named = post(&world)
        .header("x-request-id", "my-1")
        .json(&json!({ "query": "{" }));
    let response = named.send().await.unwrap();
    assert_eq!(response.headers()["x-request-id"], "my-1");
    assert_eq!(
        response.headers()["content-type"],
        format!("{GRAPHQL_RESPONSE}; charset=utf-8")
    );
    assert!(!response.headers().contains_key("data-version"));
}

#[tokio::test]
async fn the_media_type_decides_the_status() {
    let world = World::sqlite().await;
    for (accept, status) in [
        (GRAPHQL_RESPONSE, 400),
        ("application/json", 200),
        ("*/*", 200),
    ] {
        for (query, word) in [
            ("{", "GRAPHQL_PARSE_FAILED"),
            ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ] {
            let request = Client::new().post(format!("{}/graphql", world.url()));
            let request = request
                .header("accept", accept)
                .json(&json!({ "query": query }));
            assert_eq!(refusal(request).await, code(status, word), "{accept}");
        }
    }
    let request = Client::new().post(format!("{}/graphql", world.url()));
    let request = request
        .header("accept", "text/html")
        .json(&json!({ "query": "{ __typename }" }));
    assert_eq!(refusal(request).await, code(406, "NOT_ACCEPTABLE"));
}

#[tokio::test]
async fn only_json_is_read() {
    let world = World::sqlite().await;
    let body = r#"{"query":"{ __typename }"}"#;
    for media in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "application/json; charset=utf-16",
    ] {
        let request = post(&world).header("content-type", media).body(body);
        assert_eq!(
            refusal(request).await,
            code(415, "UNSUPPORTED_MEDIA_TYPE"),
            "{media}"
        );
    }
    assert_eq!(
        refusal(post(&world).body(body)).await,
        code(415, "UNSUPPORTED_MEDIA_TYPE")
    );
    let request = post(&world)
        .header("content-type", "application/json; charset=UTF-8")
        .body(body);
    assert_eq!(request.send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn the_shape_of_a_request_is_checked() {
    let world = World::sqlite().await;
    let query = "{ __typename }";
    let deep = nest("[", "]", 100_000);
    for body in [
        "",
        "{",
        "null",
        "1",
        "\"{ __typename }\"",
        "\u{0}",
        "{\"query\":\"{ __typename }\u{0}\"}",
        deep.as_str(),
    ] {
        let request = post(&world)
            .header("content-type", "application/json")
            .body(body.to_owned());
        assert_eq!(
            refusal(request).await,
            code(400, "BAD_REQUEST"),
            "{body:.40}"
        );
    }
    for body in [
        json!({}),
        json!({ "qeury": query }),
        json!({ "query": 1 }),
        json!({ "query": null }),
        json!({ "query": query, "more": 1 }),
        json!({ "query": query, "operationName": 1 }),
        json!({ "query": query, "variables": "{}" }),
        json!({ "query": query, "variables": [] }),
        json!({ "query": query, "extensions": 0 }),
    ] {
        assert_eq!(
            refusal(post(&world).json(&body)).await,
            code(400, "BAD_REQUEST"),
            "{body}"
        );
    }
    let body =
        json!({ "query": query, "operationName": null, "variables": null, "extensions": null });
    assert_eq!(world.post(body).await.0, StatusCode::OK);
    let bytes = post(&world)
        .header("content-type", "application/json")
        .body(vec![b'"', 0xff, b'"']);
    assert_eq!(refusal(bytes).await, code(400, "BAD_REQUEST"));
    let hash = json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "0" } } });
    let request = post(&world).json(&hash);
    assert_eq!(
        refusal(request).await,
        code(400, "PERSISTED_QUERY_NOT_SUPPORTED")
    );
}

#[tokio::test]
async fn a_query_may_come_by_get() {
    let world = World::sqlite().await;
    let get = |pairs: &[(&str, &str)]| {
        let address = format!("{}/graphql", world.url());
        Client::new()
            .get(address)
            .query(pairs)
            .header("accept", GRAPHQL_RESPONSE)
    };
    let two = "query a { __typename } query b($n: Boolean!) { b: __typename x: __typename @skip(if: $n) }";
    let named = get(&[
        ("query", two),
        ("operationName", "b"),
        ("variables", r#"{"n":true}"#),
        ("extensions", "{}"),
    ]);
    let body: Value = named.send().await.unwrap().json().await.unwrap();
    assert_eq!(body, json!({ "data": { "b": "Query" } }));

    assert_eq!(refusal(get(&[])).await, code(400, "BAD_REQUEST"));
    let twice = get(&[("query", two), ("query", two)]);
    assert_eq!(refusal(twice).await, code(400, "BAD_REQUEST"));
    let text = get(&[("query", two), ("variables", "n")]);
    assert_eq!(refusal(text).await, code(400, "BAD_REQUEST"));

    let writing = get(&[("query", "mutation { __typename }")])
        .send()
        .await
        .unwrap();
    assert_eq!(writing.headers()["allow"], "GET, HEAD, POST");
    assert_eq!(told(writing).await, code(405, "METHOD_NOT_ALLOWED"));
    let put = Client::new().put(format!("{}/graphql", world.url()));
    assert_eq!(refusal(put).await, code(405, "METHOD_NOT_ALLOWED"));
}

#[tokio::test]
async fn health_tells_alive_from_ready() {
    let world = World::sqlite().await;
    let get = |path: &str| reqwest::get(format!("{}{path}", world.url()));
    let live = get("/health/live").await.unwrap();
    assert_eq!(
        (live.status(), live.text().await.unwrap()),
        (StatusCode::OK, r#"{"status":"live"}"#.into())
    );
    let ready = get("/health/ready").await.unwrap();
    assert_eq!(ready.status(), StatusCode::OK);
    let ready: Value = ready.json().await.unwrap();
    assert_eq!(
        (&ready["status"], ready["dataVersion"].is_u64()),
        (&json!("ready"), true)
    );
    assert_eq!(ready["writes"], "STORED");
}

#[tokio::test]
async fn an_unknown_address_is_told_in_json() {
    let world = World::sqlite().await;
    let nothing = Client::new().get(format!("{}/nothing", world.url()));
    assert_eq!(refusal(nothing).await, code(404, "NOT_FOUND"));
    let wrong = Client::new().post(format!("{}/health/live", world.url()));
    assert_eq!(refusal(wrong).await, code(405, "METHOD_NOT_ALLOWED"));
}

#[cfg(feature = "ui")]
#[tokio::test]
async fn the_front_leads_to_the_workbench() {
    let world = World::sqlite().await;
    let client = Client::new();
    let front = client.get(world.url()).send().await.unwrap();
    assert_eq!(front.status(), StatusCode::OK);
    let front = front.text().await.unwrap();
    assert!(front.contains("href=\"/graphiql\""), "{front}");
    let workbench = client
        .get(format!("{}/graphiql", world.url()))
        .send()
        .await
        .unwrap();
    assert_eq!(workbench.status(), StatusCode::OK);
}
