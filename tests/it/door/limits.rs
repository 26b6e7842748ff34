//! Each limit, crossed over HTTP, with its code and its status.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{asked, code, nest, post, refusal};
use crate::world::World;

/// The query that GraphiQL sends to learn the schema.
const INTROSPECTION: &str = "
query IntrospectionQuery { __schema { description queryType { name } mutationType { name }
  subscriptionType { name } types { ...FullType } directives { name description isRepeatable
  locations args(includeDeprecated: true) { ...InputValue } } } }
fragment FullType on __Type { kind name description specifiedByURL
  fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue }
    type { ...TypeRef } isDeprecated deprecationReason }
  inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue
  isDeprecated deprecationReason }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
  ofType { kind name } } } } } } } } } }";

#[tokio::test]
async fn nul_and_other_control_characters_are_refused_wherever_they_are() {
    let world = World::sqlite().await;
    assert_eq!(
        asked(&world, "{ __typename \u{0} }").await,
        code(400, "GRAPHQL_PARSE_FAILED")
    );
    assert_eq!(
        asked(&world, r#"{ country(code: "\u0000") { name } }"#).await,
        code(400, "BAD_USER_INPUT")
    );
    let body = json!({
        "query": "query($code: String) { __typename @skip(if: false) __type(name: $code) { name } }",
        "variables": { "code": "K\u{0}N" },
    });
    let (status, _) = refusal(post(&world).json(&body)).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_body_is_counted_while_it_is_read() {
    let world = World::sqlite().await;
    let body = format!(
        r#"{{"query":"{{ __typename }}","x":"{}"}}"#,
        "x".repeat(10 << 20)
    );
    let request = post(&world)
        .header("content-type", "application/json")
        .body(body.clone());
    assert_eq!(refusal(request).await, code(413, "BODY_TOO_LARGE"));

    // The same without a length, in chunks.
    let address = world.url().replace("http://", "");
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(&address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
            transfer-encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        for chunk in body.as_bytes().chunks(64 << 10) {
            let sent = write!(stream, "{:x}\r\n", chunk.len())
                .and_then(|()| stream.write_all(chunk))
                .and_then(|()| stream.write_all(b"\r\n"));
            if sent.is_err() {
                break;
            }
        }
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    });
    assert_eq!(answer.await.unwrap(), "HTTP/1.1 413");
    assert_eq!(
        world.post(json!({ "query": "{ __typename }" })).await.0,
        StatusCode::OK
    );

    let small = World::with_limits(|limits| limits.body_bytes = 30).await;
    let query = json!({ "query": "{ __typename }" });
    assert_eq!(small.post(query).await.0, StatusCode::OK);
    let request = post(&small).json(&json!({ "query": "{ __typename            }" }));
    assert_eq!(refusal(request).await, code(413, "BODY_TOO_LARGE"));
}

#[tokio::test]
async fn a_query_has_a_largest_size() {
    let world = World::sqlite().await;
    let bytes = format!("{{ __typename }} #{}", "x".repeat(32 << 10));
    assert_eq!(asked(&world, &bytes).await, code(400, "QUERY_TOO_LARGE"));
    let tokens = format!("{{ __typename {} }}", ",a".repeat(5_001));
    assert_eq!(asked(&world, &tokens).await, code(400, "QUERY_TOO_LARGE"));
}

#[tokio::test]
async fn a_fragment_bomb_is_refused_at_once() {
    let world = World::sqlite().await;
    let mut bomb = String::from("{ ...f0 }");
    for it in 0..26 {
        let next = it + 1;
        write!(bomb, " fragment f{it} on Query {{ ...f{next} ...f{next} }}").unwrap();
    }
    bomb += " fragment f26 on Query { __typename }";
    let started = Instant::now();
    assert_eq!(asked(&world, &bomb).await, code(400, "QUERY_TOO_COMPLEX"));
    assert!(
        started.elapsed() < Duration::from_millis(500),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn fragments_aliases_root_fields_and_directives_are_counted() {
    let world = World::sqlite().await;
    let fragments = (0..101).fold(String::from("{ __typename }"), |text, it| {
        text + &format!(" fragment f{it} on Query {{ __typename }}")
    });
    let aliases = (0..1_000).fold(String::new(), |text, it| {
        text + &format!(" a{it}: __typename")
    });
    let directives = "@include(if: true) ".repeat(6);
    let fields = "... @skip(if: false) { __typename } ".repeat(20);
    let spread = "...f ".repeat(51);
    for query in [
        fragments,
        format!("{{ {aliases} }}"),
        format!("{{ {} }}", "__typename ".repeat(21)),
        format!(
            "{{ {} }} fragment f on Query {{ __typename __typename }}",
            "...f ".repeat(11)
        ),
        format!("{{ __typename {directives} }}"),
        format!("{{ __schema {{ {fields} {fields} {fields} }} }}"),
        format!(
            "{{ __schema {{ {spread} }} }} fragment f on __Schema {{ {} }}",
            "types { name } ".repeat(51)
        ),
    ] {
        assert_eq!(
            asked(&world, &query).await,
            code(400, "QUERY_TOO_COMPLEX"),
            "{query:.60}"
        );
    }
}

#[tokio::test]
async fn a_query_has_a_greatest_depth() {
    let world = World::sqlite().await;
    let deep = format!("{{ __schema {{ types {} }} }}", nest("{ ofType ", "}", 100));
    assert_eq!(asked(&world, &deep).await, code(400, "QUERY_TOO_DEEP"));
    assert_eq!(asked(&world, &nest("{a", "}", 3_000)).await.0, 400);
    assert_eq!(asked(&world, &nest("{a(a:[", "])}", 1_000)).await.0, 400);
    let shallow = World::with_limits(|limits| limits.depth = 2).await;
    let two = json!({ "query": "{ __schema { description } }" });
    assert_eq!(shallow.post(two).await.0, StatusCode::OK);
    let three = "{ __schema { queryType { name } } }";
    assert_eq!(asked(&shallow, three).await, code(400, "QUERY_TOO_DEEP"));
}

#[tokio::test]
async fn the_workbench_can_learn_the_schema() {
    let world = World::sqlite().await;
    let (status, _, body) = world.post(json!({ "query": INTROSPECTION })).await;
    assert_eq!((status, &body["errors"]), (StatusCode::OK, &Value::Null));
    assert!(body["data"]["__schema"]["types"].as_array().unwrap().len() > 10);
}

#[tokio::test]
async fn requests_come_one_at_a_time() {
    let world = World::sqlite().await;
    let one = json!({ "query": "{ __typename }" });
    for batch in [json!([]), json!([one]), json!([one, one])] {
        assert_eq!(
            refusal(post(&world).json(&batch)).await,
            code(400, "BATCH_TOO_LARGE")
        );
    }
}

#[tokio::test]
async fn a_page_has_a_largest_size() {
    let world = World::sqlite().await;
    let page = |first: i64| format!("{{ countries(first: {first}) {{ nodes {{ code }} }} }}");
    assert_eq!(
        world.post(json!({ "query": page(100) })).await.0,
        StatusCode::OK
    );
    assert_eq!(asked(&world, &page(101)).await, code(400, "PAGE_SIZE"));
    assert_eq!(
        asked(&world, &page(1_000_000)).await,
        code(400, "PAGE_SIZE")
    );
}

#[tokio::test]
async fn nodes_are_priced() {
    let world = World::with_limits(|limits| limits.nodes = 50).await;
    let page = |first: i64| json!({ "query": format!("{{ countries(first: {first}) {{ nodes {{ code }} }} }}") });
    assert_eq!(world.post(page(50)).await.0, StatusCode::OK);
    let response = post(&world).json(&page(51)).send().await.unwrap();
    assert_eq!(response.status(), 400);
    let body: Value = response.json().await.unwrap();
    let extensions = json!({ "code": "COST_EXCEEDED", "cost": 51, "limit": 50 });
    assert_eq!(body["errors"][0]["extensions"], extensions);
}

#[tokio::test]
async fn an_answer_has_a_largest_size() {
    let world = World::with_limits(|limits| limits.response_bytes = 2_000).await;
    let (status, _, body) = world.post(json!({ "query": INTROSPECTION })).await;
    assert_eq!((status, &body["data"]), (StatusCode::OK, &Value::Null));
    assert_eq!(
        body["errors"][0]["extensions"]["code"],
        "RESPONSE_TOO_LARGE"
    );
}

#[tokio::test]
async fn errors_are_few_and_short_and_echo_nothing() {
    let world = World::sqlite().await;
    let fields = (0..500).fold(String::new(), |text, it| {
        text + &format!(" {}{it}", "x".repeat(30))
    });
    let query = json!({ "query": format!("{{ __schema {{ {fields} }} }}") });
    let response = post(&world).json(&query).send().await.unwrap();
    let body = response.text().await.unwrap();
    assert!(body.len() < 8_000, "{}", body.len());
    let body: Value = serde_json::from_str(&body).unwrap();
    let errors = body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 20);
    assert!(
        errors
            .iter()
            .all(|it| it["message"].as_str().unwrap().chars().count() <= 200)
    );
    assert!(!body.to_string().contains("Did you mean"));

    let long = format!("{{ country(code: {}) {{ name }} }}", "y".repeat(10_000));
    let response = post(&world)
        .json(&json!({ "query": long }))
        .send()
        .await
        .unwrap();
    assert!(response.text().await.unwrap().len() < 1_000);
}

#[tokio::test]
async fn what_is_sent_has_a_largest_size() {
    let world = World::sqlite().await;
    let query = "query($value: String) { __type(name: \"Query\") { name @skip(if: false) } x: __type(name: $value) { name } }";
    let query = query.replace("$value: String", "$value: String!");
    for value in [
        json!("x".repeat(20_001)),
        json!("\u{7}"),
        json!(1),
        Value::Null,
    ] {
        let body = json!({ "query": query, "variables": { "value": value } });
        let response = post(&world).json(&body).send().await.unwrap();
        assert_eq!(response.status(), 400);
        let body: Value = response.json().await.unwrap();
        let extensions = &body["errors"][0]["extensions"];
        assert_eq!(
            extensions,
            &json!({ "code": "BAD_USER_INPUT", "path": ["value"] })
        );
    }
    let body = json!({ "query": query, "variables": { "value": "x".repeat(20_000) } });
    assert_eq!(world.post(body).await.0, StatusCode::OK);
}
