//! Cells and headers as words, and the choices that a cell names by code or label.

use unicode_normalization::UnicodeNormalization;

/// A choice: its code, and all that it may be called.
pub(super) struct Offered<'a> {
    pub(super) code: &'a str,
    pub(super) names: Vec<String>,
}

/// The text with its letters composed and a space between its words.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.trim_start_matches('\u{feff}').nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The code of the one choice that a cell names; the cell itself where none is so called.
///
/// # Errors
///
/// If two are.
pub(super) fn one(offered: &[Offered<'_>], cell: &str) -> Result<String, String> {
    if offered.iter().any(|it| it.code == cell) {
        return Ok(cell.to_owned());
    }
    let named = |is_so: &dyn Fn(&String) -> bool| {
        let found = offered.iter().filter(|it| it.names.iter().any(is_so));
        found.map(|it| it.code).collect::<Vec<_>>()
    };
    let folded = cell.to_lowercase();
    let mut found = named(&|name| name == cell);
    if found.is_empty() {
        found = named(&|name| name.to_lowercase() == folded);
    }
    match found.as_slice() {
        [] => Ok(cell.to_owned()),
        [code] => Ok((*code).to_owned()),
        _ => Err(two(&found)),
    }
}

/// The codes of the choices that a cell names one after another; its words where they
/// are no choices.
///
/// # Errors
///
/// If its words can be taken for different choices.
pub(super) fn several(offered: &[Offered<'_>], cell: &str) -> Result<Vec<String>, String> {
    let cell = cell.replace(';', " ");
    let said: Vec<&str> = cell.split_whitespace().collect();
    let is_code = |word: &&str| offered.iter().any(|it| it.code == *word);
    if said.iter().all(is_code) {
        return Ok(said.into_iter().map(str::to_owned).collect());
    }
    let called: Vec<(&str, Vec<String>)> = offered
        .iter()
        .flat_map(|it| {
            let names = it.names.iter().map(|name| name.replace(';', " "));
            names.map(|name| {
                let words = name.split_whitespace().map(str::to_owned);
                (it.code, words.collect())
            })
        })
        .collect();
    // What the words from each on can be taken for: two ways are enough to know of.
    let mut readings: Vec<Vec<Vec<&str>>> = vec![vec![]; said.len()];
    readings.push(vec![vec![]]);
    for place in (0..said.len()).rev() {
        let mut here: Vec<Vec<&str>> = vec![];
        for (code, name) in &called {
            let Some(rest) = readings.get(place + name.len()) else {
                continue;
            };
            let words = &said[place..place + name.len()];
            if name.is_empty() || words.iter().zip(name).any(|(one, other)| *one != other) {
                continue;
            }
            for rest in rest {
                let reading: Vec<&str> = [*code].into_iter().chain(rest.iter().copied()).collect();
                if here.len() < 2 && !here.iter().any(|it| is_same(it, &reading)) {
                    here.push(reading);
                }
            }
        }
        readings[place] = here;
    }
    match readings.first().map(Vec::as_slice) {
        Some([one]) => Ok(one.iter().map(|it| (*it).to_owned()).collect()),
        Some([one, other, ..]) => Err(two(&[&one.join(" "), &other.join(" ")])),
        _ => Ok(said.into_iter().map(str::to_owned).collect()),
    }
}

fn is_same(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len() && one.iter().all(|code| other.contains(code))
}

fn two(codes: &[&str]) -> String {
    let codes = codes.join(" or ");
    format!("this can mean {codes}: export with XML names")
}

/// Whether the column of a choice says that it was chosen.
///
/// # Errors
///
/// If it says neither yes nor no.
pub(super) fn is_chosen(names: &[String], cell: &str) -> Result<bool, String> {
    if let Some(is_chosen) = flag(cell) {
        return Ok(is_chosen);
    }
    if names.iter().any(|name| name == cell) {
        return Ok(true);
    }
    Err("the column of a choice: give 1 where it is chosen, and 0 where not".into())
}

/// A cell that says yes or no as field tools write it; an empty one says no.
pub(super) fn flag(cell: &str) -> Option<bool> {
    match cell.to_ascii_lowercase().as_str() {
        "1" | "1.0" | "true" => Some(true),
        "" | "0" | "0.0" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered() -> Vec<Offered<'static>> {
        let offer = |code, names: &[&str]| Offered {
            code,
            names: names.iter().map(|it| (*it).to_owned()).collect(),
        };
        vec![
            offer("un", &["un", "United Nations", "Nations Unies"]),
            offer("donors", &["donors", "Donors"]),
            offer("both", &["both", "United Nations Donors"]),
            offer("ngo", &["ngo", "NGO; civil society"]),
        ]
    }

    #[test]
    fn choices_are_named_by_code_or_label_in_any_language() {
        let offered = offered();
        for (cell, codes) in [
            ("un donors", "un donors"),
            ("un;donors", "un donors"),
            ("Nations Unies Donors", "un donors"),
            ("Donors United Nations", "donors un"),
            ("NGO; civil society un", "ngo un"),
            // Not known: left as it is, to be refused where all answers are looked at.
            ("Donors and others", "Donors and others"),
            ("", ""),
        ] {
            assert_eq!(several(&offered, cell).unwrap().join(" "), codes, "{cell}");
        }
        let refused = several(&offered, "United Nations Donors").unwrap_err();
        assert!(refused.contains(" or "), "{refused}");
        assert_eq!(one(&offered, "UNITED nations").unwrap(), "un");
        assert_eq!(one(&offered, "nobody").unwrap(), "nobody");
    }

    #[test]
    fn the_column_of_a_choice_says_yes_or_no() {
        let names = ["un".to_owned()];
        assert_eq!(is_chosen(&names, "1"), Ok(true));
        assert_eq!(is_chosen(&names, "un"), Ok(true));
        assert_eq!(is_chosen(&names, "False"), Ok(false));
        assert!(is_chosen(&names, "12").is_err());
    }
}
