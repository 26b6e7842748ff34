//! Who is who, and what each may: an oracle of its own, told in a table.

use std::cmp::Ordering;

use apollo_compiler::{
    Schema,
    ast::Type,
    schema::{ExtendedType, FieldDefinition},
};
use serde_json::{Value, json};

use crate::{caller::Caller, database::Bearer, every};

/// What a caller may, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Anonymous,
    Reader,
    Contributor,
    Steward,
    Admin,
}

impl Role {
    pub(crate) const BEARERS: [(Self, &'static str); 4] = [
        (Self::Reader, "reader"),
        (Self::Contributor, "contributor"),
        (Self::Steward, "steward"),
        (Self::Admin, "admin"),
    ];
}

/// Somebody who tries everything.
pub(crate) struct Who {
    pub(crate) role: Role,
    /// Whether its rights extend to all countries and networks, or to Kenya and CSN.
    pub(crate) is_wide: bool,
    pub(crate) bearer: Option<Bearer>,
    pub(crate) caller: Caller,
}

impl Who {
    /// What the log calls it.
    pub(crate) fn principal(&self) -> String {
        let bearer = self.bearer.as_ref();
        bearer.map_or("anonymous".into(), |it| format!("token:{}", it.id))
    }

    /// Whether it may write an event of this country.
    pub(crate) fn writes_in(&self, country: &str) -> bool {
        self.role >= Role::Contributor && (self.is_wide || country == "KEN")
    }

    pub(crate) fn name(&self) -> String {
        let reach = if self.is_wide {
            "everywhere"
        } else {
            "at home"
        };
        format!("{:?} {reach}", self.role)
    }
}

/// What must come of a mutation that is about Senegal.
#[derive(Debug, PartialEq)]
pub(crate) enum Due {
    /// This code, and nothing is written.
    Code(&'static str),
    /// Nothing is written, whatever is said.
    Nothing,
    /// Nothing of Senegal is written.
    NothingThere,
    /// Neither of the codes that are about rights.
    Allowed,
    /// Whatever; what belongs nowhere in particular is for stewards everywhere alone.
    Anything,
}

/// What must come of this mutation where this caller tries it.
pub(crate) fn due(who: &Who, mutation: &str) -> Due {
    let is_webhook = mutation.ends_with("Webhook");
    let is_review = matches!(mutation, "mergeOrganisations" | "eraseHistory");
    let is_token = mutation.ends_with("Token");
    match (who.role.cmp(&Role::Contributor), who.role) {
        (_, Role::Anonymous) => Due::Code("UNAUTHENTICATED"),
        (Ordering::Less, _) => Due::Code("FORBIDDEN"),
        (_, Role::Contributor | Role::Steward) if is_token => Due::Code("FORBIDDEN"),
        // It would reach further than whoever gives it out.
        _ if mutation == "createToken" && !who.is_wide => Due::Code("FORBIDDEN"),
        (Ordering::Equal, _) if is_webhook || is_review => Due::Code("FORBIDDEN"),
        (Ordering::Equal, _) if who.is_wide => Due::Anything,
        (Ordering::Equal, _) => Due::Nothing,
        _ if is_webhook || is_token || who.is_wide => Due::Allowed,
        _ => Due::NothingThere,
    }
}

/// A request for every field of the root of queries, each with what it must be given
/// and no more: a list with its count and the ids of its first page.
pub(crate) fn every_query(sdl: &str) -> Vec<(String, Value)> {
    let types = Schema::parse_and_validate(sdl, "schema.graphql").unwrap();
    let root = types.get_object("Query").unwrap().clone();
    let requests = root.fields.iter().map(|(name, field)| {
        let mut variables = serde_json::Map::new();
        let (mut declared, mut given) = (vec![], vec![]);
        for argument in field.arguments.iter().filter(|it| it.is_required()) {
            declared.push(format!("${}: {}", argument.name, argument.ty));
            given.push(format!("{0}: ${0}", argument.name));
            let value = every::value(&types, &argument.ty, "KEN");
            variables.insert(argument.name.to_string(), value);
        }
        let declared = bracketed(&declared);
        let given = bracketed(&given);
        let fields = selection(&types, &field.ty, 2);
        let query = format!("query{declared} {{ {name}{given} {fields} }}");
        (
            name.to_string(),
            json!({ "query": query, "variables": variables }),
        )
    });
    requests.collect()
}

fn bracketed(parts: &[String]) -> String {
    if parts.is_empty() {
        return String::new();
    }
    format!("({})", parts.join(", "))
}

/// The plain fields of a type, and those of what a page of it holds.
fn selection(types: &Schema, ty: &Type, depth: usize) -> String {
    let Some(ExtendedType::Object(object)) = types.types.get(ty.inner_named_type().as_str()) else {
        return match types.types.get(ty.inner_named_type().as_str()) {
            Some(ExtendedType::Interface(_) | ExtendedType::Union(_)) => "{ __typename }".into(),
            _ => String::new(),
        };
    };
    let is_plain = |field: &FieldDefinition| {
        let kind = types.types.get(field.ty.inner_named_type().as_str());
        field.arguments.iter().all(|it| !it.is_required())
            && kind.is_some_and(|it| it.is_scalar() || it.is_enum())
    };
    let plain = object.fields.iter().filter(|(_, field)| is_plain(field));
    let mut fields: Vec<String> = plain.map(|(name, _)| name.to_string()).collect();
    if let Some(nodes) = object.fields.get("nodes").filter(|_| depth > 0) {
        fields.push(format!("nodes {}", selection(types, &nodes.ty, depth - 1)));
    }
    format!("{{ __typename {} }}", fields.join(" "))
}
