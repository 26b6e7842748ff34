//! Writing, as partners do it: who may, what comes of it, and that nothing is
//! lost, doubled or half done. Every behaviour holds on both databases.

mod every;
mod field;
mod idempotency;
mod merge;
mod new;
mod reach;
mod rights;
mod sheet;
mod shipped;
mod token;
mod upload;

use serde_json::{Value, json};

use crate::world::World;

/// Makes an event in a country, with a name of its own.
pub(crate) fn event(name: &str, country: &str) -> Value {
    json!({ "query": "mutation($input: CreateEventInput!) { createEvent(input: $input) { outcome sequence recordId record { name starts version } errors { code field value message } } }",
        "variables": { "input": {
            "name": name, "kind": "WEBINAR", "country": country, "starts": "2026-11-20", "themes": ["synthetic"],
            "sourceTitle": "A synthetic source of a test" } } })
}

/// The payload of the one field of a mutation that must not fail as a whole.
pub(crate) async fn payload(world: &World, token: &str, body: Value) -> Value {
    let answer = world.post_as(token, body).await;
    assert!(answer.get("errors").is_none(), "{answer:#}");
    let data = answer["data"].as_object().unwrap();
    data.values().next().unwrap().clone()
}

/// The code of the first error of a request.
pub(crate) async fn code(world: &World, token: &str, body: Value) -> String {
    let answer = world.post_as(token, body).await;
    let code = answer["errors"][0]["extensions"]["code"].as_str();
    code.unwrap_or_else(|| panic!("{answer:#}")).to_owned()
}

async fn a_record_is_made_changed_ended_and_removed(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let before = world.db.data_version().await.unwrap();
    let made = payload(&world, &token, event("A synthetic webinar", "KE")).await;
    assert_eq!(made["outcome"], "CREATED", "{made:#}");
    assert_eq!(made["record"]["name"], "A synthetic webinar");
    assert_eq!(world.db.data_version().await.unwrap(), before + 1);
    let id = made["recordId"].as_str().unwrap().to_owned();
    let version = made["record"]["version"].as_i64().unwrap();
    assert_eq!(made["sequence"], version);

    let change = |expected: i64, starts: &str| {
        json!({ "query": "mutation($input: ChangeEventInput!) { changeEvent(input: $input) { outcome record { starts place version } errors { code field value } } }",
            "variables": { "input": { "id": id, "expectedVersion": expected, "starts": starts, "place": null } } })
    };
    let changed = payload(&world, &token, change(version, "2026-11-21")).await;
    assert_eq!(changed["outcome"], "CHANGED");
    assert_eq!(changed["record"]["starts"], "2026-11-21");
    let stale = payload(&world, &token, change(version, "2026-11-22")).await;
    assert_eq!(stale["outcome"], "REFUSED");
    assert_eq!(stale["errors"][0]["code"], "CONFLICT");
    assert_eq!(
        stale["errors"][0]["value"],
        changed["record"]["version"].to_string()
    );
    let same = payload(
        &world,
        &token,
        change(changed["record"]["version"].as_i64().unwrap(), "2026-11-21"),
    )
    .await;
    assert_eq!(same["outcome"], "UNCHANGED");

    let came = |party: &str| {
        json!({ "query": "mutation($input: CreateParticipationInput!) { createParticipation(input: $input) { outcome recordId errors { code field message } } }",
        "variables": { "input": { "event": id, "party": party, "role": "HOST", "sourceTitle": "A synthetic source of a test" } } })
    };
    let before = world.db.data_version().await.unwrap();
    let nobody = payload(&world, &token, came("chapter:csn-nobody")).await;
    assert_eq!(nobody["outcome"], "REFUSED", "{nobody:#}");
    assert_eq!(nobody["errors"][0]["field"], "party", "{nobody:#}");
    assert_eq!(nobody["errors"][0]["code"], "UNKNOWN_RECORD", "{nobody:#}");
    assert_eq!(world.db.data_version().await.unwrap(), before);
    let came = payload(&world, &token, came("chapter:csn-ken")).await;
    assert_eq!(came["outcome"], "CREATED", "{came:#}");
    let remove = |id: &str| json!({ "query": "mutation($id: ID!) { removeRecord(input: { id: $id }) { outcome errors { code message } } }", "variables": { "id": id } });
    let held = payload(&world, &token, remove(&id)).await;
    assert_eq!(held["errors"][0]["code"], "IN_USE", "{held:#}");
    let gone = payload(&world, &token, remove(came["recordId"].as_str().unwrap())).await;
    assert_eq!(gone["outcome"], "REMOVED");
    let gone = payload(&world, &token, remove(&id)).await;
    assert_eq!(gone["outcome"], "REMOVED");
    let history = format!(
        r#"{{ node(id: "{id}") {{ id }} changes(record: "{id}", first: 10) {{ nodes {{ verb actor }} }} }}"#
    );
    let history = world.data(&history).await;
    assert_eq!(history["node"], Value::Null);
    let verbs = history["changes"]["nodes"].as_array().unwrap();
    let verbs: Vec<&str> = verbs
        .iter()
        .map(|it| it["verb"].as_str().unwrap())
        .collect();
    assert_eq!(verbs, ["CREATE", "CHANGE", "REMOVE"]);
}

async fn what_is_wrong_is_told_field_by_field(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let sent = json!({ "query": "mutation($input: CreateSeatInput!) { createSeat(input: $input) { outcome errors { code field value message } } }",
        "variables": { "input": { "platform": "nowhere", "party": "chapter:none", "role": "CHAIR", "since": "2021-05", "until": "2020", "sourceTitle": "A synthetic source of a test" } } });
    let answer = payload(&world, &token, sent).await;
    assert_eq!(answer["outcome"], "REFUSED");
    let faults = answer["errors"].as_array().unwrap();
    assert!(
        faults
            .iter()
            .any(|it| it["field"] == "until" && it["code"] == "INVALID"),
        "{faults:#?}"
    );
    let unknown = json!({ "query": "mutation { changeEvent(input: { id: \"event:none\", place: \"x\" }) { outcome errors { code field } } }" });
    let answer = payload(&world, &token, unknown).await;
    assert_eq!(answer["errors"][0]["code"], "NOT_FOUND");
    let twin = json!({ "query": "mutation { createOrganisation(input: { name: \"CS-SUNN\", kind: CIVIL_SOCIETY_ALLIANCE, country: \"NG\", sourceTitle: \"A synthetic source of a test\" }) { outcome errors { code message } } }" });
    let answer = payload(&world, &token, twin).await;
    assert_eq!(answer["errors"][0]["code"], "AMBIGUOUS", "{answer:#}");
}

async fn nothing_is_lost_between_sixteen_who_edit_one_record(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let made = payload(
        &world,
        &token,
        event("A contested synthetic webinar", "KEN"),
    )
    .await;
    let id = made["recordId"].as_str().unwrap();
    let edits = 8;
    let editors = (0..16).map(|editor| {
        let (world, token) = (&world, &token);
        async move {
            let mut applied = 0;
            while applied < edits {
                let read = world
                    .data(&format!(r#"{{ event(id: "{id}") {{ headCount version }} }}"#))
                    .await;
                let count = read["event"]["headCount"].as_i64().unwrap_or_default();
                let version = &read["event"]["version"];
                let write = format!(
                    r#"mutation {{ changeEvent(input: {{ id: "{id}", expectedVersion: {version}, headCount: {} }}) {{ outcome errors {{ code }} }} }}"#,
                    count + 1
                );
                let answer = world.post_as(token, json!({ "query": write })).await;
                match answer["data"]["changeEvent"]["outcome"].as_str() {
                    Some("CHANGED") => applied += 1,
                    Some("REFUSED") => {
                        let fault = &answer["data"]["changeEvent"]["errors"][0]["code"];
                        assert_eq!(fault, "CONFLICT", "editor {editor}: {answer:#}");
                    }
                    _ => assert_eq!(answer["errors"][0]["extensions"]["code"], "OVERLOADED", "{answer:#}"),
                }
            }
        }
    });
    futures_util::future::join_all(editors).await;
    let read = world
        .data(&format!(
            r#"{{ event(id: "{id}") {{ headCount history(first: 100) {{ totalCount }} }} }}"#
        ))
        .await;
    assert_eq!(read["event"]["headCount"], 16 * edits);
}

/// Settings by which nobody waits for points: how many a bearer has left depends on how
/// fast the machine is.
pub(crate) fn unmetered() -> sun_graph::config::Config {
    let mut config = sun_graph::config::Config::default();
    config.limits.bearer_points = 0;
    config
}

macro_rules! on_both {
    ($($name:ident)+) => {
        mod sqlite { $(#[tokio::test] async fn $name() { super::$name(crate::world::World::sqlite_with($crate::write::unmetered()).await).await; })+ }
        mod postgres { $(#[tokio::test] async fn $name() { super::$name(crate::world::World::postgres_with($crate::write::unmetered()).await).await; })+ }
    };
}
pub(crate) use on_both;

on_both! {
    a_record_is_made_changed_ended_and_removed
    what_is_wrong_is_told_field_by_field
    nothing_is_lost_between_sixteen_who_edit_one_record
}
