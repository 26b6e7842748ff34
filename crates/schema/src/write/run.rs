//! How a mutation runs: one transaction, its outcome kept under the caller's key, and
//! those who follow told.

use std::sync::Arc;

use async_graphql::Context;
use entity::vocabulary::Role;

use super::{
    payload::{Effect, WriteError, WriteOutcome},
    stamp::Stamp,
};
use crate::{
    ask::DataVersion,
    error::{Error, Result},
};
use store::{
    action::{Done, Fault, FaultCode, Outcome, Pace, RecordTransaction, Refused},
    auth::{Owner, Permission, Viewer, permit},
    db::Db,
    feed::Feed,
};

/// Does one thing to the data, all of it or nothing, and once for each key.
pub(super) async fn run(
    ctx: &Context<'_>,
    permission: impl AsyncFnOnce(&mut RecordTransaction) -> Result<Effect, Refused>,
) -> Result<Effect> {
    let viewer = Arc::new(ctx.data_unchecked::<Viewer>().clone());
    // Asked before the writer is taken for somebody who may write nothing.
    if viewer.role < Role::Contributor {
        permit(
            &viewer,
            Permission::Write {
                owner: &Owner::default(),
            },
        )?;
    }
    let stamp = ctx.data_unchecked::<Stamp>();
    let db = ctx.data_unchecked::<Db>();
    let part = stamp.part(ctx).name;
    let mut transaction = RecordTransaction::begin(db, viewer, stamp.now, Pace::Short).await?;
    // Whoever wrote before has committed, for writers are serial.
    let seen = ctx.data_unchecked::<DataVersion>();
    seen.reached(transaction.version().saturating_sub(1));
    if let Some(key) = &stamp.key {
        let kept = transaction.kept(key, &part).await?;
        if let Some(effect) = kept.and_then(|text| serde_json::from_str(&text).ok()) {
            transaction.roll_back().await;
            return Ok(effect);
        }
    }
    let mut effect = match permission(&mut transaction).await {
        Ok(effect) => effect,
        Err(Refused::Faults(faults)) => refusal(&faults)?,
        Err(other) => {
            transaction.roll_back().await;
            return Err(other.into());
        }
    };
    if effect.outcome == WriteOutcome::Refused {
        transaction.roll_back().await;
        return Ok(effect);
    }
    let dangling = transaction.settle().await?.into_iter();
    let faults: Vec<Fault> = dangling.map(|it| it.fault).collect();
    if !faults.is_empty() {
        let refused = refusal(&faults)?;
        transaction.roll_back().await;
        return Ok(Effect {
            record: effect.record,
            ..refused
        });
    }
    effect.sequence = transaction.sequence();
    if let Some(key) = &stamp.key {
        let text = serde_json::to_string(&effect).unwrap_or_default();
        transaction.keep(key, &part, &text).await?;
    }
    let version = transaction.version();
    if let Some(sequence) = transaction.commit().await? {
        seen.reached(version);
        ctx.data_unchecked::<Feed>().woken(sequence);
    }
    Ok(effect)
}

/// What came of the one row that was put.
pub(super) fn effect(done: Vec<Done>) -> Result<Effect, Refused> {
    let Some(done) = done.into_iter().next() else {
        return Err(Refused::Faults(vec![]));
    };
    let outcome = match done.outcome {
        Outcome::Created => WriteOutcome::Created,
        Outcome::Changed(_) => WriteOutcome::Changed,
        Outcome::Unchanged | Outcome::Kept => WriteOutcome::Unchanged,
        Outcome::Refused(faults) => return Err(Refused::Faults(faults)),
    };
    Ok(plain(&done.record, outcome))
}

/// An effect without faults.
pub(super) fn plain(record: &str, outcome: WriteOutcome) -> Effect {
    Effect {
        record: record.to_owned(),
        outcome,
        sequence: None,
        errors: vec![],
    }
}

fn refusal(faults: &[Fault]) -> Result<Effect> {
    if let Some(fault) = faults.iter().find(|it| it.code == FaultCode::Forbidden) {
        return Err(Error::Forbidden(fault.reason.clone()));
    }
    let record = faults.iter().find(|it| it.column == "id");
    Ok(Effect {
        record: record.map(|it| it.value.clone()).unwrap_or_default(),
        outcome: WriteOutcome::Refused,
        sequence: None,
        errors: faults.iter().filter_map(WriteError::new).collect(),
    })
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Denied(denied) => denied.into(),
            Refused::Faults(faults) => match faults.into_iter().next() {
                Some(fault) => Self::BadInput(fault.reason),
                None => Self::BadInput("nothing was sent".into()),
            },
            Refused::KeyReused => Self::KeyReused,
            Refused::Database(cause) => cause.into(),
        }
    }
}
