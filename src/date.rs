//! Dates as precise as they are known: `2021`, `2021-12` or `2021-12-06`
//! (ISO 8601), and intervals of them (`2019/2020`, EDTF level 0).
//!
//! As texts they sort rightly, and a tie's period can be compared with a day
//! in either database without a type of its own.

use chrono::NaiveDate;

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
}
