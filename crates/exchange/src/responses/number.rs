//! Numbers as spreadsheets of many countries write them.

/// A number with a point, and without what parts its thousands; what is no number is
/// left as it is, to be refused where all answers are looked at.
///
/// # Errors
///
/// If it can be one of two numbers.
pub(super) fn number(cell: &str) -> Result<String, String> {
    let is_space = |letter: char| letter.is_whitespace() || letter == '\'' || letter == '’';
    // Most are written as field tools write them.
    if cell.parse::<f64>().is_ok() {
        return Ok(cell.to_owned());
    }
    let (sign, body) = match cell.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", cell),
    };
    let is_number = |letter: char| letter.is_ascii_digit() || ",.".contains(letter);
    if !body.chars().all(|it| is_number(it) || is_space(it)) {
        return Ok(cell.to_owned());
    }
    let count = |mark: char| body.chars().filter(|it| *it == mark).count();
    let has_spaces = body.chars().any(is_space);
    let (commas, points) = (count(','), count('.'));
    let decimal = match (commas, points) {
        (1, 0) if has_spaces => Some(','),
        (1, 0) => {
            let (whole, fraction) = body.split_once(',').unwrap_or_default();
            if fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" {
                let plain = format!("{sign}{whole}");
                return Err(format!(
                    "this can be {plain}{fraction} or {plain}.{fraction}: write one of them"
                ));
            }
            Some(',')
        }
        (0, 1) => Some('.'),
        (0, _) | (_, 0) => None,
        _ if body.rfind(',') > body.rfind('.') => Some(','),
        _ => Some('.'),
    };
    let (whole, fraction) = match decimal {
        Some(mark) => body.rsplit_once(mark).unwrap_or((body, "")),
        None => (body, ""),
    };
    let groups: Vec<&str> = whole
        .split(|letter: char| !letter.is_ascii_digit())
        .collect();
    let are_thousands = groups.len() == 1
        || groups.iter().skip(1).all(|group| group.len() == 3)
            && groups.first().is_some_and(|it| (1..=3).contains(&it.len()));
    // What parts thousands is the same throughout.
    let mut parting: Vec<char> = whole.chars().filter(|it| !it.is_ascii_digit()).collect();
    parting.dedup();
    let is_whole = !whole.is_empty() && are_thousands && parting.len() <= 1;
    if !is_whole || !fraction.chars().all(|it| it.is_ascii_digit()) {
        return Ok(cell.to_owned());
    }
    let whole = groups.concat();
    Ok(match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    })
}

/// A whole number without the fraction of nothing that spreadsheets add.
pub(super) fn whole(number: &str) -> &str {
    match number.split_once('.') {
        Some((whole, fraction)) if fraction.chars().all(|it| it == '0') => whole,
        _ => number,
    }
}

/// Whether a number is written with a comma before its fraction, beyond doubt.
pub(super) fn has_decimal_comma(cell: &str) -> bool {
    let read = number(cell).unwrap_or_default();
    let fraction = cell.rsplit_once(',').map(|(_, fraction)| fraction);
    fraction.is_some_and(|it| !it.is_empty() && read.ends_with(&format!(".{it}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_many_countries_are_one_number() {
        for (cell, read) in [
            ("12000.5", "12000.5"),
            ("12 000,50", "12000.50"),
            ("12\u{202f}000,50", "12000.50"),
            ("12'000.50", "12000.50"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("12,5", "12.5"),
            ("0,500", "0.500"),
            ("-3,25", "-3.25"),
            ("1.234", "1.234"),
            ("1234,567", "1234.567"),
            // No number: left to be refused.
            ("12 00,5", "12 00,5"),
            ("1,2,3", "1,2,3"),
            ("about 12", "about 12"),
            (",", ","),
            ("", ""),
        ] {
            assert_eq!(number(cell).as_deref(), Ok(read), "{cell}");
        }
        let refused = number("12,500").unwrap_err();
        assert!(refused.contains("12500 or 12.500"), "{refused}");
        assert_eq!((whole("12.0"), whole("12.5")), ("12", "12.5"));
        assert!(has_decimal_comma("12 000,50") && has_decimal_comma("3,5"));
        assert!(!has_decimal_comma("1,234,567") && !has_decimal_comma("12,500"));
    }
}
