//! Text that arrives as it left.

use std::fmt::{self, Write};

/// Text inside an element or an attribute of XML.
///
/// XML libraries stop short of what is needed here: they let the characters
/// through that XML forbids, which makes the whole file unreadable, and leave
/// line breaks in attributes, which readers turn into spaces.
pub(super) struct Xml<'a>(pub &'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => formatter.write_str("&amp;")?,
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '"' => formatter.write_str("&quot;")?,
                '\t' | '\n' | '\r' => write!(formatter, "&#{};", u32::from(character))?,
                _ if is_plain(character) => formatter.write_char(character)?,
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether XML 1.0 has the character. What is left of the control characters
/// are the three that break lines and fields.
pub(super) const fn is_plain(character: char) -> bool {
    !matches!(
        character,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_line_breaks_are_escaped() {
        assert_eq!(
            Xml("<a b=\"c\">&amp;\t\r\n'").to_string(),
            "&lt;a b=&quot;c&quot;&gt;&amp;amp;&#9;&#13;&#10;'"
        );
    }

    #[test]
    fn forbidden_characters_are_dropped_and_scripts_kept() {
        assert_eq!(Xml("\0a\u{8}\u{1B}\u{FFFE}b").to_string(), "ab");
        let kept = "🌾 التغذية é \u{200F}\u{85}\u{2028}";
        assert_eq!(Xml(kept).to_string(), kept);
    }
}
