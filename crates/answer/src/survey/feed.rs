//! What answers count towards an indicator: the sum of what each question that
//! names it was answered, and nothing unless all of them were.

use entity::survey_question;

use super::{Answers, Asked, Instrument, Value, value};

/// What one response counts towards an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Fed {
    /// The chapter that responded.
    pub chapter: String,
    /// Its country.
    pub country: String,
    /// The sum; none where an answer is missing or counts nothing.
    pub number: Option<f64>,
    /// The codes of the questions that are missing in it.
    pub missing: Vec<String>,
}

/// What each response counts towards an indicator, in the order of the chapters;
/// nothing where no question feeds it or one that does is not public, since the
/// number would tell its answer.
#[must_use]
pub fn feed(instrument: &Instrument, indicator: &str, asked: &[Asked]) -> Vec<Fed> {
    let is_fed = |question: &&survey_question::Model| {
        let mut indicators = instrument.indicators(question).iter();
        indicators.any(|it| it == indicator)
    };
    let questions: Vec<_> = instrument.questions().iter().filter(is_fed).collect();
    if questions.is_empty() || !questions.iter().all(|it| instrument.is_public(it)) {
        return vec![];
    }
    let responses = asked
        .iter()
        .filter_map(|asked| Some((asked, asked.answers.as_ref()?)));
    let mut fed: Vec<Fed> = responses
        .map(|(asked, answers)| {
            let mut sum = 0.0;
            let mut missing = vec![];
            for question in &questions {
                match number(instrument, question, answers) {
                    Some(number) => sum += number,
                    None => missing.push(question.code.clone()),
                }
            }
            Fed {
                chapter: asked.chapter.clone(),
                country: asked.country.clone(),
                number: Some(sum).filter(|_| missing.is_empty()),
                missing,
            }
        })
        .collect();
    fed.sort_by(|one, other| one.chapter.cmp(&other.chapter));
    fed
}

/// What a question's answer counts; that of a column of a table is the sum of its rows.
fn number(
    instrument: &Instrument,
    question: &survey_question::Model,
    answers: &Answers,
) -> Option<f64> {
    let choices = instrument.choices(question);
    let counted = |code: &String| choices.iter().find(|it| it.code == *code)?.number;
    let mut sum = None;
    for (_, answer) in answers.of(&question.id) {
        let number = match value(question, choices, answer).ok()? {
            Value::Number(number) => number,
            Value::Codes(codes) => codes.iter().map(counted).sum::<Option<f64>>()?,
            Value::Text(_) => return None,
        };
        sum = Some(sum.unwrap_or_default() + number);
    }
    sum
}
