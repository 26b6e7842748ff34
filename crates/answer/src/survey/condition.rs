//! When a question is asked: one comparison, written as XLSForm writes it.
//!
//! Of XLSForm's expressions two shapes are understood, `${question} = 'value'`
//! with any of its six comparisons, and `selected(${question}, 'code')`. As in a
//! field tool, a question without an answer compares as an empty text.

use super::{Answers, Instrument};

/// A comparison that decides whether a question is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    question: String,
    comparison: Comparison,
    value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Selected,
}

/// Longer ones first, of which shorter ones are the beginning.
const COMPARISONS: [(&str, Comparison); 6] = [
    ("!=", Comparison::Unequal),
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("=", Comparison::Equal),
    ("<", Comparison::Less),
    (">", Comparison::More),
];

/// What is said of any other expression.
const WANTED: &str = "write one comparison, such as ${funding} = 'yes', ${members} >= 10 or \
                      selected(${partners}, 'un')";

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    ///
    /// How to write it.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::read(text.trim()).ok_or_else(|| WANTED.to_owned())
    }

    fn read(text: &str) -> Option<Self> {
        if let Some(inside) = text.strip_prefix("selected(") {
            let inside = inside.strip_suffix(')')?;
            let (question, rest) = named(inside.trim())?;
            let value = rest.trim().strip_prefix(',')?;
            return Some(Self {
                question,
                comparison: Comparison::Selected,
                value: quoted(value.trim())?,
            });
        }
        let (question, rest) = named(text)?;
        let rest = rest.trim();
        let mut comparisons = COMPARISONS.into_iter();
        let (sign, comparison) = comparisons.find(|(sign, _)| rest.starts_with(sign))?;
        let literal = rest.strip_prefix(sign)?.trim();
        let number = || literal.parse::<f64>().ok().filter(|it| it.is_finite());
        let value = quoted(literal).or_else(|| number().map(|_| literal.to_owned()))?;
        Some(Self {
            question,
            comparison,
            value,
        })
    }

    /// The code of the question whose answer decides.
    #[must_use]
    pub fn question(&self) -> &str {
        &self.question
    }

    /// Whether it holds for these answers.
    #[must_use]
    pub fn holds(&self, instrument: &Instrument, answers: &Answers) -> bool {
        let question = instrument.coded(&self.question);
        let answer = question.and_then(|question| answers.one(&question.id));
        let answer = answer.unwrap_or_default();
        let ordered = |is_so: fn(f64, f64) -> bool| {
            let (Ok(one), Ok(other)) = (answer.parse::<f64>(), self.value.parse::<f64>()) else {
                return false;
            };
            is_so(one, other)
        };
        match self.comparison {
            Comparison::Equal => self.is_equal(answer),
            Comparison::Unequal => !self.is_equal(answer),
            Comparison::Less => ordered(|one, other| one < other),
            Comparison::AtMost => ordered(|one, other| one <= other),
            Comparison::More => ordered(|one, other| one > other),
            Comparison::AtLeast => ordered(|one, other| one >= other),
            Comparison::Selected => answer.split(';').any(|code| code == self.value),
        }
    }

    /// Whether both are one text or one number: `10` is `10.0`.
    fn is_equal(&self, answer: &str) -> bool {
        let numbers = (answer.parse::<f64>(), self.value.parse::<f64>());
        answer == self.value
            || matches!(numbers, (Ok(one), Ok(other)) if one.total_cmp(&other).is_eq())
    }
}

/// The question that a text begins with, as in `${funding} = 'yes'`, and the rest.
fn named(text: &str) -> Option<(String, &str)> {
    let (code, rest) = text.strip_prefix("${")?.split_once('}')?;
    let code = code.trim();
    let is_code =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    (!code.is_empty() && code.chars().all(is_code)).then(|| (code.to_owned(), rest))
}

/// What stands between quotation marks.
fn quoted(text: &str) -> Option<String> {
    let inside = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    let text = inside('\'').or_else(|| inside('"'))?;
    (!text.contains(['\'', '"'])).then(|| text.to_owned())
}
