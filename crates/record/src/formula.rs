//! What spreadsheets take for a formula.
//!
//! They run a cell that begins like one, and texts come from anyone. So such a
//! text gets an apostrophe in front when it goes out, by its column's kind and
//! not by its look: a negative number stays a number. A text that begins with
//! apostrophes before such a character gets one more, so that taking one away
//! always restores what was there.

use std::borrow::Cow;

/// The text with an apostrophe in front, if a spreadsheet would run it.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_one(text.trim_start_matches('\'')) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// The text without the apostrophe that [`guarded`] put in front.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_one(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn looks_like_one(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn what_looks_like_a_formula_gets_an_apostrophe_and_loses_it_again() {
        for text in ["=1+1", "+1", "-1", "@A1", "\t=1", "\r", "\n", "'=1", "''@"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["", "a=1", "'s-Hertogenbosch", "'", "\"", "é,;"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }
}
