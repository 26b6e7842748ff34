//! What a cell answers.

use entity::{survey_question, vocabulary::QuestionType};

use super::{
    day::{self, Order},
    number,
    round::Round,
    words,
};
use record::formula;

/// The cell without space around it and what spreadsheets need against formulas.
pub(super) fn tidy(cells: &[String], column: usize) -> &str {
    formula::unguarded(cells.get(column).map_or("", |cell| cell.trim()))
}

/// The answer as this server keeps it: one line, choices by their codes and separated
/// by semicolons, a number with a point. What cannot be understood is left as it is, to
/// be refused where all answers are looked at.
///
/// # Errors
///
/// If it can mean two things.
pub(super) fn answer(
    round: &Round,
    question: &survey_question::Model,
    cell: &str,
    order: Option<Order>,
) -> Result<String, String> {
    let plain = words::plain(cell);
    match question.kind {
        QuestionType::Text | QuestionType::Table => Ok(plain),
        QuestionType::Choice => words::one(&round.offered(question), &plain),
        QuestionType::MultiChoice => {
            let chosen = words::several(&round.offered(question), &plain);
            chosen.map(|codes| codes.join(";"))
        }
        QuestionType::Date => day::day(&plain, order),
        QuestionType::Decimal => number::number(&plain),
        QuestionType::Integer | QuestionType::Scale => {
            let number = number::number(&plain)?;
            Ok(number::whole(&number).to_owned())
        }
    }
}
