//! One conversation over a WebSocket.
//!
//! Operations are asked for their next answer only when the last one is on its
//! way, so nothing piles up for a client that is slow to take it; one that takes
//! nothing is dropped. Of several operations that have something to say each has
//! its turn.

use std::time::Duration;

use futures_util::{
    SinkExt, StreamExt,
    future::ready,
    stream::{self, BoxStream},
};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::{
    task,
    time::{self, Instant},
};
use tokio_stream::StreamMap;

use super::{
    admit::authorization,
    end::{End, Step},
    message::{ClientMessage, ServerMessage},
};
use crate::http::{
    caller::Credentials,
    graphql::{
        GraphqlState,
        answer::{Body, Outcome},
        body::Parameters,
        caller::Caller,
        operation::{self, Part},
    },
    observed::Seen,
    refusal::Refusal,
    request_id::RequestId,
    slot::Slot,
};
use store::code::Code;

/// How long a close may take, until the other side has closed too.
const GOODBYE: Duration = Duration::from_secs(2);

/// A part of an operation, or that it is over.
enum Event {
    Part(Box<Part>),
    Complete,
}

pub(super) struct Session {
    socket: WebSocketStream,
    state: GraphqlState,
    caller: Caller,
    credentials: Credentials,
    is_admitted: bool,
    heard: Instant,
    operations: StreamMap<String, BoxStream<'static, Event>>,
}

impl Session {
    pub(super) fn new(
        socket: WebSocketStream,
        state: GraphqlState,
        (caller, credentials): (Caller, Credentials),
    ) -> Self {
        Self {
            socket,
            state,
            caller,
            credentials,
            is_admitted: false,
            heard: Instant::now(),
            operations: StreamMap::new(),
        }
    }

    /// Talks until one side has had enough; `speaks` says whether the client offered our protocol.
    pub(super) async fn run(mut self: Box<Self>, speaks: bool) {
        let end = if speaks {
            match self.converse().await {
                Ok(()) => End::Gone,
                Err(end) => end,
            }
        } else {
            End::Close(4406, "offer graphql-transport-ws")
        };
        let close = match end {
            End::Close(code, reason) => Some(Message::close_with(code, reason)),
            End::Malformed(reason) => Some(Message::close_with(4400, reason)),
            End::Closed => None,
            End::Gone => return,
        };
        // What it still said is read to its end: else our close would be lost on its
        // way, or its own would have no answer.
        let goodbye = async {
            if let Some(close) = close
                && self.socket.send(close).await.is_err()
            {
                return;
            }
            while let Some(Ok(_)) = self.socket.next().await {}
        };
        if time::timeout(GOODBYE, goodbye).await.is_err() {
            tracing::debug!("a client did not answer the close of its socket");
        }
    }

    async fn converse(&mut self) -> Step {
        // Until it says who it is it counts for the address that it comes from.
        let mut place = self.state.live.places.take(self.caller.limit_key.clone())?;
        let settings = self.state.live.settings.clone();
        let stop = self.state.live.stop().clone();
        let age = time::sleep(self.state.live.age());
        let init = time::sleep(Duration::from_millis(settings.init_timeout_ms));
        let mut rounds = self.state.live.rounds();
        tokio::pin!(age, init);
        // What is done at times is in boxes: a socket waits most of its life, and keeps
        // the room for whatever it may come to wait for.
        loop {
            tokio::select! {
                message = self.socket.next() => Box::pin(self.hear(message, &mut place)).await?,
                Some((id, event)) = self.operations.next(), if !self.operations.is_empty() => {
                    Box::pin(self.tell(&id, event)).await?;
                    // One that always has something to say leaves room for the rest.
                    task::yield_now().await;
                }
                _ = rounds.tick() => {
                    Box::pin(self.look(rounds.period())).await?;
                }
                () = &mut init, if !self.is_admitted => {
                    return Err(End::Close(4408, "say `connection_init` first"));
                }
                () = &mut age => return Err(End::Close(1001, "connect anew")),
                () = stop.cancelled() => return Box::pin(self.farewell()).await,
            }
        }
    }

    async fn hear(&mut self, message: Option<std::io::Result<Message>>, place: &mut Slot) -> Step {
        self.heard = Instant::now();
        match message {
            None => Err(End::Gone),
            Some(Ok(Message::Close(_))) => Err(End::Closed),
            Some(Ok(Message::Text(text))) => {
                let said =
                    ClientMessage::read(&text).map_err(|it| End::Malformed(it.to_string()))?;
                self.understand(said, place).await
            }
            Some(Ok(Message::Binary(_))) => Err(End::Malformed("a message must be a text".into())),
            // A ping is answered by the socket itself.
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
            // The library tells its faults in words alone.
            Some(Err(fault)) if fault.to_string().starts_with("Space limit exceeded") => {
                Err(End::Close(1009, "a message is too large"))
            }
            Some(Err(_)) => Err(End::Close(1002, "this is not how WebSockets talk")),
        }
    }

    async fn understand(&mut self, said: ClientMessage, place: &mut Slot) -> Step {
        match said {
            ClientMessage::ConnectionInit(_) if self.is_admitted => {
                Err(End::Close(4429, "say `connection_init` once"))
            }
            ClientMessage::ConnectionInit(payload) => {
                if let Some(authorization) = authorization(&payload)? {
                    self.credentials.say(authorization);
                }
                self.caller.viewer = Box::pin(self.credentials.viewer()).await?;
                self.caller.limit_key = self.credentials.limit_key(&self.caller.viewer);
                place.becomes(self.caller.limit_key.clone())?;
                self.is_admitted = true;
                self.send(&ServerMessage::ConnectionAck).await
            }
            ClientMessage::Ping(payload) => self.send(&ServerMessage::Pong { payload }).await,
            ClientMessage::Pong => Ok(()),
            ClientMessage::Subscribe(..) if !self.is_admitted => {
                Err(End::Close(4401, "Unauthorized"))
            }
            ClientMessage::Subscribe(id, _) if self.operations.contains_key(&id) => {
                Err(End::Close(4409, "there is an operation of this id already"))
            }
            ClientMessage::Subscribe(id, parameters) => self.subscribe(id, parameters).await,
            ClientMessage::Complete(id) => {
                self.operations.remove(&id);
                Ok(())
            }
        }
    }

    async fn subscribe(&mut self, id: String, parameters: Result<Parameters, Refusal>) -> Step {
        let most = self.state.live.settings.operations;
        let parameters = parameters.and_then(|parameters| {
            if self.operations.len() < most {
                return Ok(parameters);
            }
            let message = format!("a connection may have {most} operations at a time");
            Err(Refusal::new(Code::TooManySubscriptions, message).with("limit", most))
        });
        let caller = Caller {
            id: RequestId::fresh(),
            seen: Seen::default(),
            ..self.caller.clone()
        };
        match parameters {
            Err(refusal) => self.fail(&id, &Err(refusal)).await,
            Ok(parameters) => {
                let parts = operation::run(self.state.clone(), parameters, caller);
                let parts = parts.map(|part| Event::Part(Box::new(part)));
                let events = parts.chain(stream::once(ready(Event::Complete)));
                self.operations.insert(id, events.boxed());
                Ok(())
            }
        }
    }

    async fn tell(&mut self, id: &str, event: Event) -> Step {
        match event {
            Event::Complete => {
                self.operations.remove(id);
                self.send(&ServerMessage::Complete { id }).await
            }
            Event::Part(part) => match *part {
                Part::Next(outcome) => {
                    if let Err(Refusal { .. }) = outcome {
                        self.operations.remove(id);
                        return self.fail(id, &outcome).await;
                    }
                    let limits = self.state.validator.limits().clone();
                    let payload = Body::of(&outcome, &self.caller.id, &limits);
                    self.send(&ServerMessage::Next { id, payload }).await
                }
                Part::Failed(outcome) => {
                    self.operations.remove(id);
                    self.fail(id, &outcome).await
                }
            },
        }
    }

    async fn fail(&mut self, id: &str, outcome: &Outcome) -> Step {
        let limits = self.state.validator.limits();
        let payload = Body::of(outcome, &self.caller.id, limits).errors;
        let told = ServerMessage::Error { id, payload };
        let text = serde_json::to_string(&told);
        self.send_text(text).await
    }

    /// Looks who the client is now, and whether it lives.
    async fn look(&mut self, every: Duration) -> Step {
        self.caller.viewer = self.credentials.viewer().await?;
        let patience = Duration::from_millis(self.state.live.settings.pong_timeout_ms);
        if self.heard.elapsed() > every + patience {
            return Err(End::Close(4408, "no pong came"));
        }
        self.pass(Message::ping(Vec::new())).await
    }

    /// Ends every operation, since the server does.
    async fn farewell(&mut self) -> Step {
        let ids: Vec<String> = self.operations.keys().cloned().collect();
        self.operations.clear();
        for id in ids {
            self.send(&ServerMessage::Complete { id: &id }).await?;
        }
        Err(End::Close(1001, "the server stops"))
    }

    async fn send(&mut self, told: &ServerMessage<'_>) -> Step {
        self.send_text(serde_json::to_string(told)).await
    }

    async fn send_text(&mut self, text: serde_json::Result<String>) -> Step {
        match text {
            Ok(text) => self.pass(Message::Text(text)).await,
            Err(cause) => {
                tracing::error!(%cause, "a message could not be written");
                Err(End::Close(1011, "something went wrong on our side"))
            }
        }
    }

    /// Passes a message on, if the client takes it in time.
    async fn pass(&mut self, message: Message) -> Step {
        let patience = Duration::from_millis(self.state.live.settings.send_timeout_ms);
        match time::timeout(patience, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(End::Gone),
        }
    }
}
