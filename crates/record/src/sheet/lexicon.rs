//! What people call the words of vocabularies, in English, French and Spanish. Beside
//! the words themselves the names stand in `words.csv`, one home for all vocabularies.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use super::{Sheet, Vocabulary, sheets};
use crate::{fold::fold, nearest::nearest};

/// The words of a vocabulary and what people call them.
struct Lexicon {
    words: HashSet<String>,
    /// The word by its folded label.
    labels: HashMap<String, String>,
}

/// The word of the vocabulary that is meant.
pub(super) fn word(vocabulary: Vocabulary, cell: &str) -> Option<String> {
    let lexicon = lexicon(vocabulary)?;
    if lexicon.words.contains(cell) {
        return Some(cell.to_owned());
    }
    lexicon.labels.get(&fold(cell)).cloned()
}

/// Why a cell is no word of the vocabulary, if it is none.
pub(super) fn unknown(vocabulary: Vocabulary, cell: &str) -> Option<String> {
    let lexicon = lexicon(vocabulary);
    if lexicon.is_some_and(|lexicon| lexicon.words.contains(cell)) {
        return None;
    }
    let words = vocabulary.words();
    if words.iter().any(|word| word == cell) {
        return None;
    }
    let near = lexicon.and_then(|lexicon| {
        let labels = lexicon.labels.keys().map(String::as_str);
        lexicon.labels.get(nearest(&fold(cell), labels)?)
    });
    let near = near.map_or_else(String::new, |near| format!(": did you mean {near}?"));
    Some(format!("{cell:?} is none of {}{near}", words.join(", ")))
}

/// What is known of a vocabulary that a column has.
fn lexicon(vocabulary: Vocabulary) -> Option<&'static Lexicon> {
    static LEXICONS: OnceLock<HashMap<&'static str, Lexicon>> = OnceLock::new();
    let lexicons = LEXICONS.get_or_init(|| {
        let labels = labels();
        let columns = sheets().iter().flat_map(Sheet::all_columns);
        let vocabularies = columns.filter_map(|column| column.kind.vocabulary());
        let lexicons = vocabularies.map(|it| (it.name, Lexicon::of(it, &labels)));
        lexicons.collect()
    });
    lexicons.get(vocabulary.name)
}

impl Lexicon {
    fn of(vocabulary: Vocabulary, known: &HashMap<String, Vec<String>>) -> Self {
        let words = vocabulary.words();
        let mut labels = HashMap::new();
        for word in &words {
            let called = known.get(word).map_or(&[][..], Vec::as_slice);
            let called = called.iter().map(|label| fold(label));
            labels.extend(called.map(|label| (label, word.clone())));
        }
        // A word itself is never another word's label.
        labels.extend(words.iter().map(|word| (fold(word), word.clone())));
        Self {
            words: words.into_iter().collect(),
            labels,
        }
    }
}

/// What words are called, by word.
fn labels() -> HashMap<String, Vec<String>> {
    let mut reader = csv::Reader::from_reader(include_str!("../words.csv").as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let rows = rows.map(|row| {
        let called = row.iter().skip(1).flat_map(|cell| cell.split('|'));
        let called = called.map(str::trim).filter(|label| !label.is_empty());
        let word = row.get(0).unwrap_or_default().to_owned();
        (word, called.map(str::to_owned).collect())
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_label_and_no_label_means_two() {
        let labels = labels();
        for column in sheets().iter().flat_map(Sheet::all_columns) {
            let Some(vocabulary) = column.kind.vocabulary() else {
                continue;
            };
            let mut seen: HashMap<String, String> = HashMap::new();
            for word in vocabulary.words() {
                let called = labels
                    .get(&word)
                    .unwrap_or_else(|| panic!("{word} has no label"));
                for label in called.iter().map(|label| fold(label)).chain([fold(&word)]) {
                    let other = seen.entry(label.clone()).or_insert_with(|| word.clone());
                    assert_eq!(*other, word, "{}: {label}", vocabulary.name);
                }
            }
        }
    }
}
