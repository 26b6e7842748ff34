//! Every way out: lists, single records, the log, the live feed, files, the graph and
//! webhooks.

use std::collections::BTreeMap;

use apollo_compiler::{Node, Schema, ast::FieldDefinition, schema::ExtendedType};
use record::sheet::sheets;
use reqwest::Client;
use serde_json::json;

use super::{Scene, Who};
use crate::{
    webhook::Receiver,
    wire::events::Stream,
    world::World,
    write::{event, on_both, payload},
};

/// How many records of a list are asked for.
const PAGE: usize = 20;

fn is_free(field: &FieldDefinition) -> bool {
    !field.arguments.iter().any(|it| it.is_required())
}

/// All plain fields of a type, and those of the objects in it down to a depth.
fn fields(types: &Schema, name: &str, depth: usize) -> String {
    let Some(ExtendedType::Object(object)) = types.types.get(name) else {
        return "__typename".into();
    };
    let mut asked = vec!["__typename".to_owned()];
    for (field, definition) in object.fields.iter().filter(|(_, it)| is_free(it)) {
        let inner = definition.ty.inner_named_type().as_str();
        match types.types.get(inner) {
            Some(ExtendedType::Scalar(_) | ExtendedType::Enum(_)) => asked.push(field.to_string()),
            Some(ExtendedType::Object(_)) if depth > 0 && !inner.ends_with("Connection") => {
                asked.push(format!("{field} {{ {} }}", fields(types, inner, depth - 1)));
            }
            _ => {}
        }
    }
    asked.join(" ")
}

/// A query for every list at the root, by its name.
pub(in crate::restricted) fn root_lists() -> BTreeMap<String, String> {
    let types = Schema::parse_and_validate(schema::sdl(), "schema.graphql").unwrap();
    let root = types.get_object("Query").unwrap();
    // Of `matches` one of two arguments must be given.
    let is_list = |field: &Node<FieldDefinition>| {
        let name = field.ty.inner_named_type().as_str();
        name.ends_with("Connection") && is_free(field) && field.name != "matches"
    };
    let lists = root.fields.iter().filter(|(_, field)| is_list(field));
    lists
        .map(|(name, field)| {
            let connection = types.get_object(field.ty.inner_named_type()).unwrap();
            let node = connection.fields["nodes"].ty.inner_named_type().as_str();
            let fields = fields(&types, node, 1);
            // The newest and their number, where there is a way to ask for them.
            let newest = field.argument_by_name("last").map_or("first", |_| "last");
            let count = connection
                .fields
                .get("totalCount")
                .map_or("", |_| "totalCount");
            let query =
                format!("{{ {name}({newest}: {PAGE}) {{ {count} nodes {{ {fields} }} }} }}");
            (name.to_string(), query)
        })
        .collect()
}

/// Queries for the contact itself, by a name.
fn questions(contact: &str, before: i64) -> Vec<(&'static str, String)> {
    let log =
        "totalCount nodes { recordId countries difference { field before after } record { id } }";
    let node = format!(
        "... on Contact {{ person email phone note source {{ title }} history(first: 5) {{ {log} }} }}"
    );
    let party = "contacts(first: 5) { totalCount nodes { id person } }";
    vec![
        ("node", format!(r#"{{ node(id: "{contact}") {{ id {node} }} }}"#)),
        ("nodes", format!(r#"{{ nodes(ids: ["{contact}"]) {{ id {node} }} }}"#)),
        ("party", format!(r#"{{ node(id: "chapter:csn-ken") {{ ... on Chapter {{ {party} }} }} }}"#)),
        ("contacts", "{ contacts(filter: { roles: [COORDINATOR] }, order: PARTY) { edges { node { id email } } pageInfo { startCursor } } }".into()),
        ("changes", format!(r#"{{ changes(record: "{contact}") {{ {log} }} }}"#)),
        ("kinds", format!(r#"{{ changes(kinds: ["contact"], last: 5) {{ {log} }} }}"#)),
        ("places", format!(r#"{{ changes(countries: ["KE"], after: "{before}") {{ {log} }} }}"#)),
    ]
}

/// What nobody is told by, whoever asks: names are not searched, and nothing is tied by a contact.
const NOTHING_BY: [&str; 3] = [
    r#"{ search(text: "Marker Person") { totalCount nodes { __typename } } }"#,
    r#"{ search(text: "Mark7f3a") { totalCount nodes { __typename } } }"#,
    r#"{ country(code: "KE") { collaborationGraph { actors(first: 100) { nodes { id name } } ties(first: 100) { nodes { weight } } } } }"#,
];

/// The live feed from before the contact came to a change that everybody is told.
pub(in crate::restricted) async fn followed(scene: &Scene, who: &Who, last: i64) -> String {
    let query = format!(
        r#"subscription {{ changes(after: "{}") {{ sequence recordId difference {{ field after }} record {{ id }} }} }}"#,
        scene.before
    );
    let mut request = Client::new().post(format!("{}/graphql", scene.world.url()));
    if !who.token.is_empty() {
        request = request.bearer_auth(&who.token);
    }
    let request = request.header("accept", "text/event-stream");
    let mut stream = Stream::open(request.json(&json!({ "query": query }))).await;
    let mut text = String::new();
    loop {
        let (_, _, data) = stream.event().await;
        text += &data.to_string();
        if data["data"]["changes"]["sequence"] == last {
            return text;
        }
    }
}

pub(in crate::restricted) async fn file(scene: &Scene, who: &Who, path: &str) -> String {
    let mut request = Client::new().get(format!("{}{path}", scene.world.url()));
    if !who.token.is_empty() {
        request = request.bearer_auth(&who.token);
    }
    let response = request.send().await.unwrap();
    let status = response.status();
    let text = response.text().await.unwrap();
    assert!(status.is_success(), "{path}: {status} {text}");
    text
}

async fn no_way_out_tells_who_may_not_know(world: World) {
    let scene = Scene::new(world).await;
    let steward = scene.world.token("STEWARD", None, None).await;
    let last = payload(&scene.world, &steward, event("Synthetic for all", "KEN")).await;
    let last = last["sequence"].as_i64().unwrap();
    let lists = root_lists();
    assert!(lists.len() > 30 && lists.contains_key("contacts"));
    for who in &scene.callers {
        let is_told = |way: &str, text: &str, is_meant: bool| {
            assert_eq!(
                scene.is_told_in(text),
                is_meant,
                "{way} by {}: {text}",
                who.name
            );
        };
        for (name, query) in &lists {
            let answer = scene.ask(&who.token, query).await;
            let code = answer["errors"][0]["extensions"]["code"].as_str();
            let is_closed = matches!(code, Some("UNAUTHENTICATED" | "FORBIDDEN"));
            assert!(code.is_none() || is_closed, "{name}: {answer:#}");
            let is_meant = who.is_in_reach && matches!(name.as_str(), "contacts" | "changes");
            is_told(name, &answer.to_string(), is_meant);
        }
        for (name, query) in questions(&scene.contact, scene.before) {
            let answer = scene.ask(&who.token, &query).await;
            assert!(answer.get("errors").is_none(), "{name}: {answer:#}");
            is_told(name, &answer.to_string(), who.is_in_reach);
            if !who.is_in_reach && matches!(name, "party" | "changes" | "kinds") {
                assert!(
                    answer.to_string().contains(r#""totalCount":0"#),
                    "{answer:#}"
                );
            }
        }
        for query in NOTHING_BY {
            let answer = scene.ask(&who.token, query).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            is_told(query, &answer.to_string(), false);
        }
        is_told(
            "follow",
            &followed(&scene, who, last).await,
            who.is_in_reach,
        );
        for sheet in sheets() {
            for format in ["csv", "ndjson"] {
                let path = format!("/export/{}?format={format}", sheet.name);
                let text = file(&scene, who, &path).await;
                is_told(&path, &text, who.is_in_reach && sheet.name == "contacts");
            }
        }
        let path = r#"/export/contacts?filter={"roles":["COORDINATOR"]}"#;
        is_told(path, &file(&scene, who, path).await, who.is_in_reach);
        for path in [
            "/sheets",
            "/template/contacts",
            "/export/graph?country=KEN&format=graphml",
        ] {
            is_told(path, &file(&scene, who, path).await, false);
        }
    }
}

/// The bodies of what a webhook is told since the scene was set.
pub(in crate::restricted) async fn told_by_webhook(scene: &Scene) -> Vec<String> {
    let admin = scene.world.token("ADMIN", None, None).await;
    let receiver = Receiver::start().await;
    let register = format!(
        r#"mutation {{ registerWebhook(input: {{ url: "{}", after: {} }}) {{ webhook {{ id }} }} }}"#,
        receiver.url, scene.before
    );
    payload(&scene.world, &admin, json!({ "query": register })).await;
    let last = payload(&scene.world, &admin, event("Synthetic for all", "KEN")).await;
    let sent = receiver.once_told(last["sequence"].as_i64().unwrap()).await;
    sent.into_iter().map(|message| message.body).collect()
}

async fn webhooks_are_told_nothing_of_it(world: World) {
    let scene = Scene::new(world).await;
    for told in told_by_webhook(&scene).await {
        assert!(!scene.is_told_in(&told), "{told}");
        assert!(!told.contains(r#""contact""#), "{told}");
    }
}

/// What is kept under a key tells whoever comes again what it came to, by the rights
/// of that moment; it does not keep what the record held.
async fn an_answer_under_a_key_is_not_kept(world: World) {
    let scene = Scene::new(world).await;
    let writer = &scene.callers[5].token;
    let create = json!({ "query": r#"mutation { createContact(input: { party: "chapter:csn-ken", role: CHAIR, person: "Marker Person 7f3a", sourceTitle: "A synthetic source of a test" }) { outcome recordId record { person } } }"# });
    let (_, first) = scene.world.post_keyed(writer, "key", create.clone()).await;
    let (_, second) = scene.world.post_keyed(writer, "key", create).await;
    assert_eq!(first, second);
    let record = &first["data"]["createContact"]["record"];
    assert_eq!(record["person"], "Marker Person 7f3a", "{first:#}");
    let text = super::erase::column(&scene.world, "idempotency", "answer").await;
    assert!(!scene.is_told_in(&text), "{text}");
}

pub(in crate::restricted) fn config() -> sun_graph::config::Config {
    sun_graph::config::Config {
        webhook_hosts: "127.0.0.1".into(),
        ..Default::default()
    }
}

on_both! {
    no_way_out_tells_who_may_not_know
    an_answer_under_a_key_is_not_kept
}

#[tokio::test]
async fn webhooks_are_told_nothing_of_it_on_sqlite() {
    webhooks_are_told_nothing_of_it(World::sqlite_with(config()).await).await;
}

#[tokio::test]
async fn webhooks_are_told_nothing_of_it_on_postgres() {
    webhooks_are_told_nothing_of_it(World::postgres_with(config()).await).await;
}
