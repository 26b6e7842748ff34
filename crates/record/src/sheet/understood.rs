//! Cells as people write them, made into cells as sheets have them.
//!
//! A word of a vocabulary may come in any case and by its label in English, French or
//! Spanish, a yes or no in the words of a spreadsheet in any of these, a country by any
//! code or name of it, and several values with commas between where none of them could
//! hold a comma. What is not understood stays as it is, so that whoever checks the cell
//! can say so; nothing is guessed.

use std::{borrow::Cow, collections::HashSet, sync::OnceLock};

use super::{Column, Kind, lexicon::word, sheet};
use crate::{country::country, fold::fold};

const YES: [&str; 7] = ["true", "yes", "1", "vrai", "oui", "verdadero", "si"];
const NO: [&str; 6] = ["false", "no", "0", "faux", "non", "falso"];

impl Column {
    /// The cell as sheets have it, where it is understood.
    ///
    /// # Errors
    ///
    /// If it cannot be told whether it says one thing or several.
    pub fn understood(&self, cell: String) -> Result<String, String> {
        if cell.is_empty() {
            return Ok(cell);
        }
        if !self.kind.is_list() {
            return Ok(self.single(cell));
        }
        let values = self.values(&cell);
        if self.is_comma_unsure(&cell) && values.iter().any(|value| value.contains(',')) {
            return Err(format!(
                "{cell:?} has a comma and no semicolon: write a semicolon between two values, or \
                 one behind a single value that has a comma in it"
            ));
        }
        Ok(values.join(";"))
    }

    /// A cell of this column as a sheet shows it to people, so that it is understood as
    /// it is meant: a single value with a comma in it has a semicolon behind it.
    #[must_use]
    pub fn shown<'a>(&self, cell: &'a str) -> Cow<'a, str> {
        if self.is_comma_unsure(cell) {
            Cow::Owned(format!("{cell};"))
        } else {
            Cow::Borrowed(cell)
        }
    }

    /// Whether a comma may stand between two values or be a part of one.
    fn is_comma_unsure(&self, cell: &str) -> bool {
        self.is_of_terms && cell.contains(',') && !cell.contains(';')
    }

    fn single(&self, cell: String) -> String {
        match self.kind {
            Kind::Flag => flag(&cell).map_or(cell, str::to_owned),
            Kind::Word(vocabulary) => word(vocabulary, &cell).unwrap_or(cell),
            Kind::Ref("countries") => country(&cell).map_or(cell, str::to_owned),
            Kind::Id if self.tag.starts_with("#country+code") => {
                country(&cell).map_or(cell, str::to_owned)
            }
            Kind::Global => match cell.split_once(':') {
                Some(("country", name)) => match country(name) {
                    Some(code) => format!("country:{code}"),
                    None => cell,
                },
                _ => cell,
            },
            _ => cell,
        }
    }

    /// The values of a list, without those that are empty.
    fn values(&self, cell: &str) -> Vec<String> {
        let values = cell.split(';').map(str::trim);
        let values = values.filter(|value| !value.is_empty());
        values.flat_map(|value| self.several(value)).collect()
    }

    /// What one value of a list says: itself, or several where commas can only have
    /// been meant to stand between values that are all known.
    fn several(&self, value: &str) -> Vec<String> {
        if let Some(one) = self.one(value) {
            return vec![one];
        }
        let parts = value.split(',').map(str::trim);
        let parts: Option<Vec<String>> = parts
            .filter(|part| !part.is_empty())
            .map(|part| self.one(part))
            .collect();
        match parts {
            Some(parts) if value.contains(',') && !parts.is_empty() => parts,
            _ => vec![value.to_owned()],
        }
    }

    /// A value of a list that is known.
    fn one(&self, value: &str) -> Option<String> {
        match self.kind {
            Kind::Words(vocabulary) => word(vocabulary, value),
            Kind::Refs("countries") => country(value).map(str::to_owned),
            Kind::Refs(_) => (!value.contains([',', ' '])).then(|| value.to_owned()),
            _ if self.is_of_terms => topics()
                .contains(&fold(value))
                .then(|| value.to_owned())
                .filter(|value| !value.contains(',')),
            _ => None,
        }
    }
}

/// `true` or `false`, as a spreadsheet or a person writes it.
fn flag(cell: &str) -> Option<&'static str> {
    // Spreadsheets have functions for them, too: TRUE().
    let folded = fold(cell);
    if YES.contains(&folded.as_str()) {
        Some("true")
    } else if NO.contains(&folded.as_str()) {
        Some("false")
    } else {
        None
    }
}

/// The shipped topics, by id and by name in three languages, folded.
fn topics() -> &'static HashSet<String> {
    static TOPICS: OnceLock<HashSet<String>> = OnceLock::new();
    TOPICS.get_or_init(|| {
        let text = sheet("topics").map_or("", |sheet| sheet.text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.records().filter_map(Result::ok);
        let terms = rows.flat_map(|row| row.iter().take(4).map(fold).collect::<Vec<_>>());
        terms.filter(|term| !term.is_empty()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(sheet_name: &str, column: &str, cell: &str) -> String {
        let column = sheet(sheet_name).unwrap().column(column).unwrap();
        column.understood(cell.to_owned()).unwrap()
    }

    #[test]
    fn words_come_in_any_case_and_in_three_languages() {
        for written in ["WORKSHOP", "workshop", "Workshop", "Atelier", "taller"] {
            assert_eq!(understood("events", "kind", written), "WORKSHOP");
        }
        for written in [
            "in person",
            "In-Person",
            "présentiel",
            "PRESENTIEL",
            "Presencial",
        ] {
            assert_eq!(understood("events", "mode", written), "IN_PERSON");
        }
        for written in [
            "NGO national",
            "national NGO",
            "ONG nationale",
            "ngo_national",
        ] {
            assert_eq!(understood("organisations", "kind", written), "NGO_NATIONAL");
        }
        assert_eq!(understood("events", "kind", "Party"), "Party");
        let kind = sheet("events").unwrap().column("kind").unwrap();
        assert!(
            kind.check("workshp")
                .unwrap_err()
                .ends_with("did you mean WORKSHOP?")
        );
        assert!(kind.check("zzz").unwrap_err().ends_with("MEETING"));
    }

    #[test]
    fn yes_and_no_come_in_three_languages() {
        for yes in [
            "TRUE",
            "TRUE()",
            "Vrai",
            "VRAI()",
            "oui",
            "Sí",
            "verdadero",
            "1",
            "yes",
        ] {
            assert_eq!(understood("events", "name_is_label", yes), "true", "{yes}");
        }
        for no in ["FALSE", "false", "FAUX", "non", "No", "falso", "0"] {
            assert_eq!(understood("events", "name_is_label", no), "false", "{no}");
        }
        assert_eq!(understood("events", "name_is_label", "perhaps"), "perhaps");
    }

    #[test]
    fn countries_come_by_code_and_name() {
        for written in ["KE", "ken", "Kenya", "404"] {
            assert_eq!(understood("events", "country", written), "KEN");
        }
        assert_eq!(
            understood("practices", "countries", "KE; Ouganda;"),
            "KEN;UGA"
        );
        assert_eq!(
            understood("practices", "countries", "Kenya, UGA"),
            "KEN;UGA"
        );
        assert_eq!(understood("counts", "record", "country:KE"), "country:KEN");
        assert_eq!(understood("countries", "id", "ke"), "KEN");
        let country = sheet("events").unwrap().column("country").unwrap();
        let told = country.check("Ken ya").unwrap_err();
        assert!(told.ends_with("did you mean KEN (Kenya)?"), "{told}");
    }

    #[test]
    fn commas_never_make_one_value_of_several() {
        let read = |cell: &str| understood("events", "themes", cell);
        assert_eq!(read("stunting; my own words ;;"), "stunting;my own words");
        assert_eq!(
            read("governance, Coordination and multi-stakeholder platforms"),
            "governance;Coordination and multi-stakeholder platforms"
        );
        assert_eq!(
            read("governance, national-planning"),
            "governance;national-planning"
        );
        assert_eq!(
            read("tools for media, planning; advocacy"),
            "tools for media, planning;advocacy"
        );
        let themes = sheet("events").unwrap().column("themes").unwrap();
        let told = themes
            .understood("governance, my own words".into())
            .unwrap_err();
        assert!(told.contains("semicolon"), "{told}");
        let one = themes.shown("media, planning");
        assert_eq!(one, "media, planning;");
        assert_eq!(read(&one), "media, planning");
        assert_eq!(
            understood("commitments", "themes", "N4G_2021_FOOD, n4g 2021 health"),
            "N4G_2021_FOOD;N4G_2021_HEALTH"
        );
    }
}
