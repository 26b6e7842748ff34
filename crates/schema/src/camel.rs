//! Names as clients write them: `source_title` is `sourceTitle`.

/// The name of a field for a name of ours.
pub(crate) fn camel(name: &str) -> String {
    let mut is_first_of_word = false;
    let letters = name.trim_start_matches("r#").chars();
    let letters = letters.filter_map(|letter| {
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
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined() {
        for (ours, theirs) in [
            ("id", "id"),
            ("as_of", "asOf"),
            ("sdg_2_1", "sdg21"),
            ("r#type", "type"),
        ] {
            assert_eq!(camel(ours), theirs);
        }
    }
}
