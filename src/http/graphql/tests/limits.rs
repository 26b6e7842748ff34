//! Each limit, crossed.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{ask, code, each};

#[tokio::test]
async fn literals_keep_to_the_same_limits() {
    let long = format!("{{ echo(text: \"{}\") }}", "a".repeat(20_001));
    assert_eq!(ask(&long).refusal().await, code("BAD_USER_INPUT"));
    let many = format!("{{ echo(filter: {{ names: [{}] }}) }}", "\"\" ".repeat(251));
    assert_eq!(ask(&many).refusal().await, code("BAD_USER_INPUT"));
    assert_eq!(
        ask(r#"{ echo(text: "\u0000") }"#).refusal().await,
        code("BAD_USER_INPUT")
    );
    let twice = "{ echo(filter: { most: 1, most: 2 }) }";
    assert_eq!(
        ask(twice).refusal().await,
        code("GRAPHQL_VALIDATION_FAILED")
    );
}

#[tokio::test]
async fn nodes_are_priced_before_they_are_fetched() {
    let nested = "{ rows(first: 100) { nodes { rows(first: 100) { nodes { id } } } } }";
    let (status, body) = ask(nested).answer().await;
    assert_eq!(
        (status, &body["errors"][0]["extensions"]["code"]),
        (400, &json!("COST_EXCEEDED"))
    );
    assert_eq!(body["errors"][0]["extensions"]["cost"], 10_100);
    assert_eq!(body["errors"][0]["extensions"]["limit"], 10_000);
    let counted = "{ rows(first: 100) { nodes { rows(first: 100) { totalCount } } } }";
    ask(counted).data().await;
    let deep = format!(
        "{{ rows(first: 100) {{ nodes {} }} }}",
        (0..6).fold("{ id }".into(), |inner, _| format!(
            "{{ rows(first: 100) {{ nodes {inner} }} }}"
        ))
    );
    assert_eq!(ask(&deep).refusal().await, code("COST_EXCEEDED"));
    let page =
        ask("query($n: Int) { rows(first: $n) { totalCount } }").with(json!({ "n": 1_000_000 }));
    assert_eq!(page.refusal().await, code("PAGE_SIZE"));
}

#[tokio::test]
async fn an_answer_stops_growing_at_its_limit() {
    let asked = ask("{ rows(first: 100) { nodes { id text } } }");
    let (status, body) = asked
        .within(|limits| limits.response_bytes = 1_000)
        .answer()
        .await;
    assert_eq!((status, &body["data"]), (200, &Value::Null));
    assert_eq!(
        body["errors"][0]["extensions"]["code"],
        "RESPONSE_TOO_LARGE"
    );
    assert_eq!(body["errors"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_fragment_bomb_does_not_go_off() {
    let bomb = |count: u32| {
        let fragments = (0..count)
            .map(|it| format!("fragment f{it} on Toys {{ ...f{n} ...f{n} }} ", n = it + 1));
        format!(
            "{{ ...f0 }} {} fragment f{count} on Toys {{ one }}",
            fragments.collect::<String>()
        )
    };
    let started = Instant::now();
    assert_eq!(ask(&bomb(26)).refusal().await, code("QUERY_TOO_COMPLEX"));
    let unused = bomb(26).replace("{ ...f0 } ", "{ one } ");
    assert_eq!(ask(&unused).refusal().await, code("QUERY_TOO_COMPLEX"));
    assert!(
        started.elapsed() < Duration::from_millis(500),
        "{:?}",
        started.elapsed()
    );
    let circle = "{ ...a } fragment a on Toys { ...b } fragment b on Toys { ...a }";
    assert_eq!(
        ask(circle).refusal().await,
        code("GRAPHQL_VALIDATION_FAILED")
    );
}

#[tokio::test]
async fn what_nests_too_deep_is_refused_whatever_it_is() {
    let nest = |open: &str, close: &str, count: usize| {
        format!("{}{}", open.repeat(count), close.repeat(count))
    };
    let deep = format!("{{ row {{ id {} }} }}", nest("row { id ", "}", 100));
    assert_eq!(ask(&deep).refusal().await, code("QUERY_TOO_DEEP"));
    let fragments = format!("{{ {} }}", nest("... { one ", "}", 100));
    assert_eq!(ask(&fragments).refusal().await, code("QUERY_TOO_DEEP"));
    let braces = nest("{a", "}", 10_000);
    assert_eq!(ask(&braces).refusal().await.0, 400);
    let lists = format!("{{ echo(text: {}) }}", nest("[", "]", 10_000));
    assert_eq!(ask(&lists).refusal().await.0, 400);
    let chain = each(99, |it| {
        format!("fragment f{it} on Row {{ row {{ id ...f{} }} }} ", it + 1)
    });
    let chain = format!("{{ row {{ ...f0 }} }} {chain} fragment f99 on Row {{ id }}");
    assert_eq!(ask(&chain).refusal().await, code("QUERY_TOO_DEEP"));
    let circular = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }";
    assert_eq!(ask(circular).refusal().await, code("QUERY_TOO_DEEP"));
}
