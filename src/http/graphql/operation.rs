//! One operation, whatever way it came: prepared, then executed or followed.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use apollo_compiler::ast::OperationType;
use futures_util::{
    FutureExt, StreamExt,
    future::ready,
    stream::{self, BoxStream},
};

use super::{
    GraphqlState,
    abandon::{self, Abandoned},
    answer::{Answer, Outcome},
    body::Parameters,
    caller::Caller,
    detached,
    follow::follow,
    outcome,
    prepare::Prepared,
    replay, too_late,
};
use crate::http::{
    budget::{self, Left},
    observed::Observed,
    refusal::{Refusal, Result},
};
use schema::{DataVersion, Stamp, loader};
use store::{code::Code, compute::ComputeBudget, db::Db};

/// What a write needs for itself at most: its turn must come that long before its time
/// is over, or half of its time where that is short.
const OWN_TIME: Duration = Duration::from_secs(3);

/// Nothing but a query.
pub(super) const QUERY: &[OperationType] = &[OperationType::Query];

/// What every kind of operation may do.
pub(super) const ALL: &[OperationType] = &[
    OperationType::Query,
    OperationType::Mutation,
    OperationType::Subscription,
];

/// One answer of an operation.
pub(super) enum Part {
    /// An answer; there may be more.
    Next(Outcome),
    /// Why there are no more.
    Failed(Outcome),
}

/// All answers of an operation, which begins when they are asked for. It is one of
/// several on a connection, and noted as a request of its own.
pub(super) fn run(
    state: GraphqlState,
    parameters: Parameters,
    caller: Caller,
) -> BoxStream<'static, Part> {
    let seen = caller.seen.clone();
    let observed = Observed::operation(&state.metrics, &seen, &caller.id);
    let begin = async move {
        match admit(&state, parameters, ALL, &caller).await {
            Ok((prepared, _)) => answers(state, prepared, caller),
            Err(refusal) => stream::once(ready(Part::Failed(Err(refusal)))).boxed(),
        }
    };
    // In a box of its own, which is gone once it has begun.
    let parts = begin.boxed().flatten_stream();
    let noted = parts.inspect(move |part| {
        // Held until the last part, or until nobody waits for one.
        let _ = &observed;
        let (Part::Next(outcome) | Part::Failed(outcome)) = part;
        seen.came_to(outcome::code(outcome));
    });
    noted.boxed()
}

/// Holds the request against the schema, the limits, and what the caller may spend.
/// Says what is left of that, where it counts.
pub(super) async fn admit(
    state: &GraphqlState,
    parameters: Parameters,
    may: &'static [OperationType],
    caller: &Caller,
) -> Result<(Prepared, Option<Left>)> {
    let entered = enter(state, caller)?;
    let (prepared, left) = admit_entered(state, parameters, may, caller).await?;
    Ok((prepared, left.or(entered)))
}

/// Takes what a request costs that comes.
pub(super) fn enter(state: &GraphqlState, caller: &Caller) -> Result<Option<Left>> {
    let limit_key = caller.limit_key.as_ref();
    state.budget.take(limit_key, budget::ENTRY)
}

/// The same as [`admit`] of a request that has paid for its coming.
async fn admit_entered(
    state: &GraphqlState,
    parameters: Parameters,
    may: &'static [OperationType],
    caller: &Caller,
) -> Result<(Prepared, Option<Left>)> {
    let prepared = prepare(state, parameters, may, caller).await?;
    let price = budget::price(prepared.nodes);
    let left = state.budget.take(caller.limit_key.as_ref(), price)?;
    Ok((prepared, left))
}

/// Answers a request that has paid for its coming, and says what is left to spend.
pub(super) async fn answer(
    state: &GraphqlState,
    parameters: Parameters,
    may: &'static [OperationType],
    (caller, stamp): (Caller, Stamp),
    entered: Option<Left>,
) -> Outcome {
    let (prepared, left) = admit_entered(state, parameters, may, &caller).await?;
    let answer = execute_detached(state.clone(), prepared, (caller, stamp)).await?;
    let left = answer.left.or(left).or(entered);
    Ok(Answer { left, ..answer })
}

/// Answers a query.
pub(super) async fn query(state: &GraphqlState, parameters: Parameters, caller: Caller) -> Outcome {
    let entered = enter(state, &caller)?;
    let stamp = Stamp::at(state.clock.now());
    answer(state, parameters, QUERY, (caller, stamp), entered).await
}

/// Holds the request against the schema and the limits.
pub(crate) async fn prepare(
    state: &GraphqlState,
    parameters: Parameters,
    may: &'static [OperationType],
    caller: &Caller,
) -> Result<Prepared> {
    state.queue.must_have_room(&caller.viewer)?;
    let validator = state.validator.clone();
    let timeout_ms = validator.limits().request_timeout_ms;
    caller.seen.is_of(&caller.viewer);
    let work = async move { validator.prepare(parameters, may) };
    let prepared = detached(work, (timeout_ms, Code::Timeout), &caller.id).await?;
    let kind = match prepared.kind {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    };
    let name = prepared.name.as_deref();
    caller.seen.asks(kind, name, prepared.nodes);
    Ok(prepared)
}

/// The answers of an operation: one, or those of a subscription.
pub(super) fn answers(
    state: GraphqlState,
    prepared: Prepared,
    caller: Caller,
) -> BoxStream<'static, Part> {
    if prepared.kind == OperationType::Subscription {
        return follow(&state, prepared, caller);
    }
    let stamp = Stamp::at(state.clock.now());
    stream::once(execute_detached(state, prepared, (caller, stamp)).map(Part::Next)).boxed()
}

/// Executes a query or a mutation in a task of its own, which also keeps the answer
/// of a write under its key.
pub(crate) async fn execute_detached(
    state: GraphqlState,
    prepared: Prepared,
    (caller, stamp): (Caller, Stamp),
) -> Outcome {
    let limits = state.validator.limits();
    let is_write = prepared.kind == OperationType::Mutation;
    let patience = if is_write {
        (limits.write_timeout_ms, Code::OutcomeUnknown)
    } else {
        (limits.request_timeout_ms, Code::Timeout)
    };
    let time = Duration::from_millis(patience.0);
    let db = state
        .db
        .within(Instant::now() + time.saturating_sub(OWN_TIME.min(time / 2)));
    let state = GraphqlState { db, ..state };
    let id = caller.id.clone();
    let (_waiting, abandoned) = abandon::wait();
    let work = Box::pin(async move {
        let key = stamp.key.clone().filter(|_| is_write);
        let (now, secrets) = (stamp.now, stamp.secrets.clone());
        let answer = execute(state.clone(), prepared, (caller, stamp), abandoned).await?;
        if let Some(key) = key {
            let text = secrets.hidden_in(answer.text());
            replay::keep(&state, &key, (&answer, &text), now).await;
        }
        Ok(answer)
    });
    detached(work, patience, &id).await
}

/// Executes a query or a mutation on the data as it stands; a query only for as
/// long as somebody waits for it.
async fn execute(
    state: GraphqlState,
    prepared: Prepared,
    (caller, stamp): (Caller, Stamp),
    abandoned: Abandoned,
) -> Result<Answer> {
    let GraphqlState {
        schema, db, queue, ..
    } = &state;
    let _turn = queue.turn(&caller.viewer).await?;
    let limits = state.validator.limits();
    let left = Arc::new(Mutex::new(None));
    let charge = state.budget.charge(caller.limit_key, Arc::clone(&left));
    let compute = ComputeBudget::new(&state.pool, limits.compute(), prepared.nodes, charge);
    let (loads, level) = loader::per_request(db, &caller.viewer);
    let shown = loads.reader().shown();
    // What was read before a write may differ after it.
    let is_query = prepared.kind == OperationType::Query;
    loads.keep_answers(is_query);
    // Asked first, so that the answer is never older than the version it names.
    let data_version = match caller.data_version {
        Some(version) => Some(version),
        None => read_version(db).await,
    };
    let request = prepared
        .request
        .data(loads)
        .data(caller.viewer)
        .data(db.clone())
        .data(stamp)
        .data(caller.locale)
        .data(compute.clone())
        .data(DataVersion::at_least(data_version.unwrap_or_default()));
    let executing = level.drive(schema.execute(request));
    let response = if is_query {
        tokio::select! {
            done = abandoned.or(executing) => done.ok_or_else(|| too_late(Code::Timeout))?,
            () = compute.until_ended() => return Err(too_dear()),
        }
    } else {
        executing.await
    };
    let left = *left.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Answer {
        response,
        data_version,
        left,
        is_public: !shown.is_restricted(),
        is_query,
    })
}

async fn read_version(db: &Db) -> Option<u64> {
    let version = db.data_version().await;
    version
        .inspect_err(|cause| tracing::error!(%cause, "the data version could not be read"))
        .ok()
}

/// Why a request was ended that read.
pub(crate) fn too_dear() -> Refusal {
    let message =
        "the server is short of memory, and this request held the most: ask for less, or later";
    Refusal::new(Code::Overloaded, message)
}
