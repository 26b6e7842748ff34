//! The states that the records of a sheet go through, and the steps between them.
//!
//! A flow is data beside the column that holds the state, so that whatever writes
//! the column obeys the same steps, and a reader sees all of them on one screen.
//! `action` enforces it; `steps` of a record tells who took which, and when.

/// The states of a column, and the steps that lead from one to the next.
///
/// A new record has the first state, or one that steps of its writer lead to from
/// there. Where the cell may be empty, that is what stands where no state is
/// recorded: it takes no step, and the first state that is given is as of a new
/// record.
#[derive(Debug)]
pub struct Flow {
    /// Where a record begins.
    pub first: &'static str,
    /// The states in which everybody may read a record, and lists and the search show
    /// it to those who do not ask for others; none if all that holds in every state.
    pub shown: &'static [&'static str],
    /// Every step that there is.
    pub steps: &'static [Step],
    /// What a record takes along that it names.
    pub carries: &'static [Carry],
}

/// A step from one state to the next.
#[derive(Debug)]
pub struct Step {
    /// The state before.
    pub from: &'static str,
    /// The state after.
    pub to: &'static str,
    /// Who may take it.
    pub by: By,
    /// The column that has to say why, anew.
    pub saying: Option<&'static str>,
}

/// Who may take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whoever may write the record.
    Writer,
    /// A steward whose reach covers it.
    Steward,
}

/// What a record does to another that it names: once it stands in one of these
/// states, the other goes on to a state of its own, if a step leads there.
///
/// Both are written together, and by one who may write both.
#[derive(Debug)]
pub struct Carry {
    /// The states of the record.
    pub states: &'static [&'static str],
    /// A column that has to say something, too.
    pub with: Option<&'static str>,
    /// The column that names the other.
    pub column: &'static str,
    /// The state that the other goes on to.
    pub to: &'static str,
}

impl Flow {
    /// Whether lists and the search show a record in this state.
    #[must_use]
    pub fn shows(&self, state: &str) -> bool {
        self.shown.is_empty() || self.shown.contains(&state)
    }

    /// The steps that lead on from a state.
    pub fn after(&self, state: &str) -> impl Iterator<Item = &'static Step> {
        self.steps.iter().filter(move |step| step.from == state)
    }

    /// The step from one state to another.
    #[must_use]
    pub fn step(&self, from: &str, to: &str) -> Option<&'static Step> {
        self.after(from).find(|step| step.to == to)
    }

    /// Whether steps that `may` be taken lead from the first state to this one.
    pub fn leads_to(&self, state: &str, may: impl Fn(&Step) -> bool) -> bool {
        let mut reached = vec![self.first];
        let mut place = 0;
        while let Some(from) = reached.get(place).copied() {
            for step in self.steps.iter().filter(|it| it.from == from && may(it)) {
                if !reached.contains(&step.to) {
                    reached.push(step.to);
                }
            }
            place += 1;
        }
        reached.contains(&state)
    }
}

impl Step {
    /// A step that whoever may write the record may take.
    #[must_use]
    pub const fn by_writer(from: &'static str, to: &'static str) -> Self {
        Self {
            from,
            to,
            by: By::Writer,
            saying: None,
        }
    }

    /// A step that takes a steward.
    #[must_use]
    pub const fn by_steward(from: &'static str, to: &'static str) -> Self {
        Self {
            from,
            to,
            by: By::Steward,
            saying: None,
        }
    }

    /// The same step, for a reason that this column gives.
    #[must_use]
    pub const fn saying(self, column: &'static str) -> Self {
        Self {
            saying: Some(column),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOW: Flow = Flow {
        first: "A",
        shown: &["C"],
        steps: &[
            Step::by_writer("A", "B"),
            Step::by_steward("B", "C"),
            Step::by_writer("C", "A"),
            Step::by_writer("D", "A").saying("note"),
        ],
        carries: &[],
    };

    #[test]
    fn a_state_is_led_to_by_steps_that_may_be_taken() {
        let by_writers = |step: &Step| step.by == By::Writer;
        for (state, by_any, by_writer) in [
            ("A", true, true),
            ("B", true, true),
            ("C", true, false),
            ("D", false, false),
        ] {
            assert_eq!(FLOW.leads_to(state, |_| true), by_any, "{state}");
            assert_eq!(FLOW.leads_to(state, by_writers), by_writer, "{state}");
        }
    }

    #[test]
    fn steps_lead_one_way() {
        assert!(FLOW.step("A", "B").is_some());
        assert!(FLOW.step("B", "A").is_none());
        assert!(FLOW.step("A", "C").is_none());
        assert_eq!(
            FLOW.step("D", "A").and_then(|step| step.saying),
            Some("note")
        );
        assert!(FLOW.shows("C") && !FLOW.shows("A"));
    }
}
