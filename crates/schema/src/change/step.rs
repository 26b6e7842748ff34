//! The steps that a record took from state to state.

use super::Change;
use crate::{
    ask::Ask,
    loader::change::{StepsOf, Taken},
    object::object,
    scalar::DateTime,
};

/// How many steps of a record are told.
const TOLD: usize = 100;

/// A step of a record from one state to the next.
pub(crate) struct StateStep(Taken);

object! {
    /// A step of a record from one state to the next: which, when and by whom. `GET /sheets` lists the possible steps of each kind of record.
    StateStep as StateStep |this, ctx| {
        /// The state before, as in the record's own field; `null` if it had none, for example if new.
        from: Option<&str> = this.0.from.as_deref();
        /// The state after; `null` if it has had none since.
        to: Option<&str> = this.0.to.as_deref();
        /// The time of the step.
        at: DateTime = DateTime(this.0.entry.at.clone());
        /// Who took the step, as in `actor` of the change.
        actor: &str = ctx.viewer().told_of(&this.0.entry.actor);
        /// The change in the log that records the step.
        change: Change = this.0.entry.clone().into();
    }
}

/// The steps that a record took, to be flattened into its type.
pub(crate) struct Steps(pub(crate) String);

object! {
    /// The steps of a record.
    Steps as Steps |this, ctx| {
        /// The steps of the record from state to state, oldest first: which, when and by whom, as in the log of changes. Only the newest 100; `history` has all. Erased parts of the past are left out.
        steps: Vec<StateStep> => async {
            let taken = ctx.loads().load_one(StepsOf(this.0.clone())).await?;
            let taken = taken.unwrap_or_default();
            let skipped = taken.len().saturating_sub(TOLD);
            Ok(taken[skipped..].iter().cloned().map(StateStep).collect())
        };
    }
}
