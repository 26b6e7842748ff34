//! Published values as numbers, where they are numbers.
//!
//! Trackers print values as texts: "19.6%", "At least 30", "154 million
//! annually", "USD 922,000,000", "5 states & MDAs", "TBD", "Yes". A text is
//! read as one number with its unit and comparator, or not at all, with the
//! reason: nothing is guessed, and a fraction is never scaled to a percentage.
//!
//! A comma, a space or an apostrophe before exactly three digits separates
//! thousands; a comma before any other number of digits is a decimal comma; a
//! point is always a decimal point.

use entity::vocabulary::Comparator;

#[cfg(test)]
mod tests;

/// A number as a text means it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, in `unit`.
    pub number: f64,
    /// The unit in the words of the text, as in `%` or `USD`; none if it has none.
    pub unit: Option<String>,
    /// How the number is meant.
    pub comparator: Comparator,
}

/// Why a text is not one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It says that the value is still to come, as `TBD` does.
    Undetermined,
    /// It answers a question, as `Yes` does.
    Answer,
    /// It names two ends and nothing between them.
    Range,
    /// It lists several numbers.
    Several,
    /// It does not begin with a number.
    Words,
}

impl Unread {
    /// The reason as the end of a sentence.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Undetermined => "the value is still to be determined",
            Self::Answer => "it is an answer and not a number",
            Self::Range => "it is a range and not one number",
            Self::Several => "it lists several numbers",
            Self::Words => "it does not begin with a number",
        }
    }
}

const UNDETERMINED: &[&str] = &[
    "tbd",
    "tbc",
    "n/a",
    "to be determined",
    "to be defined",
    "to be confirmed",
    "not available",
    "unknown",
];

const ANSWERS: &[&str] = &["yes", "no", "oui", "non", "sí"];

/// What may stand before a number, the longer before what they begin with.
const COMPARATORS: &[(&str, Comparator)] = &[
    ("at least", Comparator::AtLeast),
    ("no less than", Comparator::AtLeast),
    ("not less than", Comparator::AtLeast),
    (">=", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("at most", Comparator::AtMost),
    ("no more than", Comparator::AtMost),
    ("not more than", Comparator::AtMost),
    ("up to", Comparator::AtMost),
    ("<=", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    ("more than", Comparator::MoreThan),
    ("over", Comparator::MoreThan),
    ("above", Comparator::MoreThan),
    (">", Comparator::MoreThan),
    ("less than", Comparator::LessThan),
    ("under", Comparator::LessThan),
    ("below", Comparator::LessThan),
    ("<", Comparator::LessThan),
    ("approximately", Comparator::About),
    ("about", Comparator::About),
    ("around", Comparator::About),
    ("circa", Comparator::About),
    ("~", Comparator::About),
];

/// Signs of money and their ISO 4217 codes. A bare `$` is nobody's in particular.
const SIGNS: &[(&str, &str)] = &[("US$", "USD"), ("$", "$"), ("€", "EUR"), ("£", "GBP")];

/// What may follow a number, as a power of ten.
const MULTIPLIERS: &[(&str, u32)] = &[
    ("thousand", 3),
    ("million", 6),
    ("mn", 6),
    ("billion", 9),
    ("bn", 9),
    ("trillion", 12),
];

/// The number that a published text says.
///
/// # Errors
///
/// Why it says none, or not one.
pub fn read(text: &str) -> Result<Quantity, Unread> {
    let text = text.trim();
    let plain = text.trim_end_matches('.').to_lowercase();
    if UNDETERMINED.contains(&plain.as_str()) {
        return Err(Unread::Undetermined);
    }
    if ANSWERS.contains(&plain.as_str()) {
        return Err(Unread::Answer);
    }
    let (comparator, rest) = comparator(text);
    let (is_increase, rest) = match rest.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (currency, rest) = currency(rest);
    let (digits, rest) = digits(rest).ok_or(Unread::Words)?;
    alone(rest)?;
    let (power, rest) = multiplier(rest);
    let (percent, rest) = percent(rest);
    alone(rest)?;
    let number: f64 = format!("{digits}e{power}")
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
        .ok_or(Unread::Words)?;
    let increase = is_increase.then_some("increase");
    let rest = Some(rest.trim()).filter(|rest| !rest.is_empty());
    let unit = [currency, percent, rest, increase];
    let unit: Vec<&str> = unit.into_iter().flatten().collect();
    Ok(Quantity {
        number,
        unit: (!unit.is_empty()).then(|| unit.join(" ")),
        comparator,
    })
}

/// What follows a word or sign at the beginning of a text, whatever its case.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let beginning = text.get(..word.len())?;
    let rest = &text[word.len()..];
    let is_cut = word.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
    (beginning.eq_ignore_ascii_case(word) && !is_cut).then(|| rest.trim_start())
}

fn comparator(text: &str) -> (Comparator, &str) {
    COMPARATORS
        .iter()
        .find_map(|(word, comparator)| Some((*comparator, after(text, word)?)))
        .unwrap_or((Comparator::Equal, text))
}

/// The currency before a number: a sign, or three capitals.
fn currency(text: &str) -> (Option<&str>, &str) {
    for (sign, code) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return (Some(code), rest.trim_start());
        }
    }
    match text.split_at_checked(3) {
        Some((code, rest))
            if code.bytes().all(|byte| byte.is_ascii_uppercase())
                && rest
                    .trim_start()
                    .starts_with(|next: char| next.is_ascii_digit()) =>
        {
            (Some(code), rest.trim_start())
        }
        _ => (None, text),
    }
}

/// The digits that a text begins with, as Rust writes numbers, and what follows them.
fn digits(text: &str) -> Option<(String, &str)> {
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (first, mut rest) = run(text);
    if first.is_empty() {
        return None;
    }
    let mut number = format!("{sign}{first}");
    while first.len() <= 3
        && let Some((group, behind)) = behind(rest, &[',', ' ', '\u{a0}', '\u{202f}', '\'', '’'])
        && group.len() == 3
    {
        number.push_str(group);
        rest = behind;
    }
    if let Some((decimals, behind)) = behind(rest, &['.', ',']) {
        number.push('.');
        number.push_str(decimals);
        rest = behind;
    }
    Some((number, rest))
}

/// The run of digits that a text begins with, and what follows it.
fn run(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// The digits right behind one of these marks, and what follows them.
fn behind<'a>(text: &'a str, marks: &[char]) -> Option<(&'a str, &'a str)> {
    let (digits, rest) = run(text.strip_prefix(marks)?);
    (!digits.is_empty()).then_some((digits, rest))
}

/// That no other number is tied to the one before.
fn alone(rest: &str) -> Result<(), Unread> {
    let rest = rest.trim_start();
    let leads_to_number = |rest: &str| currency(rest.trim_start()).1.starts_with(is_digit);
    let is_range = ["-", "–", "—", "to "]
        .iter()
        .any(|mark| rest.strip_prefix(mark).is_some_and(leads_to_number));
    if is_range {
        return Err(Unread::Range);
    }
    let is_list = [".", ";", ",", "/", "&", "and "]
        .iter()
        .any(|mark| rest.strip_prefix(mark).is_some_and(leads_to_number));
    if is_list {
        return Err(Unread::Several);
    }
    Ok(())
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn multiplier(text: &str) -> (u32, &str) {
    let text = text.trim_start();
    MULTIPLIERS
        .iter()
        .find_map(|(word, power)| Some((*power, after(text, word)?)))
        .unwrap_or((0, text))
}

fn percent(text: &str) -> (Option<&'static str>, &str) {
    let text = text.trim_start();
    ["%", "percent", "per cent"]
        .iter()
        .find_map(|word| Some((Some("%"), after(text, word)?)))
        .unwrap_or((None, text))
}
