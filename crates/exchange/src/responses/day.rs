//! Days as field tools and spreadsheets write them.

/// Whether a day stands before its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A day in ISO 8601; what is no day is left as it is, to be refused where all answers
/// are looked at.
///
/// # Errors
///
/// If it can be one of two days.
pub(super) fn day(cell: &str, order: Option<Order>) -> Result<String, String> {
    // Field tools add the time to a date.
    if let Some((day, _)) = cell.split_once(['T', ' '])
        && parts(day).is_some()
    {
        return self::day(day, order);
    }
    let Some((mark, [first, second, third])) = parts(cell) else {
        return Ok(cell.to_owned());
    };
    let iso = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    if first > 31 {
        return Ok(iso(first, second, third));
    }
    // With points the day stands first everywhere.
    let told = of(cell)
        .or((mark == '.').then_some(Order::DayFirst))
        .or(order);
    match told {
        Some(Order::DayFirst) => Ok(iso(third, second, first)),
        Some(Order::MonthFirst) => Ok(iso(third, first, second)),
        None if first == second => Ok(iso(third, second, first)),
        None => Err(format!(
            "this can be {} or {}: write one of them",
            iso(third, second, first),
            iso(third, first, second)
        )),
    }
}

/// The order that a day shows by itself.
pub(super) fn of(cell: &str) -> Option<Order> {
    match parts(cell)?.1 {
        [13..=31, 1..=12, _] => Some(Order::DayFirst),
        [1..=12, 13..=31, _] => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The mark between the three numbers of a day, and they; the year has four digits.
fn parts(cell: &str) -> Option<(char, [u32; 3])> {
    let mark = cell.chars().find(|letter| !letter.is_ascii_digit())?;
    if !"/.-".contains(mark) {
        return None;
    }
    let parts: Vec<&str> = cell.split(mark).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    if !matches!(lengths.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4]) {
        return None;
    }
    let mut numbers = [0; 3];
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.parse().ok()?;
    }
    Some((mark, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_where_it_is_one() {
        for (cell, order, read) in [
            ("2013-10-01", None, "2013-10-01"),
            ("2013-10-01T00:00:00.000+03:00", None, "2013-10-01"),
            ("2013-10-01 00:00:00", None, "2013-10-01"),
            ("2013/10/1", None, "2013-10-01"),
            ("25/10/2013", None, "2013-10-25"),
            ("10/25/2013", None, "2013-10-25"),
            ("01.10.2013", None, "2013-10-01"),
            ("05/05/2013", None, "2013-05-05"),
            ("01/10/2013", Some(Order::DayFirst), "2013-10-01"),
            ("01/10/2013", Some(Order::MonthFirst), "2013-01-10"),
            ("2013", None, "2013"),
            ("in May", None, "in May"),
        ] {
            assert_eq!(day(cell, order).as_deref(), Ok(read), "{cell}");
        }
        let refused = day("01/10/2013", None).unwrap_err();
        assert!(refused.contains("2013-10-01 or 2013-01-10"), "{refused}");
    }
}
