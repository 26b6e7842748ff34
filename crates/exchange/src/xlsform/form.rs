//! A version of a survey as an XLSForm holds it.

use std::collections::BTreeMap;

use entity::vocabulary::QuestionType;

/// A form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Its title, which is the survey's name.
    pub title: String,
    /// Its id, which is that of the version.
    pub id: String,
    /// The name or number of the version.
    pub version: String,
    /// The language that is shown first, as an ISO 639-1 code.
    pub language: String,
    /// All its languages.
    pub languages: Vec<String>,
    /// Its questions, in their order; the columns of a table follow it.
    pub questions: Vec<Question>,
    /// What can be chosen, list by list.
    pub choices: Vec<Choice>,
    /// What whoever reads it in should know, a sentence each.
    pub notes: Vec<String>,
}

/// How something is worded, by language.
pub(super) type Wordings = BTreeMap<String, Wording>;

/// How something is worded in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What is asked or offered.
    pub label: String,
    /// How it is meant; empty where there is no more to say.
    pub hint: String,
}

/// A question of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its short name.
    pub code: String,
    /// What may be answered.
    pub kind: QuestionType,
    /// The part of the form that it stands in.
    pub section: Option<String>,
    /// The list that answers are chosen from.
    pub choices: Option<String>,
    /// The code of the table that it is a column of.
    pub table: Option<String>,
    /// Whether it must be answered.
    pub required: bool,
    /// The lowest number.
    pub minimum: Option<f64>,
    /// The highest number.
    pub maximum: Option<f64>,
    /// When it is asked.
    pub relevant: Option<String>,
    /// Whether single answers may be told.
    pub public: bool,
    /// The indicators that it counts towards.
    pub indicators: Vec<String>,
    /// How it is worded.
    pub wordings: Wordings,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The list that it stands in.
    pub list: String,
    /// Its short name.
    pub code: String,
    /// What choosing it counts.
    pub number: Option<f64>,
    /// How it is worded.
    pub wordings: Wordings,
}

/// How XLSForms name a language: by its own name, and its code.
pub(super) fn language_name(code: &str) -> String {
    let name = match code {
        "en" => "English",
        "fr" => "Français",
        "es" => "Español",
        "pt" => "Português",
        "ar" => "العربية",
        code => code,
    };
    format!("{name} ({code})")
}

/// The names of languages that forms of the Movement's countries are written in.
const LANGUAGES: [(&str, &[&str]); 12] = [
    ("en", &["english", "anglais", "inglés"]),
    ("fr", &["french", "français", "francais", "francés"]),
    ("es", &["spanish", "espagnol", "español", "espanol"]),
    ("pt", &["portuguese", "portugais", "português", "portugues"]),
    ("ar", &["arabic", "arabe", "العربية"]),
    ("sw", &["swahili", "kiswahili"]),
    ("am", &["amharic", "amharique", "አማርኛ"]),
    ("so", &["somali", "soomaali"]),
    ("ha", &["hausa", "haoussa"]),
    ("mg", &["malagasy", "malgache"]),
    ("bn", &["bengali", "bangla", "বাংলা"]),
    ("ne", &["nepali", "नेपाली"]),
];

/// The code of a language that an XLSForm names, as in `Français (fr)`, by its code
/// alone or by its name; empty where none is named, `None` where it is not known.
pub(super) fn language_code(name: &str) -> Option<String> {
    let code = name
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
    let word = code.unwrap_or(name).trim().to_lowercase();
    if word.len() <= 3 && word.chars().all(|letter| letter.is_ascii_alphabetic())
        || word == "default"
    {
        return Some(word);
    }
    let mut languages = LANGUAGES.iter();
    let language = languages.find(|(_, names)| names.contains(&word.as_str()));
    language.map(|(code, _)| (*code).to_owned())
}

/// What to do about a language that is not known.
pub(super) fn language_wanted(name: &str) -> String {
    format!("which language {name:?} is, is not known: add its code, as in \"Kiswahili (sw)\"")
}
