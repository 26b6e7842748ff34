//! A request for every mutation of a schema, made from its text.

use apollo_compiler::{
    Schema,
    ast::Type,
    schema::{ExtendedType, InputObjectType},
};
use serde_json::{Value, json};

/// A value that fits a type, as small as may be.
pub(crate) fn value(types: &Schema, ty: &Type, country: &str) -> Value {
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
pub(crate) fn every_mutation(sdl: &str, country: &str) -> Vec<(String, Value)> {
    let types = Schema::parse_and_validate(sdl, "schema.graphql").unwrap();
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
