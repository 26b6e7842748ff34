//! What a mutation takes, made from the description of the sheet.
//!
//! An input has a field for each column, of the type that the column's kind
//! calls for, so that a record is told in the same words by mutation and by
//! sheet, and a new column is writable by both the day it is described.

use std::borrow::Cow;

use async_graphql::{
    Context, InputType, InputValueResult, Name, ServerResult, Value,
    registry::{MetaInputValue, MetaType, Registry},
};

use crate::{
    camel::camel,
    error::Error,
    filter::plain,
    object::{declare, input_value},
    scalar::PartialDate,
};
use record::{
    country::country,
    sheet::{Column, Kind, Sheet, sheet},
};
use store::action::Draft;

/// A mutation of one kind of record.
#[derive(Clone, Copy)]
pub(super) enum Writing {
    /// A record is made.
    Creation,
    /// A record is changed.
    Alteration,
}

/// The argument of a mutation, as it came.
struct Input(Value);

impl InputType for Input {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        "Input".into()
    }

    fn create_type_info(_registry: &mut Registry) -> String {
        Self::qualified_type_name()
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        Ok(Self(value.unwrap_or_default()))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl Writing {
    /// The name of the input, by that of the record's type.
    fn name(self, record: &str) -> String {
        match self {
            Self::Creation => format!("Create{record}Input"),
            Self::Alteration => format!("Change{record}Input"),
        }
    }

    /// The argument of the mutation, whose type it registers.
    pub(super) fn argument(
        self,
        registry: &mut Registry,
        record: &str,
        sheet: &'static Sheet,
    ) -> Vec<MetaInputValue> {
        let (description, about) = match self {
            Self::Creation => (
                "A record to create. A field left out is unknown.",
                "The record to create.",
            ),
            Self::Alteration => (
                "The changes to a record. A field left out stays as it is; `null` makes it unknown.",
                "The record, and the changes.",
            ),
        };
        let name = self.name(record);
        let ty = declare(registry, &name, |registry| {
            PartialDate::create_type_info(registry);
            let fields = self.fields(sheet).into_iter();
            MetaType::InputObject {
                name: name.clone(),
                description: Some(description.to_owned()),
                input_fields: fields.map(|field| (field.name.clone(), field)).collect(),
                visible: None,
                inaccessible: false,
                tags: vec![],
                rust_typename: None,
                oneof: false,
                directive_invocations: vec![],
            }
        });
        vec![input_value("input", &ty, about)]
    }

    fn fields(self, sheet: &'static Sheet) -> Vec<MetaInputValue> {
        let mut fields = match self {
            Self::Creation => vec![input_value(
                "id",
                "ID",
                "The id of the new record; made from the other fields if left out. Give one if other records have the same name.",
            )],
            Self::Alteration => vec![
                input_value("id", "ID!", "The record, by global id."),
                input_value(
                    "expectedVersion",
                    "Int",
                    "The version that you have read; if it has changed since, nothing is written and the error CONFLICT gives the present version.",
                ),
            ],
        };
        let columns = sheet.all_columns().filter(|column| column.name != "id");
        fields.extend(columns.map(|column| match self {
            Self::Creation => written(column, column.is_needed()),
            Self::Alteration => written(column, false),
        }));
        fields
    }
}

/// What is to be written, as the argument says.
pub(super) fn asked(ctx: &Context<'_>, sheet: &'static Sheet) -> ServerResult<Draft> {
    let (position, Input(value)) = ctx.param_value("input", None)?;
    draft(sheet, value).map_err(|reason| {
        let error = async_graphql::Error::from(Error::BadInput(reason));
        ctx.set_error_path(error.into_server_error(position))
    })
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

fn draft(sheet: &'static Sheet, value: Value) -> Result<Draft, String> {
    let Value::Object(fields) = value else {
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
        Kind::Ref("countries") | Kind::Refs("countries") => {
            let text = plain("country", &text);
            country(text).map_or_else(|| text.to_owned(), str::to_owned)
        }
        Kind::Ref(name) | Kind::Refs(name) => {
            plain(sheet(name).map_or("", |sheet| sheet.record), &text).to_owned()
        }
        _ => text,
    })
}
