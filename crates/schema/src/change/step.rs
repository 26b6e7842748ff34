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

/// A step that a record took from one state to the next.
pub(crate) struct StateStep(Taken);

object! {
    /// A step that a record took from one state to the next: which, when and by whom. The steps of a kind of record are listed in `GET /sheets`.
    StateStep as StateStep |this, ctx| {
        /// The state before, as the record's own field words it; `null` if it had none, as where the record was new.
        from: Option<&str> = this.0.from.as_deref();
        /// The state that it went on to; `null` if it has had none since.
        to: Option<&str> = this.0.to.as_deref();
        /// When it was taken.
        at: DateTime = DateTime(this.0.entry.at.clone());
        /// Who took it, as `actor` of the change tells it.
        actor: &str = ctx.viewer().told_of(&this.0.entry.actor);
        /// The change of the log that tells it.
        change: Change = this.0.entry.clone().into();
    }
}

/// The steps that a record took, to be flattened into its type.
pub(crate) struct Steps(pub(crate) String);

object! {
    /// The steps that a record took.
    Steps as Steps |this, ctx| {
        /// The steps that the record took from state to state, the oldest first: which, when and by whom, as the log of changes tells. The newest 100 at most; `history` has all. What was erased of the past is left out.
        steps: Vec<StateStep> => async {
            let taken = ctx.loads().load_one(StepsOf(this.0.clone())).await?;
            let taken = taken.unwrap_or_default();
            let skipped = taken.len().saturating_sub(TOLD);
            Ok(taken[skipped..].iter().cloned().map(StateStep).collect())
        };
    }
}
