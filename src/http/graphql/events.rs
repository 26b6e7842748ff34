//! GraphQL over server-sent events, a connection for each operation.
//!
//! `next` and `complete` events, as graphql-sse has them. Where the operation
//! follows the log of changes, an event's id is the sequence of its change: a
//! client that comes back with it as `Last-Event-ID`, as browsers do by
//! themselves, goes on after it.

use std::time::Duration;

use apollo_compiler::ast::OperationType;
use futures_util::{
    StreamExt,
    stream::{BoxStream, poll_fn},
};
use poem::{
    IntoResponse, Request, Response,
    http::header::{VARY, X_CONTENT_TYPE_OPTIONS},
    web::sse::{Event, SSE},
};
use tokio::{sync::mpsc, time};

use super::{
    Door,
    accept::Events,
    answer::{self, Outcome},
    body::Parameters,
    kinds,
    operation::{self, Caller, Part},
};
use crate::{
    auth::Viewer,
    http::{caller::Credentials, live::Live, place::Place, request_id::RequestId},
    schema::{Bookmark, Stamp, limits::Limits},
};

/// Answers with a stream of events, or with one answer where that is what was asked for.
pub(super) async fn answer(
    door: &Door,
    request: &Request,
    (viewer, parameters): (Viewer, Parameters),
    events: Events,
) -> Result<Response, Box<Outcome>> {
    let refused = |refusal| Box::new(Err(refusal));
    let headers = request.headers();
    let seen = headers.get("last-event-id");
    let seen = seen.and_then(|id| id.to_str().ok()?.parse().ok());
    let credentials = door.callers.credentials(request);
    let payer = credentials.payer(&viewer);
    let caller = Caller {
        bookmark: Bookmark::after(seen),
        ..Caller::of(headers, RequestId::of(headers), (viewer, payer))
    };
    let may = kinds(request.method(), events);
    let admitted = operation::admit(door, parameters, may, &caller);
    let (prepared, _) = admitted.await.map_err(refused)?;
    if events == Events::Allowed && prepared.kind != OperationType::Subscription {
        let stamp = Stamp::at(door.clock.now());
        let answer = operation::execute_detached(door.clone(), prepared, (caller, stamp)).await;
        return Err(Box::new(answer));
    }
    let place = door.live.places.take(caller.payer.clone());
    let place = place.map_err(|full| refused(full.into()))?;
    let (sender, mut receiver) = mpsc::channel(1);
    let writer = Writer {
        parts: operation::answers(door.clone(), prepared, caller.clone()),
        live: door.live.clone(),
        limits: door.gate.limits().clone(),
        sender,
        credentials,
        _place: place,
        caller,
    };
    let id = writer.caller.id.as_str().to_owned();
    // A task, so that an operation ends on time also where nobody takes its events.
    tokio::spawn(door.live.tracked(writer.write()));
    let events = SSE::new(poll_fn(move |context| receiver.poll_recv(context)))
        .keep_alive(Duration::from_millis(door.live.settings.keep_alive_ms))
        .with_header(VARY, "accept, accept-language")
        .with_header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .with_header(RequestId::HEADER, id);
    Ok(events.into_response())
}

/// Writes the events of one operation.
struct Writer {
    parts: BoxStream<'static, Part>,
    caller: Caller,
    credentials: Credentials,
    live: Live,
    limits: Limits,
    sender: mpsc::Sender<Event>,
    _place: Place,
}

impl Writer {
    async fn write(mut self) {
        let age = time::sleep(self.live.age());
        let mut rounds = self.live.rounds();
        tokio::pin!(age);
        loop {
            let part = tokio::select! {
                part = self.parts.next() => part,
                () = self.live.stop().cancelled() => None,
                // Without `complete`, so that the client comes back.
                () = &mut age => return,
                _ = rounds.tick() => {
                    // It is told what is wrong with its bearer when it comes back.
                    if self.credentials.viewer().await.is_err() {
                        return;
                    }
                    continue;
                }
                () = self.sender.closed() => return,
            };
            let (outcome, is_last) = match &part {
                Some(Part::Next(outcome)) => (Some(outcome), false),
                Some(Part::Failed(outcome)) => (Some(outcome), true),
                None => (None, true),
            };
            if let Some(outcome) = outcome {
                let text = answer::text(outcome, &self.caller.id, &self.limits);
                let mut event = Event::message(text).event_type("next");
                if let Some(sequence) = self.caller.bookmark.told().filter(|_| !is_last) {
                    event = event.id(sequence.to_string());
                }
                if !self.send(event).await {
                    return;
                }
            }
            if is_last {
                // With a line of data, without which a browser drops it.
                self.send(Event::message("\n").event_type("complete")).await;
                return;
            }
        }
    }

    /// Whether the client took it in time.
    async fn send(&mut self, event: Event) -> bool {
        let patience = Duration::from_millis(self.live.settings.send_timeout_ms);
        let sent = time::timeout(patience, self.sender.send(event)).await;
        matches!(sent, Ok(Ok(())))
    }
}
