//! Documents and variables mean what the specification says.

use poem::http::Method;
use serde_json::json;

use super::{ask, code};

#[tokio::test]
async fn a_field_runs_once_however_often_it_is_written() {
    let twice = "mutation { bump bump ...f ... on Levers @include(if: true) { bump } } fragment f on Levers { bump }";
    assert_eq!(ask(twice).data().await, json!({ "bump": 1 }));
    assert_eq!(
        ask("{ row { id } row { text } }").data().await,
        json!({ "row": { "id": 0, "text": "0123456789" } })
    );
    assert_eq!(
        ask("mutation { a: bump b: bump }").data().await,
        json!({ "a": 1, "b": 2 })
    );
}

#[tokio::test]
async fn skip_and_include_hold_everywhere() {
    let query = "query($no: Boolean! = false, $yes: Boolean!) {
        __typename @include(if: $no) kept: __typename @include(if: $yes)
        row @skip(if: $no) { id @skip(if: $yes) }
        ... @include(if: $no) { boom } ...f @skip(if: $yes)
    } fragment f on Toys { panic }";
    let data = ask(query).with(json!({ "yes": true })).data().await;
    assert_eq!(data, json!({ "kept": "Toys", "row": {} }));
    assert_eq!(
        ask("{ __typename @nonsense }").refusal().await,
        code("GRAPHQL_VALIDATION_FAILED")
    );
    assert_eq!(
        ask("{ __typename { x } }").refusal().await,
        code("GRAPHQL_VALIDATION_FAILED")
    );
    assert_eq!(
        ask("{ row @skip(if: true) { id } }").data().await,
        json!({})
    );
}

#[tokio::test]
async fn text_means_what_the_specification_says() {
    for (written, meant) in [
        (r#""\uD83D\uDE00""#, "😀"),
        (r#""\u00e9""#, "é"),
        (r#""e\u0301""#, "é"),
        (r#""a\tb\"""#, "a\tb\""),
        ("\"\"\"\n  a\n  b\n\"\"\"", "a\nb"),
    ] {
        let data = ask(&format!("{{ echo(text: {written}) }}")).data().await;
        assert_eq!(data["echo"], meant, "{written}");
    }
    let data =
        ask("query($text: String) { echo(text: $text) }").with(json!({ "text": "e\u{301}" }));
    assert_eq!(data.data().await["echo"], "é");
}

#[tokio::test]
async fn variables_are_brought_to_their_types() {
    let query = "query($filter: Filter = { names: \"a\" }) { echo(filter: $filter) }";
    for (variables, echo) in [
        (json!({}), "Some([\"a\"]) 3 false"),
        (json!({ "filter": null }), "nothing"),
        (
            json!({ "filter": { "names": "b", "most": 4.0 } }),
            "Some([\"b\"]) 4 false",
        ),
        (json!({ "filter": { "and": {} } }), "None 3 true"),
    ] {
        assert_eq!(ask(query).with(variables).data().await["echo"], echo);
    }
    for (variables, path) in [
        (json!({ "filter": 1 }), json!(["filter"])),
        (json!({ "filter": { "nmaes": [] } }), json!(["filter"])),
        (
            json!({ "filter": { "names": ["a", null] } }),
            json!(["filter", "names", 1]),
        ),
        (
            json!({ "filter": { "and": { "most": 2_147_483_648_i64 } } }),
            json!(["filter", "and", "most"]),
        ),
        (
            json!({ "filter": { "names": ["a\u{0}"] } }),
            json!(["filter", "names", 0]),
        ),
        (
            json!({ "filter": { "names": ["a".repeat(20_001)] } }),
            json!(["filter", "names", 0]),
        ),
        (
            json!({ "filter": { "names": vec!["a"; 251] } }),
            json!(["filter", "names"]),
        ),
    ] {
        let (status, body) = ask(query).with(variables).answer().await;
        let extensions = &body["errors"][0]["extensions"];
        assert_eq!(
            (status, &extensions["code"]),
            (400, &json!("BAD_USER_INPUT")),
            "{body}"
        );
        assert_eq!(extensions["path"], path);
    }
    let required = ask("query($text: String!) { echo(text: $text) }");
    assert_eq!(required.refusal().await, code("BAD_USER_INPUT"));
    let mut deep = json!({});
    for _ in 0..64 {
        deep = json!({ "and": deep });
    }
    let deep = ask(query).with(json!({ "filter": deep }));
    assert_eq!(deep.refusal().await, code("BAD_USER_INPUT"));
}

#[tokio::test]
async fn a_mutation_does_not_come_by_get() {
    let mut by_get = ask("mutation { bump }");
    by_get.method = Method::GET;
    assert_eq!(by_get.refusal().await, (405, "METHOD_NOT_ALLOWED".into()));
}

#[tokio::test]
async fn an_operation_is_chosen_by_name() {
    let two = "query a { one } query b { two: one }";
    assert_eq!(ask(two).named("b").data().await, json!({ "two": 1 }));
    assert_eq!(
        ask(two).refusal().await,
        code("OPERATION_RESOLUTION_FAILURE")
    );
    assert_eq!(
        ask(two).named("c").refusal().await,
        code("OPERATION_RESOLUTION_FAILURE")
    );
}
