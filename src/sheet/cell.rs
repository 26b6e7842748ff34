//! What a cell may hold, and what the database gets for it.

use sea_orm::Value;

use super::{Column, Kind};
use crate::date;

impl Column {
    /// Whether a cell may hold this, or why not.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words for whoever wrote it.
    pub fn check(&self, cell: &str) -> Result<(), String> {
        if cell.is_empty() {
            // An empty list is a list.
            return if self.is_required && !self.kind.is_list() {
                Err("may not be empty".into())
            } else {
                Ok(())
            };
        }
        if cell.trim() != cell || cell.chars().any(char::is_control) {
            return Err(format!(
                "{cell:?} has stray white space or control characters"
            ));
        }
        let is_fine = match self.kind {
            Kind::Id | Kind::Ref(_) => is_id(cell),
            Kind::Text | Kind::Global => true,
            Kind::Date => date::is_partial(cell),
            Kind::Interval => date::is_interval(cell),
            Kind::Integer => cell.parse::<i32>().is_ok(),
            Kind::Number => cell.parse::<f64>().is_ok_and(f64::is_finite),
            Kind::Flag => matches!(cell, "true" | "false"),
            Kind::Word(words) => return known(cell, &words()),
            Kind::Words(words) => {
                let words = words();
                return cell.split(';').try_for_each(|word| known(word, &words));
            }
            Kind::Texts => cell.split(';').all(|text| !text.trim().is_empty()),
            Kind::Refs(_) => cell.split(';').all(is_id),
        };
        if is_fine {
            Ok(())
        } else {
            Err(format!("{cell:?} is not {}", self.kind.wanted()))
        }
    }

    /// The value of a cell that was checked.
    #[must_use]
    pub fn value(&self, cell: &str) -> Value {
        let cell = Some(cell).filter(|cell| !cell.is_empty());
        match self.kind {
            Kind::Integer => cell.and_then(|it| it.parse::<i32>().ok()).into(),
            Kind::Number => cell.and_then(|it| it.parse::<f64>().ok()).into(),
            Kind::Flag => cell.map(|it| it == "true").into(),
            _ => cell.map(str::to_owned).into(),
        }
    }
}

impl Kind {
    const fn wanted(self) -> &'static str {
        match self {
            Self::Date => "a date such as 2021, 2021-12 or 2021-12-06",
            Self::Interval => "a date such as 2021-12, or two as in 2019/2020",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Flag => "true or false",
            Self::Texts => "a list separated by semicolons",
            _ => "an id",
        }
    }
}

fn known(word: &str, words: &[String]) -> Result<(), String> {
    if words.iter().any(|known| known == word) {
        Ok(())
    } else {
        Err(format!("{word:?} is none of {}", words.join(", ")))
    }
}

fn is_id(cell: &str) -> bool {
    cell.chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/'))
}
