//! The schema as a contract: everything in it is described.

use apollo_compiler::{
    Schema,
    schema::{ExtendedType, InputValueDefinition},
};

#[test]
fn everything_in_the_schema_is_described() {
    let schema = Schema::parse_and_validate(schema::sdl(), "schema.graphql").unwrap();
    let mut bare = vec![];
    let mut check = |place: String, description: Option<&str>| {
        if !description.is_some_and(|text| text.trim_end().ends_with('.') && text.len() > 8) {
            bare.push(place);
        }
    };
    let own = schema.types.iter().filter(|(_, kind)| !kind.is_built_in());
    for (name, kind) in own {
        check(name.to_string(), kind.description().map(|text| &**text));
        let mut field =
            |field: &str,
             description: Option<&str>,
             arguments: &[apollo_compiler::Node<InputValueDefinition>]| {
                check(format!("{name}.{field}"), description);
                for argument in arguments {
                    let place = format!("{name}.{field}({})", argument.name);
                    check(place, argument.description.as_deref());
                }
            };
        match kind {
            ExtendedType::Object(object) => {
                for (_, it) in &object.fields {
                    field(&it.name, it.description.as_deref(), &it.arguments);
                }
            }
            ExtendedType::Interface(interface) => {
                for (_, it) in &interface.fields {
                    field(&it.name, it.description.as_deref(), &it.arguments);
                }
            }
            ExtendedType::InputObject(input) => {
                for (_, it) in &input.fields {
                    field(&it.name, it.description.as_deref(), &[]);
                }
            }
            ExtendedType::Enum(words) => {
                for (_, it) in &words.values {
                    field(&it.value, it.description.as_deref(), &[]);
                }
            }
            ExtendedType::Scalar(_) | ExtendedType::Union(_) => {}
        }
    }
    assert!(bare.is_empty(), "not described: {bare:#?}");
}
