//! Days as numbers, and dates that are not precise to the day.

/// A day as `yyyymmdd`, so that days compare as numbers.
pub type Day = u32;

/// From when to when something holds, as far as is known.
pub type Stay = (Option<Day>, Option<Day>);

/// Some days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Span {
    /// All days there are.
    pub const EVER: Self = Self {
        from: 0,
        to: Day::MAX,
    };
}

/// The first day of a date that may be imprecise: `2013` begins on its first of January.
#[must_use]
pub fn first_day(date: &str) -> Option<Day> {
    day(date, ["0101", "01", ""])
}

/// The last day of a date that may be imprecise: `2013` ends on its last of December.
#[must_use]
pub fn last_day(date: &str) -> Option<Day> {
    let last = day(date, ["1231", "31", ""])?;
    let (year, month) = (last / 10_000, last / 100 % 100);
    Some(last.min(year * 10_000 + month * 100 + length(year, month)))
}

/// How many days a month has.
fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day in ISO 8601.
#[must_use]
pub fn written(day: Day) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        day / 10_000,
        day / 100 % 100,
        day % 100
    )
}

fn day(date: &str, rest: [&str; 3]) -> Option<Day> {
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    let rest = match digits.len() {
        4 => rest[0],
        6 => rest[1],
        8 => rest[2],
        _ => return None,
    };
    format!("{digits}{rest}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imprecise_date_counts_whole() {
        assert_eq!(first_day("2013"), Some(20_130_101));
        assert_eq!(last_day("2013"), Some(20_131_231));
        for (month, last) in [
            ("2013-02", 20_130_228),
            ("2012-02", 20_120_229),
            ("2000-02", 20_000_229),
            ("1900-02", 19_000_228),
            ("2013-04", 20_130_430),
            ("2013-07", 20_130_731),
        ] {
            assert_eq!(last_day(month), Some(last), "{month}");
        }
        assert_eq!(first_day("2013-02-03"), last_day("2013-02-03"));
        assert_eq!(first_day(""), None);
    }
}
