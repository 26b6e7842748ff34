//! Countries as people write them: by code, by name, by what everybody calls them.
//!
//! Codes are those of ISO 3166-1, which M49 numbers too. Names are those of the shipped
//! sheet of countries, in three languages, and the standard's own for all others; only
//! what neither holds stands here.

use std::{collections::HashMap, sync::OnceLock};

use isocountry::CountryCode;

use crate::{fold::fold, nearest::nearest, sheet::sheet};

/// What countries are called that no list of countries calls them, in English, French
/// and Spanish: short, former and newer names, and initials.
const EVERYDAY: &[(&str, &[&str])] = &[
    ("BOL", &["Bolivia", "Bolivie"]),
    ("BRN", &["Brunei"]),
    ("CAF", &["CAR", "RCA", "Centrafrique", "Centroáfrica"]),
    ("CIV", &["Ivory Coast", "Costa de Marfil", "RCI"]),
    (
        "COD",
        &[
            "DRC",
            "DR Congo",
            "RDC",
            "RD Congo",
            "Congo Kinshasa",
            "Congo DRC",
            "Zaire",
            "Democratic Republic of Congo",
            "Congo, Democratic Republic of",
            "République démocratique du Congo (RDC)",
            "República Democrática de Congo",
        ],
    ),
    (
        "COG",
        &[
            "Republic of the Congo",
            "Republic of Congo",
            "Congo Brazzaville",
            "République du Congo",
            "República del Congo",
        ],
    ),
    ("CPV", &["Cape Verde", "Cap-Vert", "Cabo Verde"]),
    (
        "CZE",
        &["Czech Republic", "République tchèque", "República Checa"],
    ),
    ("FSM", &["Micronesia"]),
    (
        "GBR",
        &[
            "United Kingdom",
            "UK",
            "Great Britain",
            "Royaume-Uni",
            "Reino Unido",
        ],
    ),
    ("GMB", &["The Gambia", "La Gambie"]),
    ("GNB", &["Guinée Bissao"]),
    ("IRN", &["Iran"]),
    ("KGZ", &["Kyrgyz Republic", "Kirghizie", "Kirguizistán"]),
    ("KEN", &["Kenia"]),
    (
        "KOR",
        &[
            "South Korea",
            "Korea",
            "Republic of Korea",
            "Corée du Sud",
            "Corea del Sur",
        ],
    ),
    ("LAO", &["Laos", "Lao PDR", "Lao"]),
    ("LKA", &["Ceylon"]),
    ("MDA", &["Moldova"]),
    ("MKD", &["Macedonia"]),
    ("MMR", &["Burma", "Birmanie", "Birmania"]),
    ("NLD", &["Holland", "Pays-Bas", "Países Bajos"]),
    ("PNG", &["PNG"]),
    ("PRK", &["North Korea", "Corée du Nord", "Corea del Norte"]),
    ("PSE", &["Palestine"]),
    ("RUS", &["Russia", "Russie", "Rusia"]),
    (
        "STP",
        &[
            "São Tomé and Príncipe",
            "São Tomé",
            "Sao Tome",
            "Santo Tomé",
        ],
    ),
    (
        "SWZ",
        &[
            "Swaziland",
            "Suazilandia",
            "Kingdom of Eswatini",
            "Esuatini",
        ],
    ),
    ("SYR", &["Syria", "Syrie", "Siria"]),
    ("TLS", &["East Timor", "Timor oriental"]),
    ("TUR", &["Turkey", "Turquie", "Turquía"]),
    ("TWN", &["Taiwan"]),
    ("TZA", &["Tanzania", "Tanzanie", "Tanzanía"]),
    (
        "USA",
        &[
            "United States",
            "US",
            "U.S.",
            "U.S.A.",
            "États-Unis",
            "EE. UU.",
            "EEUU",
            "Estados Unidos",
        ],
    ),
    ("VEN", &["Venezuela"]),
    ("VNM", &["Vietnam", "Viêt Nam"]),
];

/// The alpha-3 code of the country that a text means: alpha-2, alpha-3 or the digits of
/// M49 in any case, or a name in English, French or Spanish.
#[must_use]
pub fn country(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let by_code = match upper.len() {
        _ if upper.is_empty() => return None,
        1..=3 if upper.bytes().all(|byte| byte.is_ascii_digit()) => upper
            .parse()
            .ok()
            .and_then(|number| CountryCode::for_id(number).ok()),
        2 => CountryCode::for_alpha2(&upper).ok(),
        3 => CountryCode::for_alpha3(&upper).ok(),
        _ => None,
    };
    match by_code {
        Some(country) => Some(country.alpha3()),
        None => names().get(&key(text)).copied(),
    }
}

/// What to write instead of a text that means no country, as words for people: the
/// country whose name is most like it, or how one is written.
#[must_use]
pub fn suggestion(text: &str) -> String {
    let known = names().keys().map(String::as_str);
    let near = nearest(&key(text), known).and_then(|name| names().get(name));
    match near {
        Some(code) => {
            let country = CountryCode::for_alpha3(code);
            let name = country.map_or(*code, |country| country.name());
            format!("did you mean {code} ({name})?")
        }
        None => "write a code such as KEN, KE or 404, or a name such as Kenya".into(),
    }
}

/// The codes by folded name.
fn names() -> &'static HashMap<String, &'static str> {
    static NAMES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = HashMap::new();
        for (code, everyday) in EVERYDAY {
            names.extend(everyday.iter().map(|name| (key(name), *code)));
        }
        let mut heads: HashMap<String, Vec<&'static str>> = HashMap::new();
        for country in CountryCode::iter() {
            let code = country.alpha3();
            names.entry(key(country.name())).or_insert(code);
            // "Bolivia (Plurinational State of)" is Bolivia.
            let head = country.name().split(['(', ',']).next().unwrap_or_default();
            heads.entry(key(head)).or_default().push(code);
        }
        names.extend(shipped());
        for (head, codes) in heads {
            if let [code] = codes[..] {
                names.entry(head).or_insert(code);
            }
        }
        names
    })
}

/// The names of the shipped countries, in all languages.
fn shipped() -> Vec<(String, &'static str)> {
    let Some(sheet) = sheet("countries") else {
        return vec![];
    };
    let columns = sheet.columns.iter().enumerate();
    let places: Vec<usize> = columns
        .filter(|(_, column)| column.name.contains("name"))
        .map(|(place, _)| place)
        .collect();
    let mut names = vec![];
    let mut reader = csv::Reader::from_reader(sheet.text.as_bytes());
    for row in reader.records().filter_map(Result::ok) {
        let Ok(country) = CountryCode::for_alpha3(row.get(0).unwrap_or_default()) else {
            continue;
        };
        let cells = places.iter().filter_map(|place| row.get(*place));
        names.extend(cells.map(|name| (key(name), country.alpha3())));
    }
    names.retain(|(name, _)| !name.is_empty());
    names
}

/// What a name is found by: D.R. is DR.
fn key(name: &str) -> String {
    fold(&name.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_codes_and_its_names() {
        for (written, code) in [
            ("KEN", "KEN"),
            ("ken", "KEN"),
            ("ke", "KEN"),
            ("404", "KEN"),
            ("4", "AFG"),
            ("004", "AFG"),
            (" Kenya ", "KEN"),
            ("Laos", "LAO"),
            ("DRC", "COD"),
            ("RDC", "COD"),
            ("D.R. Congo", "COD"),
            ("République démocratique du Congo", "COD"),
            ("Congo", "COG"),
            ("Vietnam", "VNM"),
            ("viet nam", "VNM"),
            ("Ivory Coast", "CIV"),
            ("Cote d'Ivoire", "CIV"),
            ("Côte d’Ivoire", "CIV"),
            ("Swaziland", "SWZ"),
            ("Tanzania", "TZA"),
            ("SÉNÉGAL", "SEN"),
            ("Camerún", "CMR"),
            ("Tchad", "TCD"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
            ("Guinea", "GIN"),
            ("Guinée-Bissau", "GNB"),
            ("Bolivia", "BOL"),
            ("the Republic of Kenya", "KEN"),
        ] {
            assert_eq!(country(written), Some(code), "{written}");
        }
        for written in ["", "KNY", "Kenia-Uganda", "Virgin Islands", "0", "999"] {
            assert_eq!(country(written), None, "{written}");
        }
    }

    #[test]
    fn what_is_nearly_a_country_is_told() {
        assert_eq!(suggestion("Keniya"), "did you mean KEN (Kenya)?");
        assert!(suggestion("Bangladeshh").contains("BGD"));
        assert!(suggestion("qqqq").contains("KEN, KE or 404"));
    }

    #[test]
    fn no_name_means_two_countries() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        let everyday = EVERYDAY.iter();
        let everyday =
            everyday.flat_map(|(code, names)| names.iter().map(|name| (key(name), *code)));
        for (name, code) in everyday.chain(shipped()) {
            let other = *seen.entry(name.clone()).or_insert(code);
            assert_eq!(other, code, "{name}");
        }
    }
}
