//! Surveys: whether a response is as its questions want it, what came out of a
//! round, and what the answers count towards an indicator.
//!
//! The questions are those of an XLSForm, and mean here what they mean to ODK and
//! KoboToolbox: whoever was asked by a field tool and whoever was asked by this
//! server are held to the same.

mod answers;
mod check;
mod condition;
mod disclosure;
mod feed;
mod figures;
mod results;
#[cfg(test)]
mod tests;
mod value;

use std::collections::{BTreeMap, HashMap};

use entity::{survey_choice, survey_question, vocabulary::QuestionType};

pub use self::{
    answers::{Answers, Asked},
    check::{AnswerFault, faults, question_faults},
    condition::Condition,
    disclosure::FEWEST,
    feed::{Fed, feed},
    figures::Figures,
    results::{Group, Grouping, results},
    value::{Value, value},
};

/// The questions of one version of a survey.
#[derive(Clone, Debug, Default)]
pub struct Instrument {
    questions: Vec<survey_question::Model>,
    choices: BTreeMap<String, Vec<survey_choice::Model>>,
    /// The indicators that a question counts towards, by the question's id.
    indicators: HashMap<String, Vec<String>>,
}

impl Instrument {
    /// An instrument of these questions and choices; `indicators` by question's id.
    #[must_use]
    pub fn new(
        mut questions: Vec<survey_question::Model>,
        mut choices: Vec<survey_choice::Model>,
        indicators: HashMap<String, Vec<String>>,
    ) -> Self {
        questions.sort_by(|one, other| {
            (one.position, one.id.as_str()).cmp(&(other.position, other.id.as_str()))
        });
        choices.sort_by(|one, other| {
            (one.position, one.id.as_str()).cmp(&(other.position, other.id.as_str()))
        });
        let mut lists: BTreeMap<String, Vec<survey_choice::Model>> = BTreeMap::new();
        for choice in choices {
            lists.entry(choice.list.clone()).or_default().push(choice);
        }
        Self {
            questions,
            choices: lists,
            indicators,
        }
    }

    /// The questions, in their order.
    #[must_use]
    pub fn questions(&self) -> &[survey_question::Model] {
        &self.questions
    }

    /// The lists of choices, by name.
    #[must_use]
    pub fn lists(&self) -> &BTreeMap<String, Vec<survey_choice::Model>> {
        &self.choices
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&survey_question::Model> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The question outside of tables with this code.
    #[must_use]
    pub fn coded(&self, code: &str) -> Option<&survey_question::Model> {
        let mut questions = self.questions.iter();
        questions.find(|question| question.table.is_none() && question.code == code)
    }

    /// What a question's answers are chosen from; none if it has no choices.
    #[must_use]
    pub fn choices(&self, question: &survey_question::Model) -> &[survey_choice::Model] {
        let list = question.choices.as_ref();
        list.and_then(|list| self.choices.get(list))
            .map_or(&[], Vec::as_slice)
    }

    /// The columns of a table, in their order.
    pub fn columns(
        &self,
        table: &survey_question::Model,
    ) -> impl Iterator<Item = &survey_question::Model> {
        let of_table = |it: &&survey_question::Model| it.table.as_ref() == Some(&table.id);
        self.questions.iter().filter(of_table)
    }

    /// The indicators that a question counts towards.
    #[must_use]
    pub fn indicators(&self, question: &survey_question::Model) -> &[String] {
        self.indicators.get(&question.id).map_or(&[], Vec::as_slice)
    }

    /// Whether single answers to a question may be told: it is public, and so is
    /// what decides whether it is asked, since that it was asked tells the answer
    /// to that.
    #[must_use]
    pub fn is_public(&self, question: &survey_question::Model) -> bool {
        let mut waiting = vec![question];
        let mut seen: Vec<&str> = vec![];
        while let Some(question) = waiting.pop() {
            if seen.contains(&question.id.as_str()) {
                continue;
            }
            if !question.public {
                return false;
            }
            seen.push(&question.id);
            let condition = question.relevant.as_deref().map(Condition::parse);
            let decides = condition.and_then(Result::ok);
            waiting.extend(decides.and_then(|it| self.coded(it.question())));
            waiting.extend(question.table.as_deref().and_then(|id| self.question(id)));
        }
        true
    }

    /// Whether a question is asked of whoever gave these answers.
    #[must_use]
    pub fn is_relevant(&self, question: &survey_question::Model, answers: &Answers) -> bool {
        let table = question.table.as_deref().and_then(|id| self.question(id));
        let holds = |question: &survey_question::Model| {
            // One that cannot be read was refused when the question was written.
            let condition = question.relevant.as_deref().map(Condition::parse);
            condition.is_none_or(|it| it.is_ok_and(|it| it.holds(self, answers)))
        };
        holds(question) && table.is_none_or(holds)
    }
}

/// Whether questions of this type are answered by choosing.
#[must_use]
pub const fn is_choice(kind: QuestionType) -> bool {
    matches!(kind, QuestionType::Choice | QuestionType::MultiChoice)
}

/// Whether questions of this type are answered with a number.
#[must_use]
pub const fn is_number(kind: QuestionType) -> bool {
    matches!(
        kind,
        QuestionType::Integer | QuestionType::Decimal | QuestionType::Scale
    )
}
