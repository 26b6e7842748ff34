//! The templates of the pages. Whatever comes from the data is escaped where it is put in.

use std::sync::LazyLock;

use minijinja::{
    AutoEscape, Environment, Error, Output, State, UndefinedBehavior,
    value::{Serde, ValueKind},
};
use serde_json::Value;

use super::{files, visit::Visit, wording};
use crate::http::refusal::{Refusal, Result};
use schema::error::OUR_FAULT;
use store::code::Code;

/// What is left if no template can be filled.
const BARE: &str = "<!doctype html><title>sun-graph</title><p>{{ message }}</p>";

static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    pages.set_undefined_behavior(UndefinedBehavior::Chainable);
    pages.set_auto_escape_callback(|_| AutoEscape::Html);
    pages.set_formatter(put);
    wording::add(&mut pages);
    for (name, template) in files::all().filter(|(name, _)| is_template(name)) {
        if let Err(cause) = pages.add_template(name, template) {
            tracing::error!(%cause, name, "a template cannot be read");
        }
    }
    pages
});

/// Whether a file is a template: a page, or a picture of one.
pub(super) fn is_template(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    matches!(ending, Some("html" | "svg"))
}

/// Puts a value into a page, as text.
///
/// The library would write every slash of an address in six letters.
fn put(out: &mut Output, _: &mut State, value: &minijinja::Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => {}
        _ if value.is_safe() => write!(out, "{value}")?,
        ValueKind::String => out.write_str(&escaped(value.as_str().unwrap_or_default()))?,
        _ => out.write_str(&escaped(&value.to_string()))?,
    }
    Ok(())
}

/// Text that HTML leaves as it is, between tags and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A picture of these facts, in the language of the visit.
pub(super) fn draw(visit: &Visit<'_>, name: &str, facts: &Value) -> Option<String> {
    render(visit, name, facts).ok()
}

/// The page of these facts.
pub(super) fn render(visit: &Visit<'_>, name: &str, facts: &Value) -> Result<String> {
    let mut facts = facts.clone();
    if let (Value::Object(facts), Value::Object(frame)) = (&mut facts, visit.frame()) {
        facts.extend(frame);
    }
    let page = PAGES.get_template(name);
    let page = page.and_then(|page| page.render(Serde(&facts)));
    page.map(|page| tidied(&page)).map_err(|cause| {
        tracing::error!(%cause, name, "a page could not be made");
        Refusal::new(Code::Internal, OUR_FAULT)
    })
}

/// The page that says only this.
pub(super) fn bare(facts: &Value) -> String {
    PAGES.render_str(BARE, Serde(facts)).unwrap_or_default()
}

/// The page without empty lines and without spaces at the ends of lines.
fn tidied(page: &str) -> String {
    let mut tidied = String::with_capacity(page.len());
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty()) {
        tidied.push_str(line);
        tidied.push('\n');
    }
    tidied
}
