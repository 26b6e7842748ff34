//! Variables, brought to the types their operation declares.
//!
//! The compiler has a coercion of its own, but it repeats the value that does not
//! fit and does not say where in it the fault is.

use apollo_compiler::{
    Node, Schema,
    ast::{self, Type},
    executable::Operation,
    schema::{ExtendedType, InputObjectType},
    validation::Valid,
};
use serde_json::{Map, Value};

use super::input::{Fault, check_depth, check_list, check_text, number};
use crate::http::refusal::{Refusal, Result};
use schema::limits::Limits;
use store::code::Code;

/// The variables of an operation, brought to their types.
///
/// A variable that was not given and has no default is left out, which is not
/// the same as `null`.
pub(super) fn coerce(
    operation: &Operation,
    mut given: Map<String, Value>,
    types: &Valid<Schema>,
    limits: &Limits,
) -> Result<Map<String, Value>> {
    let mut variables = Map::new();
    for variable in &operation.variables {
        let name = variable.name.as_str();
        let mut coercion = Coercion {
            types,
            limits,
            path: vec![name.into()],
        };
        let value = match (given.remove(name), &variable.default_value) {
            (Some(value), _) => coercion.value(&variable.ty, value),
            (None, Some(default)) => Ok(from_literal(default)),
            (None, None) if variable.ty.is_non_null() => Err("a value is required".into()),
            (None, None) => continue,
        };
        let value = value.map_err(|fault| coercion.refuse(&fault))?;
        variables.insert(name.to_owned(), value);
    }
    Ok(variables)
}

struct Coercion<'a> {
    types: &'a Valid<Schema>,
    limits: &'a Limits,
    /// Where the value in hand is, the variable's name first.
    path: Vec<Value>,
}

impl Coercion<'_> {
    fn refuse(self, fault: &str) -> Refusal {
        let name = self
            .path
            .first()
            .and_then(Value::as_str)
            .unwrap_or_default();
        let message = format!("variable `${name}`: {fault}");
        Refusal::new(Code::BadUserInput, message).with("path", self.path)
    }

    fn value(&mut self, ty: &Type, value: Value) -> std::result::Result<Value, Fault> {
        match (ty, value) {
            (_, Value::Null) if ty.is_non_null() => Err("null is not allowed here".into()),
            (_, Value::Null) => Ok(Value::Null),
            (Type::List(inner) | Type::NonNullList(inner), Value::Array(items)) => {
                check_list(items.len(), self.path.len() - 1, self.limits)?;
                let items = items.into_iter().enumerate();
                items
                    .map(|(index, item)| self.within(index, inner, item))
                    .collect()
            }
            (Type::List(inner) | Type::NonNullList(inner), single) => {
                Ok(Value::Array(vec![self.value(inner, single)?]))
            }
            (Type::Named(name) | Type::NonNullNamed(name), value) => {
                match self.types.types.get(name) {
                    Some(ExtendedType::InputObject(object)) => self.object(object, value),
                    Some(ExtendedType::Enum(choices)) => match value {
                        Value::String(choice) if choices.values.contains_key(choice.as_str()) => {
                            Ok(Value::String(choice))
                        }
                        _ => Err(format!("this is not a {name}")),
                    },
                    _ => {
                        self.anything(&value)?;
                        scalar(name, value)
                    }
                }
            }
        }
    }

    /// The value one step further down. The path stays where a fault was met.
    fn within(
        &mut self,
        step: impl Into<Value>,
        ty: &Type,
        value: Value,
    ) -> std::result::Result<Value, Fault> {
        self.path.push(step.into());
        let value = self.value(ty, value)?;
        self.path.pop();
        Ok(value)
    }

    fn object(&mut self, ty: &InputObjectType, value: Value) -> std::result::Result<Value, Fault> {
        check_depth(self.path.len() - 1, self.limits)?;
        let Value::Object(mut given) = value else {
            return Err(format!("this is not a {}", ty.name));
        };
        if given
            .keys()
            .any(|key| !ty.fields.contains_key(key.as_str()))
        {
            return Err(format!("{} has no such field", ty.name));
        }
        let mut fields = Map::new();
        for (name, field) in &ty.fields {
            let value = match (given.remove(name.as_str()), &field.default_value) {
                (Some(value), _) => self.within(name.as_str(), &field.ty, value)?,
                (None, Some(default)) => from_literal(default),
                (None, None) if field.ty.is_non_null() => {
                    return Err(format!("{}.{name} is required", ty.name));
                }
                (None, None) => continue,
            };
            fields.insert(name.to_string(), value);
        }
        Ok(Value::Object(fields))
    }

    /// The limits alone, for what a scalar of our own may hold.
    fn anything(&mut self, value: &Value) -> std::result::Result<(), Fault> {
        match value {
            Value::String(text) => check_text(text, self.limits),
            Value::Array(items) => {
                check_list(items.len(), self.path.len() - 1, self.limits)?;
                for (index, item) in items.iter().enumerate() {
                    self.path.push(index.into());
                    self.anything(item)?;
                    self.path.pop();
                }
                Ok(())
            }
            Value::Object(fields) => {
                check_depth(self.path.len() - 1, self.limits)?;
                for (key, field) in fields {
                    self.path.push(key.as_str().into());
                    check_text(key, self.limits)?;
                    self.anything(field)?;
                    self.path.pop();
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// The input coercion of the specification's five scalars; others coerce their own.
fn scalar(name: &ast::NamedType, value: Value) -> std::result::Result<Value, Fault> {
    let fits = match name.as_str() {
        "Int" => return integer(&value).ok_or_else(|| "this is not an Int".into()),
        "Float" => value.as_f64().is_some_and(f64::is_finite),
        "String" => value.is_string(),
        "Boolean" => value.is_boolean(),
        "ID" => value.is_string() || value.is_i64() || value.is_u64(),
        _ => true,
    };
    fits.then_some(value)
        .ok_or_else(|| format!("this is not a {name}"))
}

/// A whole number of 32 bits; `3.0` is one, as JSON has no integers.
fn integer(value: &Value) -> Option<Value> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
    let fits = (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is whole and within 32 bits"
    )]
    fits.then(|| Value::from(number as i32))
}

/// A constant of the schema or the document as JSON.
fn from_literal(literal: &Node<ast::Value>) -> Value {
    match literal.as_ref() {
        ast::Value::Null | ast::Value::Variable(_) => Value::Null,
        ast::Value::Enum(name) => Value::from(name.as_str()),
        ast::Value::String(text) => Value::from(text.as_str()),
        ast::Value::Boolean(truth) => Value::from(*truth),
        ast::Value::Int(int) => Value::Number(number(int.as_str())),
        ast::Value::Float(float) => Value::Number(number(float.as_str())),
        ast::Value::List(items) => items.iter().map(from_literal).collect(),
        ast::Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.to_string(), from_literal(field)))
            .collect(),
    }
}
