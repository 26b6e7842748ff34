//! What a cell shows, where that is not what it holds: a part as a percentage, a day as
//! its month or year.

use calamine::DataRef;

/// What the cell shows by the format of its number, and how that was taken; nothing
/// where it shows what it holds.
pub(super) fn shown(value: &DataRef<'_>, format: &str) -> Option<(String, &'static str)> {
    let code = plain(format);
    match value {
        DataRef::Float(number) if code.contains('%') => {
            // A part in binary has no end: 0.29 is shown as 29.
            let percent = (number * 1e12).round() / 1e10;
            Some((percent.to_string(), "shown in per cent, and read so"))
        }
        DataRef::Int(number) if code.contains('%') => {
            let percent = number.checked_mul(100)?;
            Some((percent.to_string(), "shown in per cent, and read so"))
        }
        DataRef::DateTime(time) if code.contains('y') && !code.contains('d') => {
            let (year, month, ..) = time.to_ymd_hms_milli();
            if code.contains('m') {
                let text = format!("{year:04}-{month:02}");
                Some((text, "shown as a month, and read so"))
            } else {
                Some((format!("{year:04}"), "shown as a year, and read so"))
            }
        }
        _ => None,
    }
}

/// The code of a format without its texts and conditions.
fn plain(format: &str) -> String {
    let (mut plain, mut is_quoted, mut is_bracketed, mut is_escaped) =
        (String::new(), false, false, false);
    for letter in format.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' => is_escaped = true,
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            _ if is_bracketed => {}
            // Only the first format is for what is not negative.
            ';' => break,
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::*;

    #[test]
    fn what_is_shown_is_no_more_precise_than_it_looks() {
        let day = ExcelDateTime::new(46_082.0, ExcelDateTimeType::DateTime, false);
        let day = DataRef::DateTime(day);
        let read = |value: &DataRef<'_>, code| shown(value, code).map(|(text, _)| text);
        assert_eq!(read(&day, "mmm-yy").unwrap(), "2026-03");
        assert_eq!(read(&day, "[$-409]mmmm\\ yyyy").unwrap(), "2026-03");
        assert_eq!(read(&day, "yyyy").unwrap(), "2026");
        assert_eq!(read(&day, "dd/mm/yyyy"), None);
        assert_eq!(read(&DataRef::Float(0.29), "0%").unwrap(), "29");
        assert_eq!(read(&DataRef::Float(0.125), "0.0%").unwrap(), "12.5");
        assert_eq!(read(&DataRef::Float(0.25), "0.00\"%\""), None);
    }
}
