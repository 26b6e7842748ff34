//! What others find of a record: a tracker that verifies a commitment, a source that
//! states a fact. It is no statement of the record's owner, so a steward writes it, and
//! the row says where it comes from.

use super::{
    cells::{Cells, cell},
    draft::Candidate,
    fault::{Fault, FaultCode},
};
use record::sheet::Sheet;

/// Why a finding may not be written or taken back as it is sent, if it may not.
/// `review` tells whether the caller is a steward of the record, or why not.
pub(super) fn fault(
    sheet: &'static Sheet,
    candidate: &Candidate,
    review: &Result<(), String>,
) -> Option<Fault> {
    let before = candidate.before.as_ref();
    let stood = |column| before.map_or("", |before| cell(sheet, before, column));
    let becomes = |column| cell(sheet, &candidate.after, column);
    let differs = |column: &&'static str| stood(column) != becomes(column);
    let forbidden = |column, reason: &String| {
        let value = becomes(column);
        let reason = format!("{column} is written by a steward: {reason}");
        Some(Fault::new(FaultCode::Forbidden, column, value, reason))
    };
    let found = sheet.assessed().map(|column| column.name).find(differs);
    match (found, review) {
        (Some(column), Err(reason)) => return forbidden(column, reason),
        (Some(column), Ok(())) if !candidate.is_sourced => {
            let reason = format!("{column} is what others find: say who, in the same row");
            return Some(Fault::new(FaultCode::Invalid, "source_title", "", reason));
        }
        _ => {}
    }
    // What a source states can be told by those who read it; its record's owner may
    // state things of its own.
    let is_raised = before.is_some() && stood("confidence") != STATED;
    let is_raised = is_raised && becomes("confidence") == STATED;
    let is_same_source = !["source_title", "source_address"].iter().any(differs);
    match review {
        Err(reason) if is_raised && is_same_source => forbidden("confidence", reason),
        _ => None,
    }
}

/// Whether a record holds what others found of it, which only a steward takes away.
pub(super) fn is_held(sheet: &'static Sheet, cells: &Cells) -> bool {
    let mut columns = sheet.assessed();
    columns.any(|column| !cell(sheet, cells, column.name).is_empty())
}

/// The word for what a source says itself.
const STATED: &str = "STATED";

#[cfg(test)]
mod tests {
    use super::*;
    use record::sheet::sheet_of;

    fn cells(sheet: &Sheet, said: &[(&str, &str)]) -> Cells {
        let columns = sheet.all_columns();
        let said = columns.map(|column| said.iter().find(|(name, _)| *name == column.name));
        said.map(|it| it.map_or("", |(_, text)| *text).to_owned())
            .collect()
    }

    /// What is said of going from the one to the other, by a steward and by others.
    fn told(
        kind: &str,
        before: Option<&[(&str, &str)]>,
        after: &[(&str, &str)],
        is_sourced: bool,
    ) -> [Option<(FaultCode, String)>; 2] {
        let sheet = sheet_of(kind).unwrap();
        let candidate = Candidate {
            line: 1,
            id: "a".into(),
            external: None,
            is_sourced,
            is_made: false,
            before: before.map(|it| cells(sheet, it)),
            after: cells(sheet, after),
            faults: vec![],
            is_kept: false,
            namesakes: vec![],
        };
        [Ok(()), Err("ask a steward".to_owned())].map(|review| {
            let fault = fault(sheet, &candidate, &review)?;
            Some((fault.code, fault.column))
        })
    }

    #[test]
    fn a_finding_is_a_stewards_and_has_a_source() {
        let verified = [("title", "A title"), ("verification", "VERIFIED")];
        let plain = [("title", "A title")];
        let forbidden = Some((FaultCode::Forbidden, "verification".to_owned()));
        let unsaid = Some((FaultCode::Invalid, "source_title".to_owned()));
        for (before, after) in [
            (None, &verified[..]),
            (Some(&plain[..]), &verified),
            (Some(&verified), &plain),
        ] {
            let found = told("commitment", before, after, true);
            assert_eq!(found, [None, forbidden.clone()]);
            let found = told("commitment", before, after, false);
            assert_eq!(found, [unsaid.clone(), forbidden.clone()]);
        }
        let other = [("title", "Another"), ("verification", "VERIFIED")];
        assert_eq!(
            told("commitment", Some(&verified), &other, false),
            [None, None]
        );
        assert_eq!(told("commitment", None, &plain, false), [None, None]);
    }

    #[test]
    fn what_another_source_says_is_not_raised_to_stated() {
        let inferred = [("confidence", "INFERRED"), ("source_title", "A report")];
        let stated = [("confidence", "STATED"), ("source_title", "A report")];
        let anew = [
            ("confidence", "STATED"),
            ("source_title", "Minutes of ours"),
        ];
        let forbidden = Some((FaultCode::Forbidden, "confidence".to_owned()));
        assert_eq!(
            told("seat", Some(&inferred), &stated, true),
            [None, forbidden]
        );
        assert_eq!(told("seat", Some(&inferred), &anew, true), [None, None]);
        assert_eq!(told("seat", Some(&stated), &inferred, true), [None, None]);
        assert_eq!(told("seat", None, &stated, true), [None, None]);
    }

    #[test]
    fn what_was_found_is_held() {
        let commitment = sheet_of("commitment").unwrap();
        assert!(is_held(
            commitment,
            &cells(commitment, &[("smartness", "HIGH")])
        ));
        assert!(!is_held(
            commitment,
            &cells(commitment, &[("title", "A title")])
        ));
    }
}
