//! graphql-transport-ws and event streams as they go over the wire.
//!
//! The client here speaks WebSocket and nothing more, so that it can break every
//! rule of the protocol above; real clients are in tests/clients.

mod bearer;
mod cors;
pub(crate) mod events;
mod kept;
mod limits;
mod protocol;
mod proxy;
mod representation;
mod share;

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest, http::Response},
};

use crate::world::World;

/// How long to wait for what must come, before a test is given up.
const PATIENCE: Duration = Duration::from_mins(1);

const FOLLOW: &str = "subscription { changes { sequence record { id } } }";

/// A subscription to what is changed after this sequence.
fn after(sequence: i64, fields: &str) -> String {
    format!("subscription {{ changes(after: \"{sequence}\") {{ {fields} }} }}")
}

/// A client of WebSockets.
struct Client(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What a client hears.
#[derive(Debug, PartialEq)]
enum Heard {
    Said(Value),
    Pinged,
    /// With this code; the reason is never longer than a close frame holds.
    Closed(u16),
}

type Handshake = Result<(Client, Response<Option<Vec<u8>>>), tungstenite::Error>;

impl Client {
    /// Connects, offering these protocols, as a page of this site.
    async fn offer(world: &World, protocols: &str, origin: Option<&str>) -> Handshake {
        let address = format!("{}/graphql", world.url().replace("http", "ws"));
        let mut request = address.into_client_request().unwrap();
        let headers = request.headers_mut();
        if !protocols.is_empty() {
            headers.insert("sec-websocket-protocol", protocols.parse().unwrap());
        }
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        let (socket, response) = connect_async(request).await?;
        Ok((Self(socket), response))
    }

    /// Connects, and has said nothing yet.
    async fn connect(world: &World) -> Self {
        Self::offer(world, "graphql-transport-ws", None)
            .await
            .unwrap()
            .0
    }

    /// Connects and is admitted.
    async fn admitted(world: &World) -> Self {
        let mut client = Self::connect(world).await;
        client.say(json!({ "type": "connection_init" })).await;
        assert_eq!(client.said().await, json!({ "type": "connection_ack" }));
        client
    }

    async fn say(&mut self, message: Value) {
        self.say_text(&message.to_string()).await;
    }

    async fn say_text(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.unwrap();
    }

    async fn ask(&mut self, id: &str, query: &str) {
        self.say(json!({ "type": "subscribe", "id": id, "payload": { "query": query } }))
            .await;
    }

    async fn hear(&mut self) -> Heard {
        let message = time::timeout(PATIENCE, self.0.next()).await;
        match message.expect("nothing came") {
            Some(Ok(Message::Text(text))) => Heard::Said(serde_json::from_str(&text).unwrap()),
            Some(Ok(Message::Ping(_))) => Heard::Pinged,
            Some(Ok(Message::Close(Some(frame)))) => {
                assert!(frame.reason.len() <= 123);
                Heard::Closed(frame.code.into())
            }
            other => panic!("{other:?}"),
        }
    }

    /// What the server says next.
    async fn said(&mut self) -> Value {
        match self.hear().await {
            Heard::Said(message) => message,
            other => panic!("{other:?}"),
        }
    }

    /// The code that the server closes with, whatever it says before.
    async fn closed(&mut self) -> u16 {
        loop {
            if let Heard::Closed(code) = self.hear().await {
                return code;
            }
        }
    }
}
