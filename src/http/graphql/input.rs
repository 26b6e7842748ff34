//! The limits of every value a client sends, in its document or beside it.

use apollo_compiler::{Node, ast, parser::SourceMap};
use async_graphql::Value as Const;
use serde_json::{Number, Value};
use unicode_normalization::UnicodeNormalization;

use super::prepare::position;
use crate::http::refusal::{Refusal, Result};
use schema::limits::Limits;
use store::code::Code;

/// Why a value is refused.
pub(super) type Fault = String;

/// Refuses a literal that is too large, or an object that names a field twice.
pub(super) fn check_literal(
    value: &Node<ast::Value>,
    sources: &SourceMap,
    limits: &Limits,
) -> Result<()> {
    literal(value, limits, 0)
        .map_err(|(code, fault, node)| Refusal::at(code, fault, position(node.location(), sources)))
}

type LiteralFault<'a> = (Code, Fault, &'a Node<ast::Value>);

fn literal<'a>(
    value: &'a Node<ast::Value>,
    limits: &Limits,
    depth: usize,
) -> std::result::Result<(), LiteralFault<'a>> {
    let bad = |fault| (Code::BadUserInput, fault, value);
    match value.as_ref() {
        ast::Value::String(text) => check_text(text, limits).map_err(bad),
        ast::Value::List(items) => {
            check_list(items.len(), depth, limits).map_err(bad)?;
            items
                .iter()
                .try_for_each(|item| literal(item, limits, depth + 1))
        }
        ast::Value::Object(fields) => {
            check_depth(depth, limits).map_err(bad)?;
            for (index, (name, _)) in fields.iter().enumerate() {
                if fields
                    .iter()
                    .take(index)
                    .any(|(earlier, _)| earlier == name)
                {
                    let fault = "an input object names a field twice".into();
                    return Err((Code::ValidationFailed, fault, value));
                }
            }
            fields
                .iter()
                .try_for_each(|(_, field)| literal(field, limits, depth + 1))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_text(text: &str, limits: &Limits) -> std::result::Result<(), Fault> {
    let most = limits.input_characters;
    if text.len() > most && text.chars().nth(most).is_some() {
        return Err(format!("a string may have at most {most} characters"));
    }
    if text
        .chars()
        .any(|it| it.is_control() && !matches!(it, '\t' | '\n' | '\r'))
    {
        return Err("a string may not hold control characters".into());
    }
    Ok(())
}

pub(super) fn check_list(
    items: usize,
    depth: usize,
    limits: &Limits,
) -> std::result::Result<(), Fault> {
    check_depth(depth, limits)?;
    let most = limits.input_items;
    (items <= most)
        .then_some(())
        .ok_or_else(|| format!("a list may have at most {most} items"))
}

pub(super) fn check_depth(depth: usize, limits: &Limits) -> std::result::Result<(), Fault> {
    let most = limits.input_depth;
    (depth < most)
        .then_some(())
        .ok_or_else(|| format!("a value may nest at most {most} deep"))
}

/// A number as JSON holds it; one beyond 64 bits becomes the nearest float.
pub(super) fn number(text: &str) -> Number {
    match text {
        "-0" => Number::from(0),
        text => text.parse().unwrap_or_else(|_| Number::from(0)),
    }
}

/// A variable's value as the executor takes it.
pub(super) fn constant(value: &Value) -> Const {
    match value {
        Value::Null => Const::Null,
        Value::Bool(truth) => Const::Boolean(*truth),
        Value::Number(number) => Const::Number(number.clone()),
        Value::String(text) => Const::String(normal(text)),
        Value::Array(items) => Const::List(items.iter().map(constant).collect()),
        Value::Object(fields) => Const::Object(
            fields
                .iter()
                .map(|(name, field)| (async_graphql::Name::new(name), constant(field)))
                .collect(),
        ),
    }
}

/// The same text in the one spelling (NFC) the database holds: `é` is one character.
pub(super) fn normal(text: &str) -> String {
    text.nfc().collect()
}
