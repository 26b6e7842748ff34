//! What an answer says, and whether its question may be answered so.

use entity::{survey_choice, survey_question, vocabulary::QuestionType};

use record::date;

/// What an answer says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words, or a day.
    Text(String),
    /// A number.
    Number(f64),
    /// Codes of choices.
    Codes(Vec<String>),
}

/// What an answer says to a question that has these choices.
///
/// # Errors
///
/// Why the question may not be answered so, and what to answer instead.
pub fn value(
    question: &survey_question::Model,
    choices: &[survey_choice::Model],
    answer: &str,
) -> Result<Value, String> {
    match question.kind {
        QuestionType::Text => Ok(Value::Text(answer.to_owned())),
        QuestionType::Integer | QuestionType::Scale => {
            let number = answer.parse::<i32>().map_err(|_| "give a whole number")?;
            within(question, f64::from(number))
        }
        QuestionType::Decimal => {
            let number = answer.parse::<f64>().ok().filter(|it| it.is_finite());
            within(question, number.ok_or("give a number, such as 12.5")?)
        }
        QuestionType::Date if answer.len() == 10 && date::is_partial(answer) => {
            Ok(Value::Text(answer.to_owned()))
        }
        QuestionType::Date => Err("give a day, such as 2026-01-31".into()),
        QuestionType::Choice => {
            known(choices, answer)?;
            Ok(Value::Codes(vec![answer.to_owned()]))
        }
        QuestionType::MultiChoice => {
            let codes: Vec<String> = answer.split(';').map(str::to_owned).collect();
            for (place, code) in codes.iter().enumerate() {
                known(choices, code)?;
                if codes.iter().take(place).any(|it| it == code) {
                    return Err(format!("{code} is chosen twice: name it once"));
                }
            }
            Ok(Value::Codes(codes))
        }
        QuestionType::Table => Err("a table has no answer of its own: answer its columns".into()),
    }
}

fn within(question: &survey_question::Model, number: f64) -> Result<Value, String> {
    if let Some(least) = question.minimum.filter(|least| number < *least) {
        return Err(format!("give {least} or more"));
    }
    if let Some(most) = question.maximum.filter(|most| number > *most) {
        return Err(format!("give {most} or less"));
    }
    Ok(Value::Number(number))
}

fn known(choices: &[survey_choice::Model], code: &str) -> Result<(), String> {
    if choices.iter().any(|choice| choice.code == code) {
        return Ok(());
    }
    let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
    Err(format!("choose of {}", codes.join(", ")))
}
