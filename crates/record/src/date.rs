//! Dates as precise as they are known: `2021`, `2021-12` or `2021-12-06`
//! (ISO 8601), and intervals of them (`2019/2020`, EDTF level 0).
//!
//! As texts they sort rightly, and a tie's period can be compared with a day
//! in either database without a type of its own.

use chrono::{Months, NaiveDate};

/// Whether the text is a date, a month or a year.
#[must_use]
pub fn is_partial(text: &str) -> bool {
    let is_digits = text
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return false,
    };
    is_digits && NaiveDate::parse_from_str(&full, "%Y-%m-%d").is_ok()
}

/// Whether the text is a partial date or two of them in order.
#[must_use]
pub fn is_interval(text: &str) -> bool {
    match text.split_once('/') {
        Some((from, to)) => is_partial(from) && is_partial(to) && from <= to,
        None => is_partial(text),
    }
}

/// The first day of a partial date or interval: `2013` begins on its first of January.
#[must_use]
pub fn first_day(text: &str) -> Option<NaiveDate> {
    let date = text.split_once('/').map_or(text, |(from, _)| from);
    let full = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    NaiveDate::parse_from_str(&full, "%Y-%m-%d").ok()
}

/// The last day of a partial date or interval: `2013` ends on its last of December.
#[must_use]
pub fn last_day(text: &str) -> Option<NaiveDate> {
    let date = text.split_once('/').map_or(text, |(_, to)| to);
    let months = match date.len() {
        4 => 12,
        7 => 1,
        _ => return first_day(date),
    };
    first_day(date)?
        .checked_add_months(Months::new(months))?
        .pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        for known in ["2021", "2021-12", "2021-12-06", "2024-02-29"] {
            assert!(is_partial(known), "{known}");
        }
        for unknown in [
            "",
            "21",
            "2021-13",
            "2023-02-29",
            "2021-1-06",
            "+202-01-01",
            "20211206",
            "-001-01-01",
            "2021/12",
        ] {
            assert!(!is_partial(unknown), "{unknown}");
        }
        assert!(is_interval("2019/2020"));
        assert!(!is_interval("2020/2019"));
    }
    #[test]
    fn an_imprecise_date_has_a_first_and_a_last_day() {
        for (date, first, last) in [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2021-12-06", "2021-12-06", "2021-12-06"),
            ("2019/2020", "2019-01-01", "2020-12-31"),
        ] {
            assert_eq!(first_day(date).unwrap().to_string(), first, "{date}");
            assert_eq!(last_day(date).unwrap().to_string(), last, "{date}");
        }
        assert_eq!(first_day("soon"), None);
        assert_eq!(last_day("20211206"), None);
    }
}
