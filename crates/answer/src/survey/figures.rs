//! What the answers of one group to one question come to.

use entity::survey_question;

use super::{Answers, Asked, Instrument, Value, is_choice, is_number, value};

/// What the answers of a group come to. Those asked are those who answered, those
/// who did not, and those for whom the question was not relevant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// How many answered.
    pub n: usize,
    /// How many were asked and did not answer, or whose response does not count.
    pub no_data: usize,
    /// How many were not asked, because of what they answered before.
    pub not_relevant: usize,
    /// How often each choice was chosen, in the order of the choices; none of a
    /// question without choices. Every row of a table counts.
    pub choices: Vec<(String, usize)>,
    /// The mean of the numbers; none where there are none.
    pub mean: Option<f64>,
    /// Their median, of an even number the mean of the two in the middle.
    pub median: Option<f64>,
    /// The smallest.
    pub minimum: Option<f64>,
    /// The largest.
    pub maximum: Option<f64>,
}

impl Figures {
    /// What a group answered to a question.
    pub(super) fn of(
        instrument: &Instrument,
        question: &survey_question::Model,
        group: &[&Asked],
    ) -> Self {
        let mut figures = Self::default();
        let choices = instrument.choices(question);
        if is_choice(question.kind) {
            let zero = choices.iter().map(|choice| (choice.code.clone(), 0));
            figures.choices = zero.collect();
        }
        let mut numbers = vec![];
        for asked in group {
            let Some(answers) = &asked.answers else {
                figures.no_data += 1;
                continue;
            };
            let said = said(instrument, question, answers);
            if said.is_empty() {
                let is_asked = instrument.is_relevant(question, answers);
                figures.no_data += usize::from(is_asked);
                figures.not_relevant += usize::from(!is_asked);
                continue;
            }
            figures.n += 1;
            for value in said {
                match value {
                    Value::Number(number) if is_number(question.kind) => numbers.push(number),
                    Value::Codes(codes) => figures.count(&codes),
                    _ => {}
                }
            }
        }
        figures.summarise(numbers);
        figures
    }

    fn count(&mut self, codes: &[String]) {
        for (code, times) in &mut self.choices {
            *times += usize::from(codes.contains(code));
        }
    }

    fn summarise(&mut self, mut numbers: Vec<f64>) {
        numbers.sort_by(f64::total_cmp);
        let Some(last) = numbers.len().checked_sub(1) else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer chapters")]
        let count = numbers.len() as f64;
        self.mean = Some(numbers.iter().sum::<f64>() / count);
        self.median = Some(f64::midpoint(numbers[last / 2], numbers[numbers.len() / 2]));
        self.minimum = numbers.first().copied();
        self.maximum = numbers.last().copied();
    }
}

/// What a response says to a question. Whether a table was answered shows in its
/// columns. What does not fit the question was refused when it was written.
fn said(
    instrument: &Instrument,
    question: &survey_question::Model,
    answers: &Answers,
) -> Vec<Value> {
    let choices = instrument.choices(question);
    let mut said: Vec<Value> = answers
        .of(&question.id)
        .filter_map(|(_, answer)| value(question, choices, answer).ok())
        .collect();
    for column in instrument.columns(question) {
        let rows = answers.of(&column.id);
        said.extend(rows.map(|(_, answer)| Value::Text(answer.to_owned())));
    }
    said
}
