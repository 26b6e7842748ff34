//! Nobody writes without a right to: every mutation of the schema is tried.

use apollo_compiler::{
    Schema,
    ast::Type,
    schema::{ExtendedType, InputObjectType},
};
use serde_json::{Value, json};
use sun_graph::schema;

use super::{code, event, on_both, payload};
use crate::world::World;

/// A value that fits a type, as small as may be.
fn value(types: &Schema, ty: &Type, country: &str) -> Value {
    if ty.is_list() {
        return json!([]);
    }
    match types.types.get(ty.inner_named_type().as_str()) {
        Some(ExtendedType::Enum(words)) => words.values.keys().next().unwrap().as_str().into(),
        Some(ExtendedType::InputObject(input)) => object(types, input, country),
        _ => match ty.inner_named_type().as_str() {
            "Int" => 1.into(),
            "Float" => 1.5.into(),
            "Boolean" => true.into(),
            "PartialDate" | "Date" => "2026-01-31".into(),
            "DateTime" => "2027-01-31T00:00:00Z".into(),
            "CountryCode" => country.into(),
            _ => "https://example.org/synthetic".into(),
        },
    }
}

fn object(types: &Schema, input: &InputObjectType, country: &str) -> Value {
    let fields = input.fields.iter().filter(|(name, field)| {
        field.is_required() || matches!(name.as_str(), "country" | "countries")
    });
    let fields = fields.map(|(name, field)| {
        let value = match (name.as_str(), field.ty.inner_named_type().as_str()) {
            ("country", _) => country.into(),
            ("countries", "ID") => json!([country]),
            ("id", _) => "country:SEN".into(),
            ("from" | "into", _) => format!("organisation:{name}").into(),
            _ => value(types, &field.ty, country),
        };
        (name.to_string(), value)
    });
    Value::Object(fields.collect())
}

/// A request for every mutation of the schema, about this country.
fn every_mutation(country: &str) -> Vec<(String, Value)> {
    let types = Schema::parse_and_validate(schema::sdl(), "schema.graphql").unwrap();
    let root = types.get_object("Mutation").unwrap().clone();
    let requests = root.fields.iter().map(|(name, field)| {
        let mut variables = serde_json::Map::new();
        let (mut declared, mut given) = (vec![], vec![]);
        for argument in &field.arguments {
            declared.push(format!("${}: {}", argument.name, argument.ty));
            given.push(format!("{0}: ${0}", argument.name));
            variables.insert(
                argument.name.to_string(),
                value(&types, &argument.ty, country),
            );
        }
        let payload = types.get_object(field.ty.inner_named_type()).unwrap();
        let asked = ["outcome", "errors { code }"];
        let asked = asked.into_iter().filter(|it| {
            let field = it.split(' ').next().unwrap();
            payload.fields.contains_key(field)
        });
        let asked: Vec<&str> = asked.chain(["__typename"]).collect();
        let asked = asked.join(" ");
        let query = format!(
            "mutation({}) {{ {name}({}) {{ {asked} }} }}",
            declared.join(", "),
            given.join(", ")
        );
        (
            name.to_string(),
            json!({ "query": query, "variables": variables }),
        )
    });
    requests.collect()
}

async fn every_mutation_refuses_who_may_not(world: World) {
    let contributor = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let reader = world.token("READER", None, None).await;
    let mutations = every_mutation("SEN");
    assert!(mutations.len() > 70, "{}", mutations.len());
    let before = world.db.data_version().await.unwrap();
    for (name, request) in mutations {
        if name == "importSheet" {
            continue;
        }
        assert_eq!(
            code(&world, "", request.clone()).await,
            "UNAUTHENTICATED",
            "{name}"
        );
        assert_eq!(
            code(&world, &reader, request.clone()).await,
            "FORBIDDEN",
            "{name}"
        );
        let answer = world.post_as(&contributor, request).await;
        // Saying what is so already takes no right.
        let is_refused = answer["data"][&name]["outcome"] == "UNCHANGED"
            || answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
            || answer["data"][&name]["outcome"] == "REFUSED"
            || answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT";
        assert!(is_refused, "{name}: {answer:#}");
    }
    assert_eq!(world.db.data_version().await.unwrap(), before);
}

async fn a_contributor_writes_at_home_and_nowhere_else(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let made = payload(&world, &token, event("At home, synthetic", "KEN")).await;
    assert_eq!(made["outcome"], "CREATED");
    let away = event("Away, synthetic", "SEN");
    assert_eq!(code(&world, &token, away).await, "FORBIDDEN");
    // Neither may what is at home be moved away, nor what is away be moved home.
    let id = made["recordId"].as_str().unwrap();
    let out = json!({ "query": format!(r#"mutation {{ changeEvent(input: {{ id: "{id}", country: "SEN" }}) {{ outcome }} }}"#) });
    assert_eq!(code(&world, &token, out).await, "FORBIDDEN");
    let steward = world.token("STEWARD", None, None).await;
    let there = payload(&world, &steward, event("There, synthetic", "SEN")).await;
    let id = there["recordId"].as_str().unwrap();
    let home = json!({ "query": format!(r#"mutation {{ changeEvent(input: {{ id: "{id}", country: "KEN" }}) {{ outcome }} }}"#) });
    assert_eq!(code(&world, &token, home).await, "FORBIDDEN");
    // Whether it is there or not, what is out of reach is refused alike.
    for id in [id, "event:none"] {
        let remove = json!({ "query": format!(r#"mutation {{ removeRecord(input: {{ id: "{id}" }}) {{ outcome }} }}"#) });
        assert_eq!(code(&world, &token, remove).await, "FORBIDDEN");
    }
}

on_both! {
    every_mutation_refuses_who_may_not
    a_contributor_writes_at_home_and_nowhere_else
}
