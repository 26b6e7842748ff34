//! Ids in filters that lead to no record: they are refused, not answered with none.

use serde_json::{Value, json};

use crate::world::World;

/// Queries, and what the refusal of each says.
const MISSPELT: [(&str, &str); 12] = [
    (
        r#"{ list: chapters(filter: { region: "region:m49-west-africa" }) { totalCount } }"#,
        "there is no record `region:m49-west-africa`",
    ),
    (
        r#"{ list: chapters(filter: { networks: ["network:csn", "network:civil-society"] }) { totalCount } }"#,
        "there is no record `network:civil-society`: there are `network:academia`",
    ),
    (
        r#"{ list: chapters(filter: { networks: ["network:media2"] }) { totalCount } }"#,
        "did you mean `network:media`?",
    ),
    (
        r#"{ list: communities(filter: { about: ["topic:nonsense"] }) { totalCount } }"#,
        "there is no record `topic:nonsense`",
    ),
    (
        r#"{ list: chapters(filter: { lacking: ["indicator:nope"] }) { totalCount } }"#,
        "there is no record `indicator:nope`",
    ),
    (
        r#"{ list: countries(filter: { not: { or: [{ notSeated: ["network:cns"] }] } }) { totalCount } }"#,
        "`network:csn`",
    ),
    (
        r#"{ list: countries(filter: { chapter: { network: "csm", presence: [YES] } }) { totalCount } }"#,
        "did you mean `network:csn`?",
    ),
    (
        r#"{ list: seats(filter: { holders: ["organisation:nobody-at-all-of-this-name"] }) { totalCount } }"#,
        "there is no record `organisation:nobody-at-all-of-this-name`",
    ),
    (
        r#"{ list: seats(filter: { holders: ["nobody"] }) { totalCount } }"#,
        "`nobody` is not the id of a record",
    ),
    (
        r#"{ list: commitmentSummary(groupBy: COUNTRY, filter: { networks: ["network:cns"] }) { totalCount } }"#,
        "`network:csn`",
    ),
    (
        r#"{ list: indicatorValues(filter: { surveys: ["topic:csn"] }) { totalCount } }"#,
        "there is no record `survey:topic:csn`",
    ),
    (
        r#"{ list: topics(filter: { broader: ["topic:nonsense"] }) { totalCount } }"#,
        "there is no record `topic:nonsense`",
    ),
];

async fn is_refused(world: World) {
    for (query, said) in MISSPELT {
        let (_, _, answer) = world.post(json!({ "query": query })).await;
        let error = &answer["errors"][0];
        assert_eq!(
            error["extensions"]["code"], "NOT_FOUND",
            "{query}: {answer:#}"
        );
        assert_eq!(error["path"], json!(["list"]), "{query}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(said), "{query}: {message}");
    }
    // Only the field that names it is refused.
    let query = r#"{ country(code: "KE") { chapters(filter: { networks: ["network:cns"] }) { totalCount } name } }"#;
    let (_, _, answer) = world.post(json!({ "query": query })).await;
    assert_eq!(answer["errors"][0]["path"], json!(["country", "chapters"]));
    assert_eq!(answer["errors"].as_array().unwrap().len(), 1);

    let told = world
        .export("chapters", &[("filter", r#"{"networks":["network:cns"]}"#)])
        .await;
    assert!(
        told.contains("NOT_FOUND") && told.contains("`network:csn`"),
        "{told}"
    );

    // Known ones are looked up once, all of a kind together, and then remembered.
    let asked = |one: &str, other: &str| {
        json!({ "query": format!(
            r#"{{ one: chapters(filter: {{ networks: ["{one}"] }}) {{ totalCount }} other: chapters(filter: {{ networks: ["{other}"] }}) {{ totalCount }} }}"#
        ) })
    };
    let (answer, first) = world.counted(asked("network:unn", "sbn")).await;
    assert_eq!(answer.get("errors"), None::<&Value>, "{answer:#}");
    let (_, again) = world.counted(asked("network:sbn", "network:unn")).await;
    assert_eq!(first, again + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_misspelt_id_is_refused_on_sqlite() {
    is_refused(World::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_misspelt_id_is_refused_on_postgres() {
    is_refused(World::postgres().await).await;
}

/// What may have been meant is looked up with the other questions of a level: a server with
/// one reader answers, however many rows ask.
#[tokio::test]
async fn many_rows_with_a_misspelt_id_hold_nobody_up() {
    let mut config = sun_graph::config::Config::default();
    config.database.readers = 1;
    let world = World::sqlite_with(config).await;
    let query = "{ commitments(first: 20) { nodes { source { title } country { name }
        about(first: 1, filter: { broader: [\"topic:nope\"] }) { totalCount } } } }";
    let (_, _, answer) = world.post(serde_json::json!({ "query": query })).await;
    let errors = answer["errors"].as_array().unwrap();
    let codes = errors.iter().map(|error| &error["extensions"]["code"]);
    assert!(
        codes.into_iter().all(|code| code == "NOT_FOUND"),
        "{answer:#}"
    );
}
