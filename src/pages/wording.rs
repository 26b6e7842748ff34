//! What templates call to put texts, dates, numbers, sources and links into a page.

use std::collections::BTreeSet;

use fluent_bundle::FluentArgs;
use minijinja::{
    Environment, Error, ErrorKind, State, Value,
    value::{Kwargs, ValueKind},
};

use super::text;
use schema::language::Language;

/// Teaches the templates their words.
pub(super) fn add(pages: &mut Environment<'static>) {
    pages.add_function("t", say);
    pages.add_filter("word", word);
    pages.add_filter("date", |state: &State, value: Value| {
        shown(&value, |value| text::date(language(state), value))
    });
    pages.add_filter("num", |state: &State, value: Value| -> Value {
        let number = f64::try_from(value.clone());
        number.map_or(value, |number| text::number(language(state), number).into())
    });
    pages.add_filter("percent", |state: &State, share: f64| {
        let percent = text::number(language(state), (share * 100.0).round());
        // A space that does not break, but in English.
        match language(state) {
            Language::En => format!("{percent}%"),
            _ => format!("{percent}\u{a0}%"),
        }
    });
    pages.add_filter("sentence", |value: Value| {
        shown(&value, |value| {
            let mut letters = value.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        })
    });
    pages.add_function("period", period);
    pages.add_function("figure", figure);
    pages.add_filter("web", |address: Value| {
        address.as_str().filter(|it| is_web(it)).map(str::to_owned)
    });
}

/// The language of the page.
fn language(state: &State) -> Language {
    let code = state.lookup("lang");
    let code = code.as_ref().and_then(Value::as_str);
    code.and_then(text::language).unwrap_or(Language::En)
}

/// A text by its key, its gaps filled from the arguments.
#[expect(clippy::needless_pass_by_value, reason = "as templates hand it over")]
fn say(state: &State, key: &str, gaps: Kwargs) -> Result<String, Error> {
    let mut args = FluentArgs::new();
    for name in gaps.args() {
        let value: Value = gaps.get(name)?;
        let name = name.to_owned();
        match value.kind() {
            ValueKind::Number => args.set(name, f64::try_from(value)?),
            ValueKind::Undefined | ValueKind::None => args.set(name, ""),
            _ => args.set(name, value.to_string()),
        }
    }
    text::text(language(state), key, &args).ok_or_else(|| {
        let message = format!("there is no text {key}");
        Error::new(ErrorKind::InvalidOperation, message)
    })
}

/// A word of a vocabulary, such as `{{ seat.role|word("role") }}`; what is not there stays away.
fn word(state: &State, value: Value, kind: &str) -> Value {
    let Some(word) = value.as_str() else {
        return value;
    };
    let key = format!("{kind}-{word}");
    let none = FluentArgs::new();
    let text = text::text(language(state), &key, &none);
    // A word that came after the texts were written is shown as it is.
    text.unwrap_or_else(|| word.to_lowercase().replace('_', " "))
        .into()
}

fn shown(value: &Value, write: impl FnOnce(&str) -> String) -> Value {
    value
        .as_str()
        .map_or_else(|| value.clone(), |value| write(value).into())
}

/// The time of a row: from, to, or when it was seen.
#[expect(clippy::needless_pass_by_value, reason = "as templates hand it over")]
fn period(state: &State, row: Value) -> Result<String, Error> {
    let language = language(state);
    let day = |name: &str| -> Result<Option<String>, Error> {
        let value = row.get_attr(name)?;
        Ok(value.as_str().map(str::to_owned))
    };
    let say = |key: &str, days: &[(&'static str, &str)]| {
        let mut args = FluentArgs::new();
        for (name, day) in days {
            args.set(*name, text::date(language, day));
        }
        text::text(language, key, &args).unwrap_or_default()
    };
    let (since, until) = (day("since")?, day("until")?);
    let (first, last) = (day("firstObserved")?, day("lastObserved")?);
    Ok(match (since, until, first, last) {
        (Some(since), Some(until), ..) if since == until => text::date(language, &since),
        (Some(since), Some(until), ..) => {
            say("period-between", &[("from", &since), ("to", &until)])
        }
        (Some(since), ..) => say("period-since", &[("from", &since)]),
        (_, Some(until), ..) => say("period-until", &[("to", &until)]),
        (_, _, Some(first), Some(last)) if first == last => say("period-seen", &[("at", &last)]),
        (_, _, Some(first), Some(last)) => {
            say("period-seen-between", &[("from", &first), ("to", &last)])
        }
        _ => say("undated", &[]),
    })
}

/// Which sources were pointed at already, so that each can point back once.
#[derive(Debug, Default)]
struct Pointed(BTreeSet<usize>);

/// The figure of a source, as a link to it; the first one to each is where it points back to.
#[expect(clippy::needless_pass_by_value, reason = "as templates hand it over")]
fn figure(state: &mut State, number: Value) -> Value {
    let Some(number) = number.as_usize() else {
        return "".into();
    };
    let pointed = state.get_or_insert_extension_with(Pointed::default);
    let anchor = if pointed.0.insert(number) {
        format!(" id=\"r{number}\"")
    } else {
        String::new()
    };
    Value::from_safe_string(format!(
        "<a class=\"s\"{anchor} href=\"#s{number}\">{number}</a>"
    ))
}

/// Whether an address may be a link: others, such as the page of a report, stay text.
fn is_web(address: &str) -> bool {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web && !address.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}
