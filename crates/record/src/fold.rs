//! Letters without their accents and cases, so that "Cote d'Ivoire" finds
//! "Côte d'Ivoire" on either database.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text in lower case, without accents, its words separated by one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'ı' => 'i',
            letter => letter,
        })
        .collect();
    words(&plain).collect::<Vec<_>>().join(" ")
}

/// The runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_cases_and_marks_do_not_count() {
        assert_eq!(fold("Côte d'Ivoire"), "cote d ivoire");
        assert_eq!(fold("  São Tomé & Príncipe "), "sao tome principe");
        assert_eq!(fold("Kyrgyzstan (Кыргызстан)"), "kyrgyzstan кыргызстан");
        assert_eq!(fold("—"), "");
    }
}
