//! Dates that may be imprecise, against a day and against each other.
//!
//! They are texts that sort rightly; one that is the beginning of another, as
//! `2016` is of `2016-05-09`, holds the other within it, and which of the two
//! came first is not known.

use std::cmp::Ordering;

/// Whether what starts then has begun on the day, imprecise dates counting
/// whole; `None` where no start is known.
#[must_use]
pub fn has_begun(start: Option<&str>, day: &str) -> Option<bool> {
    start.map(|start| start <= day)
}

/// Whether what ends then is over on the day, imprecise dates counting whole.
/// Where no end is known it goes on.
#[must_use]
pub fn is_over(end: Option<&str>, day: &str) -> bool {
    end.is_some_and(|end| order(end, day) == Some(Ordering::Less))
}

/// Which date comes first; `None` where one lies within the other, so that
/// nobody can tell.
#[must_use]
pub fn order(one: &str, other: &str) -> Option<Ordering> {
    let is_within = one.starts_with(other) || other.starts_with(one);
    (!is_within).then(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imprecise_dates_count_whole() {
        assert_eq!(has_begun(Some("2017"), "2017-01-01"), Some(true));
        assert_eq!(has_begun(Some("2017-02"), "2017-01-31"), Some(false));
        assert_eq!(has_begun(None, "2017-01-31"), None);
        assert!(!is_over(Some("2017"), "2017-12-31"));
        assert!(is_over(Some("2017"), "2018-01-01"));
        assert!(!is_over(None, "2018-01-01"));
    }

    #[test]
    fn a_date_within_another_is_neither_before_nor_after_it() {
        assert_eq!(order("2016", "2016-05-09"), None);
        assert_eq!(order("2016-05-09", "2016-05-09"), None);
        assert_eq!(order("2016-12", "2017"), Some(Ordering::Less));
        assert_eq!(order("2017", "2016-12-31"), Some(Ordering::Greater));
    }
}
