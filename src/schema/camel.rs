//! Names as clients write them: `source_title` is `sourceTitle`.

/// The name of a field for a name of ours.
pub(crate) fn camel(name: &str) -> String {
    letters(name).collect()
}

/// Whether a client's name is that of ours.
pub(crate) fn is_camel_of(name: &str, asked: &str) -> bool {
    letters(name).eq(asked.chars())
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    let mut is_first_of_word = false;
    name.chars().filter_map(move |letter| {
        if letter == '_' {
            is_first_of_word = true;
            return None;
        }
        let is_first = std::mem::take(&mut is_first_of_word);
        Some(if is_first {
            letter.to_ascii_uppercase()
        } else {
            letter
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined() {
        for (ours, theirs) in [("id", "id"), ("as_of", "asOf"), ("sdg_2_1", "sdg21")] {
            assert_eq!(camel(ours), theirs);
            assert!(is_camel_of(ours, theirs));
            assert!(!is_camel_of(ours, &format!("{theirs}s")));
        }
        assert!(!is_camel_of("as_of", "as"));
    }
}
