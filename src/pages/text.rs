//! Texts in the languages of the pages, by their keys.

use std::{borrow::Cow, sync::LazyLock};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber,
};
use unic_langid::LanguageIdentifier;

use super::files;
use schema::language::Language;

/// The languages of the pages, with their codes and their own names for themselves.
pub(super) const LANGUAGES: [(Language, &str, &str); 3] = [
    (Language::En, "en", "English"),
    (Language::Fr, "fr", "Français"),
    (Language::Es, "es", "Español"),
];

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Fr));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Es));

/// The texts of a language.
pub(super) fn source(language: Language) -> &'static str {
    files::file(&format!("texts/{}.ftl", code(language)))
}

fn bundle(language: Language) -> Bundle {
    let name: LanguageIdentifier = code(language).parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![name]);
    // All three are written from left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| written(value, Language::En),
        Language::Fr => |value, _| written(value, Language::Fr),
        Language::Es => |value, _| written(value, Language::Es),
    }));
    // What cannot be read is left out; a test finds that nothing is.
    let resource = FluentResource::try_new(source(language).to_owned());
    bundle.add_resource_overriding(resource.unwrap_or_else(|(read, _)| read));
    bundle
}

fn written(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(number(language, *value)),
        _ => None,
    }
}

/// The code of a language, as pages say it of themselves.
pub(super) fn code(language: Language) -> &'static str {
    let mut known = LANGUAGES.iter();
    known
        .find(|(known, ..)| *known == language)
        .map_or("en", |(_, code, _)| code)
}

/// The language of this code, if pages speak it.
pub(super) fn language(code: &str) -> Option<Language> {
    let mut known = LANGUAGES.iter();
    known
        .find(|(_, known, _)| *known == code)
        .map(|(language, ..)| *language)
}

/// The text with this key, its gaps filled in; `None` if there is no such text.
pub(super) fn text(language: Language, key: &str, args: &FluentArgs) -> Option<String> {
    let bundle: &Bundle = match language {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
        Language::Es => &SPANISH,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut faults);
    if !faults.is_empty() {
        tracing::error!(key, ?faults, "a text has a gap that is not filled");
    }
    Some(Cow::into_owned(text))
}

/// A number as the language writes it, with at most two digits after the point.
pub(super) fn number(language: Language, number: f64) -> String {
    let rounded = format!("{:.2}", number.abs());
    let (whole, part) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let part = part.trim_end_matches('0');
    let (group, point, least) = match language {
        Language::En => (",", ".", 4),
        Language::Fr => ("\u{202f}", ",", 4),
        Language::Es => (".", ",", 5),
    };
    let groups: Vec<_> = whole.as_bytes().rchunks(3).rev().collect();
    let whole = if whole.len() < least {
        whole.to_owned()
    } else {
        let groups = groups.iter().map(|digits| String::from_utf8_lossy(digits));
        groups.collect::<Vec<_>>().join(group)
    };
    let sign = if number < 0.0 && rounded != "0.00" {
        "\u{2212}"
    } else {
        ""
    };
    let point = if part.is_empty() { "" } else { point };
    format!("{sign}{whole}{point}{part}")
}

/// A date of ISO 8601, as far as it is known, in words.
pub(super) fn date(language: Language, date: &str) -> String {
    let mut parts = date.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let mut number = || parts.next().and_then(|part| part.parse::<u8>().ok());
    let (month, day) = (number(), number());
    let Some(month) = month else {
        return date.to_owned();
    };
    let none = FluentArgs::new();
    let Some(month) = text(language, &format!("month-{month}"), &none) else {
        return date.to_owned();
    };
    let mut args = FluentArgs::new();
    args.set("year", year);
    args.set("month", month);
    let key = day.map_or("date-month", |day| {
        args.set("day", day.to_string());
        if day == 1 { "date-first" } else { "date-day" }
    });
    text(language, key, &args).unwrap_or_else(|| date.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let all = |it| LANGUAGES.map(|(language, ..)| number(language, it));
        assert_eq!(all(1234.5), ["1,234.5", "1\u{202f}234,5", "1234,5"]);
        assert_eq!(all(1_234_567.0)[2], "1.234.567");
        assert_eq!(all(-0.004), ["0", "0", "0"]);
        assert_eq!(all(-12.25)[0], "\u{2212}12.25");
    }

    #[test]
    fn dates_say_what_is_known_of_them() {
        let all = |it| LANGUAGES.map(|(language, ..)| date(language, it));
        assert_eq!(all("2021"), ["2021", "2021", "2021"]);
        assert_eq!(
            all("2023-12"),
            ["December 2023", "décembre 2023", "diciembre de 2023"]
        );
        assert_eq!(
            all("2025-08-01"),
            ["1 August 2025", "1er août 2025", "1 de agosto de 2025"]
        );
        assert_eq!(all("long ago")[0], "long ago");
    }
}
