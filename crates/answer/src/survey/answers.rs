//! What was answered, by question and row.

use std::collections::BTreeMap;

use entity::survey_answer;

/// The answers of one response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, BTreeMap<Option<i32>, String>>);

impl Answers {
    /// Notes an answer; of two to one question and row the later counts.
    pub fn add(&mut self, question: &str, row: Option<i32>, answer: &str) {
        let rows = self.0.entry(question.to_owned()).or_default();
        rows.insert(row, answer.to_owned());
    }

    /// What a question outside of tables was answered.
    #[must_use]
    pub fn one(&self, question: &str) -> Option<&str> {
        self.of(question).next().map(|(_, answer)| answer)
    }

    /// What a question was answered, row by row.
    pub fn of(&self, question: &str) -> impl Iterator<Item = (Option<i32>, &str)> {
        let rows = self.0.get(question).into_iter().flatten();
        rows.map(|(row, answer)| (*row, answer.as_str()))
    }

    /// Whether a question was answered.
    #[must_use]
    pub fn has(&self, question: &str) -> bool {
        self.0.contains_key(question)
    }

    /// All of it: question, row and answer.
    pub fn all(&self) -> impl Iterator<Item = (&str, Option<i32>, &str)> {
        self.0.iter().flat_map(|(question, rows)| {
            let rows = rows.iter();
            rows.map(move |(row, answer)| (question.as_str(), *row, answer.as_str()))
        })
    }
}

impl<'a> FromIterator<&'a survey_answer::Model> for Answers {
    fn from_iter<I: IntoIterator<Item = &'a survey_answer::Model>>(rows: I) -> Self {
        let mut answers = Self::default();
        for row in rows {
            answers.add(&row.question, row.row, &row.answer);
        }
        answers
    }
}

/// A chapter that a round asked, and what it answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The chapter.
    pub chapter: String,
    /// Its country.
    pub country: String,
    /// What it answered; none unless a response of it counts.
    pub answers: Option<Answers>,
}
