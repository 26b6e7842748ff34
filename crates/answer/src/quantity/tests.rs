//! Texts, and the numbers that they say.

use proptest::prelude::*;

use super::*;

fn said(text: &str) -> (f64, Option<String>, Comparator) {
    let quantity = read(text).unwrap_or_else(|reason| panic!("{text}: {reason:?}"));
    (quantity.number, quantity.unit, quantity.comparator)
}

#[test]
fn published_values_are_read() {
    for (text, number, unit, comparator) in [
        ("19.6%", 19.6, "%", Comparator::Equal),
        ("0.38", 0.38, "", Comparator::Equal),
        ("At least 30", 30.0, "", Comparator::AtLeast),
        (">30%", 30.0, "%", Comparator::MoreThan),
        ("<5 g/day", 5.0, "g/day", Comparator::LessThan),
        ("≥ 80 per cent", 80.0, "%", Comparator::AtLeast),
        ("no more than 5%", 5.0, "%", Comparator::AtMost),
        ("154 million annually", 154e6, "annually", Comparator::Equal),
        ("USD 922,000,000", 922e6, "USD", Comparator::Equal),
        ("US$1.7 billion", 1.7e9, "USD", Comparator::Equal),
        ("about USD 2 billion", 2e9, "USD", Comparator::About),
        ("5 states & MDAs", 5.0, "states & MDAs", Comparator::Equal),
        (
            "at least 60% of UN members",
            60.0,
            "% of UN members",
            Comparator::AtLeast,
        ),
        ("+50%", 50.0, "% increase", Comparator::Equal),
        ("229,513", 229_513.0, "", Comparator::Equal),
        ("1 250 000 children", 1.25e6, "children", Comparator::Equal),
        ("12,5 %", 12.5, "%", Comparator::Equal),
        ("-3", -3.0, "", Comparator::Equal),
        ("0 meeting", 0.0, "meeting", Comparator::Equal),
    ] {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        assert_eq!(said(text), (number, unit, comparator), "{text}");
    }
}

#[test]
fn what_is_not_one_number_says_why() {
    for (text, reason) in [
        ("TBD", Unread::Undetermined),
        ("to be determined.", Unread::Undetermined),
        ("Yes", Unread::Answer),
        ("No", Unread::Answer),
        ("10-12%", Unread::Range),
        ("10% to 12%", Unread::Range),
        ("USD 2 million – USD 3 million", Unread::Range),
        ("1. 451 2. 0", Unread::Several),
        ("3 and 5", Unread::Several),
        ("1/3", Unread::Several),
        ("at least half of 65 SUN countries", Unread::Words),
        ("In progress", Unread::Words),
        ("", Unread::Words),
        (&"9".repeat(400), Unread::Words),
        ("%", Unread::Words),
    ] {
        assert_eq!(read(text), Err(reason), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,40}") {
        if let Ok(quantity) = read(&text) {
            prop_assert!(quantity.number.is_finite());
        }
    }

    #[test]
    fn a_number_comes_back_as_it_was_printed(number in 0_u32..=u32::MAX, hundredths in 1_u32..100) {
        let printed = f64::from(number) + f64::from(hundredths) / 100.0;
        let percentage = (printed, Some("%".into()), Comparator::Equal);
        prop_assert_eq!(said(&format!("{number}.{hundredths:02}%")), percentage);
        let whole = (f64::from(number), None, Comparator::Equal);
        prop_assert_eq!(said(&grouped(number)), whole);
    }
}

/// The number with commas between its thousands.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}
