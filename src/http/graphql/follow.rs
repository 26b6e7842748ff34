//! Subscriptions: event after event, up to the first that cannot be told.

use std::{any::Any, panic::AssertUnwindSafe};

use async_graphql::Value;
use futures_util::{
    StreamExt,
    stream::{self, BoxStream},
};

use super::{GraphqlState, answer::Answer, caller::Caller, operation::Part, prepare::Prepared};
use crate::http::{refusal::Refusal, request_id::RequestId};
use schema::error::OUR_FAULT;
use store::code::Code;

/// Follows a subscription. An event that cannot be told ends it: a client that goes
/// on from the last it saw misses nothing, one that is told the next would.
pub(super) fn follow(
    state: &GraphqlState,
    prepared: Prepared,
    caller: Caller,
) -> BoxStream<'static, Part> {
    let request = prepared
        .request
        .data(caller.viewer.clone())
        .data(caller.locale)
        .data(caller.bookmark);
    let events = AssertUnwindSafe(state.schema.execute_stream(request)).catch_unwind();
    let parts = events.map(move |event| match event {
        Ok(response) if response.data == Value::Null && response.is_err() => {
            Part::Failed(Ok(Answer::event(response)))
        }
        Ok(response) => Part::Next(Ok(Answer::event(response))),
        Err(panic) => Part::Failed(Err(panicked(&*panic, &caller.id))),
    });
    until_failed(parts.boxed())
}

/// The parts up to the first that tells that there are no more.
fn until_failed(parts: BoxStream<'static, Part>) -> BoxStream<'static, Part> {
    let going_on = stream::unfold(Some(parts), |parts| async {
        let mut parts = parts?;
        let part = parts.next().await?;
        let rest = matches!(part, Part::Next(_)).then_some(parts);
        Some((part, rest))
    });
    going_on.boxed()
}

fn panicked(panic: &(dyn Any + Send), id: &RequestId) -> Refusal {
    let cause = panic.downcast_ref::<&str>().copied().unwrap_or_default();
    tracing::error!(cause, request_id = id.as_str(), "a subscription panicked");
    Refusal::new(Code::Internal, OUR_FAULT)
}
