use super::{super::Limits, archive, rows_of};
use crate::{Format, print::template};
use record::sheet::sheet;

#[test]
fn a_workbook_cut_off_anywhere_is_refused() {
    let mut whole = vec![];
    template(sheet("names").unwrap(), Format::Xlsx, &mut whole).unwrap();
    let limits = Limits::default();
    assert_eq!(rows_of(&whole, "names", &limits).unwrap().len(), 1);
    for length in 0..whole.len() {
        let refusal = archive::check(&whole[..length], &limits).unwrap_err();
        assert!(
            refusal.reason.contains("cut off"),
            "cut at {length}: {refusal}"
        );
    }
}

#[test]
fn a_workbook_with_a_spoilt_byte_is_refused_or_says_the_same() {
    let mut whole = vec![];
    template(sheet("networks").unwrap(), Format::Xlsx, &mut whole).unwrap();
    let limits = Limits::default();
    let good = rows_of(&whole, "networks", &limits).unwrap();
    let mut refused = 0;
    for place in (0..whole.len()).step_by(7) {
        let mut spoilt = whole.clone();
        spoilt[place] ^= 0x55;
        match rows_of(&spoilt, "networks", &limits) {
            Ok(rows) => assert_eq!(
                rows.iter().map(|row| &row.fields).collect::<Vec<_>>(),
                good.iter().map(|row| &row.fields).collect::<Vec<_>>(),
                "spoilt at {place}"
            ),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 100, "{refused}");
}
