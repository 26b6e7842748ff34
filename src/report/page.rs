//! The page, laid out in Markdown; rendered, it is the page in HTML.
//!
//! Whatever comes from the data is escaped where it is put in, so that a name
//! cannot become a heading, a link or a script.

use minijinja::{
    AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value,
    value::{Serde, ValueKind},
};
use pulldown_cmark::{Options, Parser, html};

use super::{Format, bar};

const PAGE: &str = include_str!("pages/country.md");
const BEFORE: &str = include_str!("pages/before.html");
const AFTER: &str = "</main>\n</body>\n</html>\n";

/// The page of these facts.
pub(super) fn written(facts: &serde_json::Value, format: Format) -> Result<String, Error> {
    let mut pages = Environment::new();
    pages.set_undefined_behavior(UndefinedBehavior::Chainable);
    pages.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    pages.set_formatter(put);
    pages.add_filter("words", |value: Value| {
        read(&value, |word| sentence(&spaced(word)))
    });
    pages.add_filter("inside", |value: Value| read(&value, spaced));
    pages.add_filter("sentence", |value: Value| read(&value, sentence));
    pages.add_filter("number", |value: f64| thousands(value));
    pages.add_filter("link", |value: String| link(&value));
    pages.add_filter("percent", |value: f64| format!("{:.0} %", value * 100.0));
    pages.add_function("bar", move |share: f64, expected: Option<f64>| {
        Value::from_safe_string(bar::bar(share, expected, format))
    });
    let page = tidied(&pages.render_str(PAGE, Serde(facts))?);
    Ok(match format {
        Format::Md => page,
        Format::Html => {
            let title = facts["name"].as_str().unwrap_or_default();
            rendered(&page, title)
        }
    })
}

/// The page without spaces at the ends of lines, and with one empty line at most between two.
fn tidied(page: &str) -> String {
    let mut tidied = String::with_capacity(page.len());
    for line in page.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && tidied.ends_with("\n\n")) {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied
}

/// Puts a value into the page.
fn put(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    let written = match value.kind() {
        ValueKind::Undefined | ValueKind::None => Ok(()),
        ValueKind::String if !value.is_safe() => {
            out.write_str(&escaped(value.as_str().unwrap_or_default()))
        }
        _ => write!(out, "{value}"),
    };
    written.map_err(Error::from)
}

/// Text that Markdown leaves as it is, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A text read in another way; what is not there stays away.
fn read(value: &Value, way: impl FnOnce(&str) -> String) -> Value {
    value
        .as_str()
        .map_or_else(|| value.clone(), |text| way(text).into())
}

/// A word of a vocabulary as words inside a sentence: `CO_CHAIR` is `co chair`.
fn spaced(word: &str) -> String {
    word.to_lowercase().replace('_', " ")
}

/// A text as a sentence begins.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A number with its thousands set apart, without parts of a whole.
fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let sign = if number < 0.0 { "-" } else { "" };
    let apart: Vec<_> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|three| String::from_utf8_lossy(three).into_owned())
        .collect();
    format!("{sign}{}", apart.join(","))
}

/// A web address as a link; other addresses, such as a page of a report, as they are.
fn link(address: &str) -> Value {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let is_plain = !address.contains(|letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '\\')
    });
    if is_web && is_plain {
        Value::from_safe_string(format!("<{address}>"))
    } else {
        address.into()
    }
}

/// The page in HTML, whole and without anything beside it.
fn rendered(page: &str, title: &str) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let mut text = BEFORE.replace("{{ title }}", &title);
    html::push_html(&mut text, Parser::new_ext(page, Options::ENABLE_TABLES));
    text.push_str(AFTER);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_the_data_stays_text() {
        let text = "<script>alert(1)</script> [x](javascript:1) | *bold* & `code`\n# Heading";
        let page = rendered(&format!("| {} |\n|---|\n", escaped(text)), "<b>");
        assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
        for made in ["<script", "<a ", "<em>", "<code>", "<h1>", "<b>"] {
            assert!(!page.contains(made), "{made} in {page}");
        }
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(
            link("https://example.org/a").to_string(),
            "<https://example.org/a>"
        );
        assert!(!link("javascript:alert(1)").is_safe());
        assert!(!link("https://example.org/> <script>").is_safe());
    }

    #[test]
    fn words_and_numbers_read_as_prose() {
        assert_eq!(sentence(&spaced("CO_CHAIR")), "Co chair");
        assert!(read(&().into(), spaced).is_none());
        assert_eq!(thousands(922_000_000.0), "922,000,000");
        assert_eq!(thousands(-1_000.0), "-1,000");
        assert_eq!(thousands(12.0), "12");
    }
}
