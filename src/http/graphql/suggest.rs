//! What somebody meant who wrote a name that the schema does not have.
//!
//! The validator tells faults as texts and has the names in backticks; which fault it is
//! can be read off the text alone. A fault that is not known here gets no suggestion.

use apollo_compiler::{Name, Schema, schema::ExtendedType};
use record::nearest::nearest;

/// The message of a fault, with the nearest name that there is.
pub(super) fn with_nearest(message: String, types: &Schema) -> String {
    match meant(&message, types) {
        Some(meant) => format!("{message}: did you mean `{meant}`?"),
        None => message,
    }
}

fn meant<'a>(message: &str, types: &'a Schema) -> Option<&'a str> {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match names[..] {
        [on, field] if message.contains("does not have a field") => {
            nearest(field, fields(types.types.get(on)?))
        }
        [argument, coordinate] if message.contains("is not supported by") => {
            let (on, field) = coordinate.split_once('.')?;
            let field = types.type_field(on, field).ok()?;
            let known = field
                .arguments
                .iter()
                .map(|argument| argument.name.as_str());
            nearest(argument, known)
        }
        [name, on] if message.contains("does not exist on") => {
            nearest(name, fields(types.types.get(on)?))
        }
        [name] if message.starts_with("cannot find type") => {
            nearest(name, types.types.keys().map(Name::as_str))
        }
        _ => None,
    }
}

/// The names of what a type has: fields, or the values of an enum.
fn fields(ty: &ExtendedType) -> Vec<&str> {
    match ty {
        ExtendedType::Object(ty) => ty.fields.keys().map(Name::as_str).collect(),
        ExtendedType::Interface(ty) => ty.fields.keys().map(Name::as_str).collect(),
        ExtendedType::InputObject(ty) => ty.fields.keys().map(Name::as_str).collect(),
        ExtendedType::Enum(ty) => ty.values.keys().map(Name::as_str).collect(),
        ExtendedType::Scalar(_) | ExtendedType::Union(_) => vec![],
    }
}
