//! What a mutation takes, made from the description of the sheet.
//!
//! An input has a field for each column, of the type that the column's kind
//! calls for, so that a record is told in the same words by mutation and by
//! sheet, and a new column is writable by both the day it is described.

use std::{borrow::Cow, marker::PhantomData};

use async_graphql::{
    InputType, InputValueError, InputValueResult, Name, Value,
    indexmap::IndexMap,
    registry::{MetaInputValue, MetaType, MetaTypeId, Registry},
};
use isocountry::CountryCode;

use super::Written;
use crate::{
    action::Draft,
    schema::{camel::camel, filter::plain, list::input_value, scalar::PartialDate},
    sheet::{Column, Kind, Sheet, sheet},
};

/// A record to be made.
pub(crate) struct Creation<R>(pub(super) Draft, PhantomData<fn() -> R>);

/// A record to be changed, and what of it.
pub(crate) struct Alteration<R>(pub(super) Draft, PhantomData<fn() -> R>);

impl<R: Written> InputType for Creation<R> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        format!("Create{}Input", R::type_name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let description = "A record to be made. What is left out is not known.";
        let id = input_value(
            "id",
            "ID",
            "The id it is to have; made from what is given if left out. An id of its own tells it from others of its name.",
        );
        let rest = R::sheet()
            .all_columns()
            .filter(|column| column.name != "id");
        let rest = rest.map(|column| written(column, is_needed(column)));
        register::<Self>(registry, description, [id].into_iter().chain(rest))
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let draft = draft(R::sheet(), value).map_err(refused)?;
        Ok(Self(draft, PhantomData))
    }

    fn to_value(&self) -> Value {
        Value::Null
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<R: Written> InputType for Alteration<R> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        format!("Change{}Input", R::type_name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let description =
            "What to change of a record. What is left out stays; `null` makes it unknown.";
        let head = [
            input_value("id", "ID!", "The record, by global id."),
            input_value(
                "expectedVersion",
                "Int",
                "The version that you have read; if it has changed since, nothing is written and CONFLICT tells the present one.",
            ),
        ];
        let rest = R::sheet()
            .all_columns()
            .filter(|column| column.name != "id");
        let rest = rest.map(|column| written(column, false));
        register::<Self>(registry, description, head.into_iter().chain(rest))
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let draft = draft(R::sheet(), value).map_err(refused)?;
        Ok(Self(draft, PhantomData))
    }

    fn to_value(&self) -> Value {
        Value::Null
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

fn register<T: InputType>(
    registry: &mut Registry,
    description: &str,
    fields: impl Iterator<Item = MetaInputValue>,
) -> String {
    let mut fields: IndexMap<String, MetaInputValue> =
        fields.map(|field| (field.name.clone(), field)).collect();
    registry.create_input_type::<T, _>(MetaTypeId::InputObject, |registry| {
        PartialDate::create_type_info(registry);
        MetaType::InputObject {
            name: T::type_name().into_owned(),
            description: Some(description.to_owned()),
            input_fields: std::mem::take(&mut fields),
            visible: None,
            inaccessible: false,
            tags: vec![],
            rust_typename: Some(std::any::type_name::<T>()),
            oneof: false,
            directive_invocations: vec![],
        }
    })
}

/// Whether a new record cannot do without it.
fn is_needed(column: &Column) -> bool {
    column.is_needed() && column.unsaid().is_empty()
}

fn written(column: &Column, is_needed: bool) -> MetaInputValue {
    let name = match column.kind {
        Kind::Text | Kind::Email => "String",
        Kind::Date | Kind::Interval => "PartialDate",
        Kind::Integer => "Int",
        Kind::Number => "Float",
        Kind::Flag => "Boolean",
        Kind::Id | Kind::Ref(_) | Kind::Global => "ID",
        Kind::Word(words) => words.name,
        Kind::Words(words) => &format!("[{}!]", words.name),
        Kind::Texts => "[String!]",
        Kind::Refs(_) => "[ID!]",
    };
    let needed = if is_needed { "!" } else { "" };
    input_value(&camel(column.name), &format!("{name}{needed}"), column.doc)
}

fn draft(sheet: &'static Sheet, value: Option<Value>) -> Result<Draft, String> {
    let Some(Value::Object(fields)) = value else {
        return Err("an object is expected".into());
    };
    let given = |name: &str| fields.get(&Name::new(name));
    let mut cells = vec![];
    for column in sheet.all_columns() {
        cells.push(match given(&camel(column.name)) {
            None => None,
            Some(value) => Some(
                cell(column, value)
                    .map_err(|reason| format!("{}: {reason}", camel(column.name)))?,
            ),
        });
    }
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    let number = |value: &Value| match value {
        Value::Number(number) => number.as_i64(),
        _ => None,
    };
    let id = given("id").and_then(text);
    Ok(Draft {
        line: 1,
        id: id.map(|id| plain(sheet.record, &id).to_owned()),
        expected: given("expectedVersion").and_then(number),
        cells,
        ..Draft::default()
    })
}

/// The text that a value is in a sheet.
fn cell(column: &Column, value: &Value) -> Result<String, &'static str> {
    match (value, column.kind) {
        (Value::Null, _) => Ok(String::new()),
        (Value::List(values), kind) if kind.is_list() => {
            let texts: Vec<String> = values
                .iter()
                .map(|value| one(column, value))
                .collect::<Result<_, _>>()?;
            if texts.iter().any(|text| text.contains(';')) {
                return Err("a text of a list may not hold a semicolon");
            }
            Ok(texts.join(";"))
        }
        (value, _) => one(column, value),
    }
}

fn one(column: &Column, value: &Value) -> Result<String, &'static str> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Enum(word) => word.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        _ => return Err("a plain value is expected"),
    };
    Ok(match column.kind {
        Kind::Ref("countries") | Kind::Refs("countries") => alpha3(plain("country", &text)),
        Kind::Ref(name) | Kind::Refs(name) => {
            plain(sheet(name).map_or("", |sheet| sheet.record), &text).to_owned()
        }
        _ => text,
    })
}

/// A country's alpha-3 code, also where alpha-2 is given.
fn alpha3(code: &str) -> String {
    match CountryCode::for_alpha2_caseless(code) {
        Ok(country) => country.alpha3().to_owned(),
        Err(_) => code.to_ascii_uppercase(),
    }
}

fn refused<T: InputType>(message: String) -> InputValueError<T> {
    InputValueError::custom(message).with_extension("code", "BAD_USER_INPUT")
}
