//! What a cell may hold, and what the database gets for it.

use sea_orm::Value;

use super::{Column, Kind, Vocabulary, lexicon, sheet_of};
use crate::{country, date};

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
            Kind::Text => true,
            Kind::Email => is_email(cell),
            Kind::Global => is_global(cell),
            Kind::Date => date::is_partial(cell),
            Kind::Interval => date::is_interval(cell),
            Kind::Integer => cell.parse::<i32>().is_ok(),
            Kind::Number => cell.parse::<f64>().is_ok_and(f64::is_finite),
            Kind::Flag => matches!(cell, "true" | "false"),
            Kind::Word(vocabulary) => return known(cell, vocabulary),
            Kind::Words(vocabulary) => {
                return cell.split(';').try_for_each(|word| known(word, vocabulary));
            }
            Kind::Texts => cell.split(';').all(|text| !text.trim().is_empty()),
            Kind::Refs(_) => cell.split(';').all(is_id),
        };
        if is_fine {
            Ok(())
        } else {
            let remedy = remedy(self.kind, cell);
            Err(format!("{cell:?} is not {}{remedy}", self.kind.wanted()))
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

/// How to write what somebody most likely meant.
fn remedy(kind: Kind, cell: &str) -> String {
    match kind {
        Kind::Date | Kind::Interval if day_of(cell).is_some() => {
            ": there is no such day in the calendar".into()
        }
        Kind::Date | Kind::Interval if cell.contains([' ', '/', '.', '-']) => {
            ": write the year first, then the month and the day in digits".into()
        }
        Kind::Number | Kind::Integer => plain_number(cell)
            .map(|number| format!(": write {number}"))
            .unwrap_or_default(),
        Kind::Ref("countries") | Kind::Refs("countries") => {
            let wrong = cell.split(';').find(|it| country::country(it).is_none());
            format!(": {}", country::suggestion(wrong.unwrap_or(cell)))
        }
        _ => String::new(),
    }
}

/// The year, month and day of a text that is written as a date.
fn day_of(cell: &str) -> Option<(&str, &str, &str)> {
    let (year, rest) = cell.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let is_digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(year, 4) && is_digits(month, 2) && is_digits(day, 2)).then_some((year, month, day))
}

/// The number without what groups its digits, its decimal comma made a point.
fn plain_number(cell: &str) -> Option<String> {
    let is_grouping = |letter: char| letter.is_whitespace() || letter == '\'';
    let plain: String = cell
        .chars()
        .filter(|letter| !is_grouping(*letter))
        .collect();
    let is_decimal = plain.matches(',').count() == 1
        && plain.split(',').nth(1).is_some_and(|part| part.len() != 3);
    let plain = if is_decimal {
        plain.replace(',', ".")
    } else {
        plain.replace(',', "")
    };
    let is_number = plain.parse::<f64>().is_ok_and(f64::is_finite);
    (is_number && plain != cell).then_some(plain)
}

fn known(word: &str, vocabulary: Vocabulary) -> Result<(), String> {
    lexicon::unknown(vocabulary, word).map_or(Ok(()), Err)
}

fn is_id(cell: &str) -> bool {
    cell.chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/'))
}

/// Whether mail may go there: one `@` between a mailbox and a host that has a dot.
/// Whether somebody reads it, only a mail can tell.
fn is_email(cell: &str) -> bool {
    let is_plain = |part: &str| {
        let is_mark = |letter: char| letter.is_whitespace() || "@,;:<>()[]\"\\".contains(letter);
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains(is_mark)
    };
    let is_written = |(mailbox, host): (&str, &str)| {
        is_plain(mailbox) && is_plain(host) && host.contains('.') && !host.contains("..")
    };
    cell.len() <= 254 && cell.split_once('@').is_some_and(is_written)
}

/// Whether it is a kind of record and an id, as in `organisation:gain`.
fn is_global(cell: &str) -> bool {
    cell.split_once(':')
        .is_some_and(|(record, id)| !id.is_empty() && is_id(id) && sheet_of(record).is_some())
}
