//! The steps that a record took from state to state.

use async_graphql::{Context, Object};

use super::Change;
use crate::{
    error::Result,
    loader::change::{StepsOf, Taken},
    schema::{ask::Ask, scalar::DateTime},
};

/// How many steps of a record are told.
const TOLD: usize = 100;

/// A step that a record took from one state to the next.
pub(crate) struct StateStep(Taken);

/// A step that a record took from one state to the next: which, when and by whom. The steps of a kind of record are listed in `GET /sheets`.
#[Object]
impl StateStep {
    /// The state before, as the record's own field words it; `null` if it had none, as where the record was new.
    async fn from(&self) -> Option<&str> {
        self.0.from.as_deref()
    }

    /// The state that it went on to; `null` if it has had none since.
    async fn to(&self) -> Option<&str> {
        self.0.to.as_deref()
    }

    /// When it was taken.
    async fn at(&self) -> DateTime {
        DateTime(self.0.entry.at.clone())
    }

    /// Who took it, as `actor` of the change tells it.
    async fn actor(&self, ctx: &Context<'_>) -> &str {
        ctx.viewer().told_of(&self.0.entry.actor)
    }

    /// The change of the log that tells it.
    async fn change(&self) -> Change {
        self.0.entry.clone().into()
    }
}

/// The steps that a record took, to be flattened into its type.
pub(crate) struct Steps(pub(crate) String);

/// The steps that a record took.
#[Object]
impl Steps {
    /// The steps that the record took from state to state, the oldest first: which, when and by whom, as the log of changes tells. The newest 100 at most; `history` has all. What was erased of the past is left out.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<StateStep>> {
        let taken = ctx.loads().load_one(StepsOf(self.0.clone())).await?;
        let taken = taken.unwrap_or_default();
        let skipped = taken.len().saturating_sub(TOLD);
        Ok(taken[skipped..].iter().cloned().map(StateStep).collect())
    }
}
