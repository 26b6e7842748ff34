//! What an answer looks like, whatever happened on the way.

use serde_json::{Value, json};

use super::{ask, each};
use crate::http::graphql::accept::Media;

#[tokio::test]
async fn an_error_takes_only_what_cannot_be_null() {
    let (status, body) = ask("{ one maybe row { id maybe } }").answer().await;
    assert_eq!(status, 200);
    assert_eq!(
        body["data"],
        json!({ "one": 1, "maybe": null, "row": { "id": 0, "maybe": 0 } })
    );
    assert_eq!(body["errors"][0]["path"], json!(["maybe"]));
    assert_eq!(
        body["errors"][0]["locations"],
        json!([{ "line": 1, "column": 7 }])
    );
    assert_eq!(
        body["errors"][0]["extensions"]["code"],
        "INTERNAL_SERVER_ERROR"
    );
    assert!(body["errors"][0]["extensions"]["requestId"].is_string());

    let (_, body) = ask("{ one boom }").answer().await;
    assert_eq!(
        (&body["data"], &body["errors"][0]["path"]),
        (&Value::Null, &json!(["boom"]))
    );
    assert!(body.as_object().unwrap().contains_key("data"));
}

#[tokio::test]
async fn an_error_in_a_list_has_its_whole_path() {
    let (_, body) = ask("{ row { rows(first: 3) { nodes { maybe } } } }")
        .answer()
        .await;
    assert_eq!(
        body["data"]["row"]["rows"]["nodes"],
        json!([{ "maybe": 0 }, { "maybe": null }, { "maybe": 2 }])
    );
    assert_eq!(
        body["errors"][0]["path"],
        json!(["row", "rows", "nodes", 1, "maybe"])
    );

    let (_, body) = ask("{ row { rows(first: 3) { nodes { row { boom } } } } }")
        .answer()
        .await;
    assert_eq!(body["data"], json!({ "row": null }));
    assert_eq!(
        body["errors"][0]["path"],
        json!(["row", "rows", "nodes", 1, "row", "boom"])
    );
}

#[tokio::test]
async fn every_error_is_coded_short_and_few() {
    let (_, body) = ask("{ uncoded bad }").answer().await;
    assert_eq!(
        body["errors"][0]["extensions"]["code"],
        "INTERNAL_SERVER_ERROR"
    );
    assert_eq!(body["errors"][1]["extensions"]["code"], "BAD_USER_INPUT");
    assert_eq!(
        body["errors"][1]["message"]
            .as_str()
            .unwrap()
            .chars()
            .count(),
        200
    );

    let (status, body) = ask("{ upper(number: 4) }").answer().await;
    assert_eq!(
        (status, &body["errors"][0]["extensions"]["code"]),
        (200, &json!("BAD_USER_INPUT"))
    );

    let unknown = each(100, |it| format!("unknown{it} "));
    let ask = ask(&format!("{{ row {{ {unknown} }} }}"));
    let (status, body) = ask.answer().await;
    assert_eq!(
        (status, body["errors"].as_array().unwrap().len()),
        (400, 20)
    );
}

#[tokio::test]
async fn a_panic_is_an_answer() {
    assert_eq!(
        ask("{ panic }").refusal().await,
        (500, "INTERNAL_SERVER_ERROR".into())
    );
}

#[tokio::test]
async fn what_is_slow_is_answered_in_time() {
    let asked = ask("{ slow }").within(|limits| limits.request_timeout_ms = 10);
    assert_eq!(asked.refusal().await, (504, "TIMEOUT".into()));
}

#[tokio::test]
async fn fields_come_in_the_order_they_are_written() {
    let (_, body) =
        ask("{ z: slow a: one ...f row { text id } } fragment f on Toys { b: one z: slow }")
            .answer()
            .await;
    let keys: Vec<_> = body["data"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["z", "a", "b", "row"]);
    let keys: Vec<_> = body["data"]["row"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(keys, ["text", "id"]);
}

#[tokio::test]
async fn legacy_clients_read_200_for_a_document_that_is_wrong() {
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ x }", "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let mut asked = ask(query);
        asked.media = Media::Json;
        assert_eq!(asked.refusal().await, (200, code.into()));
    }
}

#[tokio::test]
async fn a_database_without_room_is_told_from_one_that_fails() {
    let (status, body) = ask("{ busy }").answer().await;
    assert_eq!((status, &body["data"]), (503, &Value::Null));
    assert_eq!(body["errors"][0]["extensions"]["code"], "OVERLOADED");
}
