//! What a row makes of a record, and whether a record may be so.

use super::{
    cells::{Cells, cell},
    draft::Draft,
    fault::{Fault, FaultCode},
};
use record::sheet::{Column, Kind, Sheet};

/// The columns between which time runs.
const PERIODS: &[(&str, &str)] = &[
    ("since", "until"),
    ("starts", "ends"),
    ("first_observed", "last_observed"),
];

/// The record as it will be: what is there, overlaid by what was sent.
pub(super) fn composed(
    sheet: &'static Sheet,
    draft: &Draft,
    id: &str,
    before: Option<&Cells>,
) -> Cells {
    let columns = sheet.all_columns().enumerate();
    columns
        .map(|(place, column)| match draft.cells.get(place) {
            _ if column.name == "id" => id.to_owned(),
            Some(Some(sent)) if !is_left_open(column, sent) => normal(column, sent),
            _ => match before.and_then(|before| before.get(place)) {
                Some(stored) => stored.clone(),
                None => column.unsaid().to_owned(),
            },
        })
        .collect()
}

/// Whether an empty cell leaves to us what it might say, as those do of a
/// template that was filled in only where there was something to say.
fn is_left_open(column: &Column, sent: &str) -> bool {
    sent.trim().is_empty() && !column.unsaid().is_empty()
}

/// The one way in which a value is written.
fn normal(column: &Column, sent: &str) -> String {
    let sent = sent.trim();
    match column.kind {
        Kind::Number => match sent.parse::<f64>() {
            Ok(number) => number.to_string(),
            Err(_) => sent.to_owned(),
        },
        kind if kind.is_list() => {
            let mut values: Vec<&str> = vec![];
            for value in sent.split(';').map(str::trim) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            values.join(";")
        }
        _ => sent.to_owned(),
    }
}

/// What is wrong with a record, cell by cell.
pub(super) fn faults(sheet: &'static Sheet, cells: &Cells) -> Vec<Fault> {
    let mut faults = vec![];
    for (column, cell) in sheet.all_columns().zip(cells) {
        if let Err(reason) = column.check(cell) {
            faults.push(Fault::new(FaultCode::Invalid, column.name, cell, reason));
        }
    }
    for (from, to) in PERIODS {
        let (begin, end) = (cell(sheet, cells, from), cell(sheet, cells, to));
        // Compared as far as both are precise: 2021 does not end before 2021-05.
        let common = begin.len().min(end.len());
        if let (Some(begin), Some(short)) = (begin.get(..common), end.get(..common))
            && short < begin
        {
            let reason = format!("ends before it begins ({from})");
            faults.push(Fault::new(FaultCode::Invalid, to, end, reason));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::sheet::sheet_of;

    fn draft(sheet: &'static Sheet, cells: &[(&str, &str)]) -> Draft {
        let given = |column: &Column| {
            let cell = cells.iter().find(|(name, _)| *name == column.name);
            cell.map(|(_, text)| (*text).to_owned())
        };
        Draft {
            cells: sheet.all_columns().map(given).collect(),
            ..Draft::default()
        }
    }

    #[test]
    fn what_is_not_sent_stays() {
        let sheet = sheet_of("seat").unwrap();
        let full = draft(
            sheet,
            &[("platform", "p"), ("role", "MEMBER"), ("until", "2020")],
        );
        let before = composed(sheet, &full, "a", None);
        assert_eq!(cell(sheet, &before, "confidence"), "STATED");
        let sent = draft(sheet, &[("until", ""), ("role", "CHAIR ")]);
        let after = composed(sheet, &sent, "a", Some(&before));
        assert_eq!(cell(sheet, &after, "platform"), "p");
        assert_eq!(cell(sheet, &after, "role"), "CHAIR");
        assert_eq!(cell(sheet, &after, "until"), "");
    }

    #[test]
    fn what_is_left_open_is_not_unsaid() {
        let sheet = sheet_of("event").unwrap();
        let open = draft(sheet, &[("confidence", ""), ("name_is_label", " ")]);
        let new = composed(sheet, &open, "a", None);
        assert_eq!(cell(sheet, &new, "confidence"), "STATED");
        assert_eq!(cell(sheet, &new, "name_is_label"), "false");
        let said = [("confidence", "INFERRED"), ("name_is_label", "true")];
        let said = composed(sheet, &draft(sheet, &said), "a", None);
        let kept = composed(sheet, &open, "a", Some(&said));
        assert_eq!(cell(sheet, &kept, "confidence"), "INFERRED");
        assert_eq!(cell(sheet, &kept, "name_is_label"), "true");
    }

    #[test]
    fn an_end_before_the_beginning_is_a_fault() {
        let sheet = sheet_of("seat").unwrap();
        let is_refused = |since: &str, until: &str| {
            let sent = draft(sheet, &[("since", since), ("until", until)]);
            let faults = faults(sheet, &composed(sheet, &sent, "a", None));
            faults
                .iter()
                .any(|fault| fault.reason.starts_with("ends before"))
        };
        assert!(is_refused("2021-05", "2021-04"));
        assert!(is_refused("2021", "2020-12-31"));
        assert!(!is_refused("2021-05", "2021"));
        assert!(!is_refused("", "2021"));
    }
}
