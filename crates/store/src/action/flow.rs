//! Whether a record may go from the state that it is in to the one that is sent.

use super::{
    cells::{Cells, cell},
    fault::{Fault, FaultCode},
};
use record::sheet::{By, Column, Flow, Sheet, Step};

/// Why a record may not go on to the state that it is to have, if it may not.
/// `review` tells whether the caller is a steward of it, or why not.
pub(super) fn fault(
    sheet: &'static Sheet,
    before: Option<&Cells>,
    after: &Cells,
    review: &Result<(), String>,
) -> Option<Fault> {
    let (column, flow) = sheet.flow()?;
    let from = before.map_or("", |before| cell(sheet, before, column.name));
    let to = cell(sheet, after, column.name);
    if from == to || to == flow.first && from.is_empty() {
        return None;
    }
    let is_said = |step: &Step| {
        step.saying.is_none_or(|why| {
            let said = cell(sheet, after, why);
            let stood = before.map_or("", |before| cell(sheet, before, why));
            !said.is_empty() && said != stood
        })
    };
    let may = |step: &Step| step.by == By::Writer || review.is_ok();
    let is_told = |step: &Step| may(step) && is_said(step);
    let asked = Asked {
        column,
        flow,
        from,
        to,
    };
    if from.is_empty() {
        return match review {
            _ if flow.leads_to(to, is_told) => None,
            Err(reason) if !flow.leads_to(to, may) && flow.leads_to(to, |_| true) => {
                Some(asked.forbidden(reason))
            }
            _ => Some(asked.no_way()),
        };
    }
    let Some(step) = flow.step(from, to) else {
        return Some(asked.no_step());
    };
    match (review, step.saying) {
        (Err(reason), _) if !may(step) => Some(asked.forbidden(reason)),
        (_, Some(why)) if !is_said(step) => Some(asked.unsaid(why)),
        _ => None,
    }
}

/// A step that is asked for.
struct Asked<'a> {
    column: &'static Column,
    flow: &'static Flow,
    from: &'a str,
    to: &'a str,
}

impl Asked<'_> {
    fn fault(&self, code: FaultCode, reason: String) -> Fault {
        Fault::new(code, self.column.name, self.to, reason)
    }

    fn no_step(&self) -> Fault {
        let Self {
            column, from, to, ..
        } = self;
        let next: Vec<&str> = self.flow.after(from).map(|step| step.to).collect();
        let to = if to.is_empty() { "nothing" } else { to };
        let reason = if next.is_empty() {
            format!("{} is {from}, which nothing follows", column.name)
        } else {
            let next = next.join(" or ");
            format!(
                "{} is {from} and goes on to {next}, not to {to}",
                column.name
            )
        };
        self.fault(FaultCode::NoSuchStep, reason)
    }

    fn no_way(&self) -> Fault {
        let first = self.flow.first;
        let next: Vec<&str> = self.flow.after(first).map(|step| step.to).collect();
        let (column, next) = (self.column.name, next.join(" or "));
        let reason =
            format!("{column} begins with {first} and goes on to {next}: write that first");
        self.fault(FaultCode::NoSuchStep, reason)
    }

    fn forbidden(&self, reason: &str) -> Fault {
        let Self { column, to, .. } = self;
        let reason = format!("{} becomes {to} by a steward: {reason}", column.name);
        self.fault(FaultCode::Forbidden, reason)
    }

    fn unsaid(&self, why: &str) -> Fault {
        let Self {
            column, from, to, ..
        } = self;
        let reason = format!("say anew why {} goes from {from} to {to}", column.name);
        Fault::new(FaultCode::Invalid, why, "", reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::sheet::Kind;

    const STATE: Column = Column::must("state", "#status", Kind::Text, "A state.").flowing(&Flow {
        first: "DRAFT",
        shown: &[],
        steps: &[
            Step::by_writer("DRAFT", "SENT"),
            Step::by_steward("SENT", "SEEN"),
            Step::by_steward("SEEN", "DRAFT").saying("note"),
        ],
        carries: &[],
    });

    static SHEET: Sheet = Sheet {
        name: "synthetic",
        doc: "A synthetic record.",
        table: "synthetic",
        record: "synthetic",
        readers: record::sheet::Readers::Public,
        columns: &[STATE],
        owner: record::sheet::Ownership::Shared,
        told: &[],
        text: "",
    };

    fn cells(state: &str, note: &str) -> Cells {
        let held = SHEET.all_columns().map(|column| match column.name {
            "state" => state.to_owned(),
            "note" => note.to_owned(),
            _ => String::new(),
        });
        held.collect()
    }

    fn told(before: Option<(&str, &str)>, after: (&str, &str), is_steward: bool) -> Option<Fault> {
        let before = before.map(|(state, note)| cells(state, note));
        let review = if is_steward {
            Ok(())
        } else {
            Err("ask a steward".to_owned())
        };
        fault(&SHEET, before.as_ref(), &cells(after.0, after.1), &review)
    }

    #[test]
    fn a_step_is_taken_by_those_who_may() {
        for (from, to, writer, steward) in [
            ("DRAFT", "DRAFT", None, None),
            ("DRAFT", "SENT", None, None),
            (
                "DRAFT",
                "SEEN",
                Some(FaultCode::NoSuchStep),
                Some(FaultCode::NoSuchStep),
            ),
            (
                "SENT",
                "DRAFT",
                Some(FaultCode::NoSuchStep),
                Some(FaultCode::NoSuchStep),
            ),
            ("SENT", "SEEN", Some(FaultCode::Forbidden), None),
            (
                "SEEN",
                "DRAFT",
                Some(FaultCode::Forbidden),
                Some(FaultCode::Invalid),
            ),
            ("", "SENT", None, None),
            ("", "SEEN", Some(FaultCode::Forbidden), None),
        ] {
            for (is_steward, expected) in [(false, writer), (true, steward)] {
                let told = told(Some((from, "")), (to, ""), is_steward);
                assert_eq!(told.map(|it| it.code), expected, "{from} {to} {is_steward}");
            }
        }
    }

    #[test]
    fn a_new_record_has_what_its_writer_may_bring_it_to() {
        for (to, writer, steward) in [
            ("DRAFT", None, None),
            ("SENT", None, None),
            ("SEEN", Some(FaultCode::Forbidden), None),
            (
                "LOST",
                Some(FaultCode::NoSuchStep),
                Some(FaultCode::NoSuchStep),
            ),
        ] {
            for (is_steward, expected) in [(false, writer), (true, steward)] {
                let told = told(None, (to, ""), is_steward);
                assert_eq!(told.map(|it| it.code), expected, "{to} {is_steward}");
            }
        }
    }

    #[test]
    fn a_reason_has_to_be_a_new_one() {
        let back = |stood: &str, said: &str| told(Some(("SEEN", stood)), ("DRAFT", said), true);
        assert_eq!(back("", "out of date"), None);
        assert_eq!(back("own words", "out of date"), None);
        for (stood, said) in [("", ""), ("own words", "own words"), ("own words", "")] {
            let fault = back(stood, said).unwrap();
            assert_eq!(
                (fault.code, fault.column.as_str()),
                (FaultCode::Invalid, "note")
            );
        }
    }

    #[test]
    fn a_refusal_names_the_state_and_what_it_goes_on_to() {
        let fault = told(Some(("DRAFT", "")), ("SEEN", ""), true).unwrap();
        assert_eq!(
            (fault.column.as_str(), fault.value.as_str()),
            ("state", "SEEN")
        );
        assert_eq!(
            fault.reason,
            "state is DRAFT and goes on to SENT, not to SEEN"
        );
        let fault = told(Some(("SENT", "")), ("SEEN", ""), false).unwrap();
        assert_eq!(
            fault.reason,
            "state becomes SEEN by a steward: ask a steward"
        );
    }
}
