//! GraphQL over server-sent events, a connection for each operation.
//!
//! `next` and `complete` events, as graphql-sse has them. Where the operation
//! follows the log of changes, an event's id is the sequence of its change: a
//! client that comes back with it as `Last-Event-ID`, as browsers do by
//! themselves, goes on after it.

use std::{io, pin::Pin, sync::Arc, time::Duration};

use apollo_compiler::ast::OperationType;
use futures_util::{
    StreamExt,
    stream::{self, BoxStream},
};
use poem::{
    Body, Request, Response,
    http::header::{CACHE_CONTROL, DATE, VARY, X_CONTENT_TYPE_OPTIONS},
};
use tokio::time::{self, Instant, Interval, MissedTickBehavior, Sleep};

use super::{
    GraphqlState,
    accept::Events,
    answer::{self, Outcome},
    body::Parameters,
    caller::Caller,
    kinds,
    operation::{self, Part},
    prepare::RequestValidator,
};
use crate::http::{
    caller::Credentials, endless::EVENTS, live::Live, observed::Seen, request_id::RequestId,
    slot::Slot,
};
use schema::{Bookmark, Stamp};
use store::auth::Viewer;

/// What shows that a stream lives: a comment, which clients pass over.
const BEAT: &str = ":\n\n";

/// The last event, with a line of data, without which a browser drops it.
const COMPLETE: &str = "event: complete\ndata:\n\n";

/// Answers with a stream of events, or with one answer where that is what was asked for.
pub(super) async fn answer(
    state: &GraphqlState,
    request: &Request,
    (viewer, parameters): (Viewer, Parameters),
    events: Events,
) -> Result<Response, Box<Outcome>> {
    let refused = |refusal| Box::new(Err(refusal));
    let headers = request.headers();
    let seen = headers.get("last-event-id");
    let seen = seen.and_then(|id| id.to_str().ok()?.parse().ok());
    let credentials = state.callers.credentials(request);
    let limit_key = credentials.limit_key(&viewer);
    let caller = Caller {
        bookmark: Bookmark::after(seen),
        seen: Seen::of(request),
        ..Caller::of(headers, RequestId::of(headers), (viewer, limit_key))
    };
    let may = kinds(request.method(), events);
    let admitted = operation::admit(state, parameters, may, &caller);
    let (prepared, _) = admitted.await.map_err(refused)?;
    if events == Events::Allowed && prepared.kind != OperationType::Subscription {
        let stamp = Stamp::at(state.clock.now());
        let answer = operation::execute_detached(state.clone(), prepared, (caller, stamp)).await;
        return Err(Box::new(answer));
    }
    let place = state.live.places.take(caller.limit_key.clone());
    let place = place.map_err(|full| refused(full.into()))?;
    let every = Duration::from_millis(state.live.settings.keep_alive_ms);
    let mut beat = time::interval_at(Instant::now() + every, every);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let writer = Box::new(Writer {
        id: caller.id.clone(),
        bookmark: caller.bookmark.clone(),
        validator: Arc::clone(&state.validator),
        live: state.live.clone(),
        credentials,
        age: Box::pin(time::sleep(state.live.age())),
        rounds: state.live.rounds(),
        beat,
        is_over: false,
        _place: place,
        parts: operation::answers(state.clone(), prepared, caller),
    });
    let id = writer.id.clone();
    let blocks = stream::unfold(writer, |mut writer| async {
        let block = writer.next().await?;
        Some((Ok::<_, io::Error>(block), writer))
    });
    let now = state.clock.now().format("%a, %d %b %Y %H:%M:%S GMT");
    Ok(Response::builder()
        .content_type(EVENTS)
        .header(DATE, now.to_string())
        .header(CACHE_CONTROL, "no-cache")
        .header("x-accel-buffering", "no")
        .header(VARY, "accept, accept-language")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(RequestId::HEADER, id.as_str())
        .body(Body::from_bytes_stream(blocks)))
}

/// Writes the events of one operation. It is asked for the next when its client has
/// taken the last; a client that takes none is cut, and its operation with it.
struct Writer {
    parts: BoxStream<'static, Part>,
    id: RequestId,
    bookmark: Bookmark,
    validator: Arc<RequestValidator>,
    credentials: Credentials,
    live: Live,
    age: Pin<Box<Sleep>>,
    rounds: Interval,
    beat: Interval,
    is_over: bool,
    _place: Slot,
}

impl Writer {
    /// The next that goes over the wire, up to the end.
    async fn next(&mut self) -> Option<String> {
        if self.is_over {
            return None;
        }
        let part = loop {
            tokio::select! {
                part = self.parts.next() => break part,
                () = self.live.stop().cancelled() => break None,
                // Without `complete`, so that the client comes back.
                () = &mut self.age => return None,
                _ = self.beat.tick() => return Some(BEAT.to_owned()),
                _ = self.rounds.tick() => {
                    // It is told what is wrong with its bearer when it comes back.
                    Box::pin(self.credentials.viewer()).await.ok()?;
                }
            }
        };
        let block = match part {
            Some(Part::Next(outcome)) => return Some(self.event(&outcome, self.bookmark.told())),
            Some(Part::Failed(outcome)) => self.event(&outcome, None),
            None => String::new(),
        };
        self.is_over = true;
        Some(block + COMPLETE)
    }

    /// An event, by the sequence of its change if it has one.
    fn event(&self, outcome: &Outcome, sequence: Option<i64>) -> String {
        let text = answer::text(outcome, &self.id, self.validator.limits());
        let id = sequence.map(|sequence| format!("id: {sequence}\n"));
        format!("{}event: next\ndata: {text}\n\n", id.unwrap_or_default())
    }
}
