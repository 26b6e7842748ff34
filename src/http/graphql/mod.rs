//! The endpoint `/graphql`, from request to answer:
//!
//! 1. [`accept`]: which media type the answer will have, and
//!    [`caller`](super::caller): who asks;
//! 2. [`body`]: the four parameters of the request, their shape and size checked;
//! 3. [`prepare`]: the document parsed, held against the limits ([`guard`], [`input`])
//!    and the schema, its variables brought to their types ([`variables`]), its fields
//!    collected ([`rewrite`]) and priced ([`cost`]);
//! 4. [`operation`]: execution in its turn ([`queue`]), in a task of its own, with loaders
//!    of its own;
//! 5. [`answer`]: status, headers and JSON; [`representation`]: a tag, and gzip for those
//!    who take it; or a [`table`] for those who accept one.
//!
//! What anybody may read and was asked before is [`kept`], and skips steps 3 and 4.
//!
//! The same address speaks graphql-transport-ws ([`socket`]) and sends events
//! ([`events`]); both bring their operations to step 3.
//!
//! The stock integration is not used: it executes mutations by GET and forms of
//! other sites, never answers with the right status, and can be stalled by a
//! document of 700 bytes. Its WebSockets close with the wrong codes, wait for ever
//! and hold 130 kB each.

mod abandon;
mod accept;
mod answer;
mod body;
pub(crate) mod caller;
mod cost;
pub(crate) mod description;
mod events;
mod fault;
mod follow;
mod guard;
mod input;
#[cfg(feature = "ui")]
pub(crate) mod inside;
mod kept;
pub(crate) mod operation;
mod outcome;
mod prepare;
#[cfg(feature = "ui")]
pub(crate) mod question;
mod queue;
mod replay;
pub(crate) mod representation;
mod rewrite;
mod socket;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
mod upload;
mod variables;

use std::{future::Future, sync::Arc, time::Duration};

use apollo_compiler::ast::OperationType;
use async_graphql::{SchemaBuilder, ValidationMode};
use poem::{
    Body, Request, Response, handler,
    http::{Method, StatusCode},
    web::Data,
};
use tokio::time;
use tracing::Instrument;

use self::{
    accept::{Events, Media},
    caller::Caller,
    kept::Answered,
    representation::Content,
};
pub(crate) use self::{
    body::Parameters, kept::KeptAnswers, prepare::RequestValidator, queue::Queue,
};
use super::{
    budget::Budget,
    caller::{Callers, RateLimitKey},
    live::Live,
    metrics::Metrics,
    observed::Seen,
    refusal::{Refusal, Result},
    request_id::RequestId,
};
use exchange::Format;
use record::clock::Clock;
use schema::{Schema, Stamp, error::OUR_FAULT, limits::Limits, shape::Shape};
use store::{auth::Viewer, code::Code, compute::ComputePool, db::Db};

/// The schema, its answers in shape and its own checks off that [`prepare`] has done.
pub(crate) fn fitted<Q, M, S>(
    schema: SchemaBuilder<Q, M, S>,
    limits: &Limits,
) -> SchemaBuilder<Q, M, S> {
    schema
        .data(limits.clone())
        .extension(Shape::new(limits.clone()))
        .validation_mode(ValidationMode::Fast)
        .limit_recursive_depth(guard::NESTING)
        .disable_suggestions()
}

/// What the endpoint works with.
#[derive(Clone)]
pub(crate) struct GraphqlState {
    pub(crate) validator: Arc<RequestValidator>,
    pub(crate) schema: Schema,
    pub(crate) db: Db,
    pub(crate) live: Live,
    pub(crate) budget: Budget,
    pub(crate) queue: Queue,
    pub(crate) pool: ComputePool,
    pub(crate) callers: Callers,
    pub(crate) clock: Clock,
    pub(crate) answers: KeptAnswers<Content>,
    pub(crate) metrics: Metrics,
}

/// Answers one request.
#[handler]
pub(crate) async fn endpoint(
    state: Data<&GraphqlState>,
    request: &Request,
    body: Body,
) -> Response {
    if socket::is_asked_for(request) {
        return socket::open(&state, request).await;
    }
    let id = RequestId::of(request.headers());
    let limits = state.validator.limits();
    let events = accept::events(request.headers());
    if let Some(format) = table::accepted(request.headers()) {
        let made = tabulated(&state, request, body, (&id, format)).await;
        let is_whole = made
            .as_ref()
            .is_ok_and(|response| response.status() == StatusCode::OK);
        let response = made.unwrap_or_else(|refusal| {
            answer::write(&Err(refusal), Media::GraphqlResponse, &id, limits)
        });
        return representation::chosen(request, response, is_whole).await;
    }
    let media = match accept::media(request.headers()) {
        Some(media) => media,
        // What is refused is told in JSON, with the status that says so.
        None if events != Events::Refused => Media::GraphqlResponse,
        None => {
            let message = "accept application/graphql-response+json or application/json";
            let refusal = Refusal::new(Code::NotAcceptable, message);
            return answer::write(&Err(refusal), Media::Json, &id, limits);
        }
    };
    let outcome = match read(request, body, &state).await {
        Err(refusal) => Err(refusal),
        Ok((viewer, parameters)) if events == Events::Refused => {
            let limit_key = RateLimitKey::of(&viewer, state.callers.address(request));
            let caller = Caller {
                seen: Seen::of(request),
                ..Caller::of(request.headers(), id.clone(), (viewer, limit_key))
            };
            match Box::pin(answered(&state, request, parameters, caller)).await {
                Ok(Answered::Executed(outcome)) => *outcome,
                Err(refusal) => Err(refusal),
                Ok(Answered::Kept(kept, left)) => {
                    Seen::of(request).came_to("OK");
                    let mut response = answer::again(&kept, media, &id, left);
                    kept.content.represent(request, &mut response, true);
                    return response;
                }
            }
        }
        Ok((viewer, parameters)) => {
            match events::answer(&state, request, (viewer, parameters), events).await {
                Ok(response) => return response,
                Err(outcome) => *outcome,
            }
        }
    };
    Seen::of(request).came_to(outcome::code(&outcome));
    let response = answer::write(&outcome, media, &id, limits);
    let is_whole = outcome.is_ok_and(|answer| answer.response.errors.is_empty());
    representation::chosen(request, response, is_whole).await
}

/// Answers a request that wants a table.
async fn tabulated(
    state: &GraphqlState,
    request: &Request,
    body: Body,
    (id, format): (&RequestId, Format),
) -> Result<Response> {
    let asked = table::asked(request, format)?;
    let (viewer, parameters) = read(request, body, state).await?;
    let limit_key = RateLimitKey::of(&viewer, state.callers.address(request));
    let caller = Caller::of(request.headers(), id.clone(), (viewer, limit_key));
    table::answered(state, parameters, caller, asked).await
}

/// Which kinds of operations a request of this method may hold.
fn kinds(method: &Method, events: Events) -> &'static [OperationType] {
    use OperationType::{Mutation, Query, Subscription};
    match (method, events) {
        (&Method::GET | &Method::HEAD, Events::Refused) => &[Query],
        (&Method::GET | &Method::HEAD, _) => &[Query, Subscription],
        (_, Events::Refused) => &[Query, Mutation],
        _ => operation::ALL,
    }
}

async fn read(request: &Request, body: Body, state: &GraphqlState) -> Result<(Viewer, Parameters)> {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        let message = "send a GraphQL request by POST, or a query by GET";
        return Err(Refusal::new(Code::MethodNotAllowed, message));
    }
    // Whoever is turned away has no body read for them.
    let viewer = state.callers.viewer(request).await?;
    let parameters = body::read(request, body, state.validator.limits()).await?;
    Ok((viewer, parameters))
}

/// Answers a request that has one answer.
async fn answered(
    state: &GraphqlState,
    request: &Request,
    parameters: Parameters,
    caller: Caller,
) -> Result<Answered<Content>> {
    let may = kinds(request.method(), Events::Refused);
    let now = state.clock.now();
    let key = replay::key(request.headers(), &caller.viewer, &parameters, now)?;
    if let Some(kept) = replay::kept(state, key.as_ref()).await? {
        return Ok(Answered::Executed(Box::new(Ok(kept))));
    }
    let entered = operation::enter(state, &caller)?;
    let fingerprint = state.answers.fingerprint(state, &parameters, &caller);
    let fingerprint = fingerprint.filter(|_| key.is_none());
    let again = fingerprint.clone();
    let again = again.filter(|asked| state.answers.is_asked_again(asked));
    let execute = |parameters, caller| {
        let stamp = Stamp::new(now, key.clone());
        operation::answer(state, parameters, may, (caller, stamp), entered)
    };
    let asked = (parameters, caller);
    let answered = state.answers.answer(state, asked, again, execute).await;
    Ok(match answered {
        Answered::Kept(kept, left) => Answered::Kept(kept, left.or(entered)),
        Answered::Executed(outcome) => {
            if let Some(fingerprint) = fingerprint {
                state.answers.note(fingerprint, &outcome);
            }
            Answered::Executed(outcome)
        }
    })
}

/// Runs work in a task that nobody cancels and waits for it as long as allowed.
///
/// A client that hangs up, or time that runs out, must not cut a transaction in
/// its middle; a panic must not take the connection with it.
async fn detached<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
    (timeout_ms, late): (u64, Code),
    id: &RequestId,
) -> Result<T> {
    let task = tokio::spawn(work.instrument(id.span()));
    match time::timeout(Duration::from_millis(timeout_ms), task).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => {
            tracing::error!(%panic, request_id = id.as_str(), "a request panicked");
            Err(Refusal::new(Code::Internal, OUR_FAULT))
        }
        Err(_) => Err(too_late(late)),
    }
}

/// Why there is no answer after all this time.
fn too_late(code: Code) -> Refusal {
    let message = match code {
        Code::OutcomeUnknown => {
            "the write was not done in time, and may still be: ask again under the same idempotency key, or read"
        }
        _ => "the answer was not ready in time: ask for less",
    };
    Refusal::new(code, message)
}
