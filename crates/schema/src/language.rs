//! The languages of names, and which of them a client asks for.

use async_graphql::Enum;

/// A language in which names are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum Language {
    /// English; also used if a name has no form in the requested language.
    En,
    /// French, if the name has a French form.
    Fr,
    /// Spanish, if the name has a Spanish form.
    Es,
}

/// The language of ours that an `Accept-Language` header likes best: the first
/// of those with the highest quality, and English if it names none of them.
#[must_use]
pub fn from_accept_language(header: Option<&str>) -> Language {
    let mut best = Language::En;
    let mut best_quality = 0.0;
    for range in header.unwrap_or_default().split(',') {
        let Some((language, quality)) = parse(range) else {
            continue;
        };
        if quality > best_quality {
            best = language;
            best_quality = quality;
        }
    }
    best
}

/// Reads one range, such as `fr-CA;q=0.8`; `None` if it is malformed or not of ours.
fn parse(range: &str) -> Option<(Language, f32)> {
    let mut parts = range.split(';').map(str::trim);
    let primary = parts.next()?.split('-').next()?.to_ascii_lowercase();
    let language = match primary.as_str() {
        "en" | "*" => Language::En,
        "fr" => Language::Fr,
        "es" => Language::Es,
        _ => return None,
    };
    let quality: f32 = match parts.next() {
        None => 1.0,
        Some(weight) => {
            let (name, value) = weight.split_once('=')?;
            if !name.trim_end().eq_ignore_ascii_case("q") {
                return None;
            }
            value.trim_start().parse().ok()?
        }
    };
    (0.0..=1.0)
        .contains(&quality)
        .then_some((language, quality))
}

#[cfg(test)]
mod tests {
    use super::{Language, from_accept_language};

    fn asked(header: &str) -> Language {
        from_accept_language(Some(header))
    }

    #[test]
    fn english_unless_another_is_asked_for() {
        assert_eq!(from_accept_language(None), Language::En);
        assert_eq!(asked(""), Language::En);
        assert_eq!(asked("de, ar;q=0.9"), Language::En);
        assert_eq!(asked("*"), Language::En);
    }

    #[test]
    fn a_variety_counts_as_its_language() {
        assert_eq!(asked("fr-CA"), Language::Fr);
        assert_eq!(asked("ES-419"), Language::Es);
        assert_eq!(asked("fro"), Language::En);
    }

    #[test]
    fn the_highest_quality_wins() {
        assert_eq!(asked("en;q=0.5, fr;q=0.8"), Language::Fr);
        assert_eq!(asked("de, es ; q=0.3 , fr;Q=0.2"), Language::Es);
        assert_eq!(asked("fr;q=0.9, *;q=0.1"), Language::Fr);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(asked("es, fr"), Language::Es);
        assert_eq!(asked("fr;q=0.5, es;q=0.5"), Language::Fr);
    }

    #[test]
    fn what_is_refused_or_malformed_is_passed_over() {
        assert_eq!(asked("fr;q=0"), Language::En);
        assert_eq!(asked("fr;q=2, es;q=0.1"), Language::Es);
        assert_eq!(asked("fr;q=NaN, es;q=abc"), Language::En);
        assert_eq!(asked(";;,,fr;"), Language::En);
    }
}
