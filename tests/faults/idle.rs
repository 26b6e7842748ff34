//! F22: thousands of subscribers that wait, on sockets and on streams of events. They take
//! little room; one change reaches each of them once; and at the end of the server each is
//! told that it is the end.

use std::{sync::Arc, time::Duration};

use futures_util::{SinkExt, StreamExt, future::join_all};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time,
};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

use crate::{
    caller::{self, Caller, Reply},
    database::eventually,
    findings::Findings,
    history::Attempt,
    server::Server,
    stage::Stage,
};

const FOLLOW: &str = "subscription { changes { sequence recordId } }";

/// Bytes that a subscriber may take of the memory of a server that is built for tests.
const MOST: usize = 20_000;

/// How many come at a time.
const TOGETHER: usize = 50;

/// A subscriber, and all that it heard.
enum Subscriber {
    Socket(Box<WebSocketStream<TcpStream>>, Heard),
    Stream(TcpStream, Heard),
}

/// What a subscriber heard.
#[derive(Clone, Default)]
struct Heard {
    events: usize,
    /// Whether it was told that its operation is over, and the connection after it.
    is_over: bool,
}

fn host(address: &str) -> &str {
    address.trim_start_matches("http://")
}

async fn socket(address: String) -> Subscriber {
    let stream = TcpStream::connect(host(&address)).await.unwrap();
    let request = format!("ws://{}/graphql", host(&address));
    let mut request = request.into_client_request().unwrap();
    let protocol = "graphql-transport-ws".parse().unwrap();
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    let config = WebSocketConfig::default()
        .read_buffer_size(512)
        .write_buffer_size(512);
    let opened = client_async_with_config(request, stream, Some(config)).await;
    let mut socket = opened.unwrap().0;
    let ask = json!({ "type": "subscribe", "id": "1", "payload": { "query": FOLLOW } });
    for message in [json!({ "type": "connection_init" }), ask] {
        let message = Message::text(message.to_string());
        socket.send(message).await.unwrap();
    }
    // An answer to what was asked later tells that the subscription stands.
    let ask = json!({ "type": "subscribe", "id": "2", "payload": { "query": "{ __typename }" } });
    socket.send(Message::text(ask.to_string())).await.unwrap();
    for _ in 0..3 {
        let told = socket.next().await.unwrap().unwrap();
        assert!(told.is_text(), "{told:?}");
    }
    Subscriber::Socket(Box::new(socket), Heard::default())
}

async fn stream(address: String) -> Subscriber {
    let host = host(&address);
    let mut stream = TcpStream::connect(host).await.unwrap();
    let body = json!({ "query": FOLLOW }).to_string();
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: {host}\r\naccept: text/event-stream\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    assert!(head.starts_with(b"HTTP/1.1 200 "), "{head:?}");
    Subscriber::Stream(stream, Heard::default())
}

impl Subscriber {
    /// Hears the next of what comes, without the signs of life; `None` at the end.
    async fn hear(&mut self) -> Option<()> {
        match self {
            Self::Socket(socket, heard) => loop {
                match socket.next().await?.ok()? {
                    Message::Text(text) => {
                        let told: Value = serde_json::from_str(&text).unwrap();
                        heard.events += usize::from(told["type"] == "next");
                        return Some(());
                    }
                    Message::Close(frame) => {
                        heard.is_over = frame.is_some_and(|it| u16::from(it.code) == 1001);
                        return None;
                    }
                    _ => {}
                }
            },
            Self::Stream(stream, heard) => {
                let mut block = String::new();
                while !block.ends_with("\n\n") {
                    block.push(char::from(stream.read_u8().await.ok()?));
                }
                heard.events += usize::from(block.contains("event: next"));
                heard.is_over |= block.contains("event: complete");
                Some(())
            }
        }
    }

    /// Hears of the one change.
    async fn hear_change(&mut self) {
        while self.heard().events == 0 {
            if self.hear().await.is_none() {
                return;
            }
        }
    }

    fn heard(&self) -> &Heard {
        match self {
            Self::Socket(_, heard) | Self::Stream(_, heard) => heard,
        }
    }
}

/// Opens so many, and gives them with the bytes that each takes of the server.
async fn open<F: Future<Output = Subscriber>>(
    server: &Server,
    count: usize,
    subscribe: impl Fn(String) -> F,
) -> (Vec<Subscriber>, usize) {
    let before = server.memory().0;
    let mut open = Vec::with_capacity(count);
    while open.len() < count {
        let some = (open.len()..count).take(TOGETHER);
        open.extend(join_all(some.map(|_| subscribe(server.address()))).await);
    }
    let grown = server.memory().0.saturating_sub(before) * 1024;
    (open, grown / count)
}

/// How many did not hear of the change, heard of it again, and were not told of the end.
fn judge(heard: &[Heard]) -> (usize, usize, usize) {
    let count = |is_wrong: fn(&Heard) -> bool| heard.iter().filter(|it| is_wrong(it)).count();
    (
        count(|it| it.events == 0),
        count(|it| it.events > 1),
        count(|it| !it.is_over),
    )
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (warm, each) = stage.pick((200, 1_000), (1_000, 4_000));
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let mut server = database.start_with(&[
        ("CONNECTIONS__PER_ADDRESS", "100000"),
        ("CONNECTIONS__DRAIN_MS", "200"),
        ("LIVE__PING_MS", "600000"),
    ]);
    let caller = Caller::new(server.address(), &bearer.token);
    // What the first take once for all is not counted.
    let (mut all, _) = open(&server, warm, socket).await;
    all.extend(open(&server, warm, stream).await.0);
    let (sockets, of_socket) = open(&server, each, socket).await;
    let (streams, of_stream) = open(&server, each, stream).await;
    all.extend(sockets);
    all.extend(streams);
    let mut findings = Findings::default();
    findings.count("subscribers", all.len());
    findings.count("bytes of a socket", of_socket);
    findings.count("bytes of a stream", of_stream);
    findings.hold(of_socket <= MOST, "a socket takes too much");
    findings.hold(of_stream <= MOST, "a stream takes too much");

    let attempt = Attempt::new("synthetic-of-all", 1);
    let written = caller.write(&caller::create(&attempt)).await;
    findings.hold(
        matches!(written, Reply::Written(_)),
        format!("the change came to {written:?}"),
    );
    let patience = Duration::from_secs(20);
    let begin = time::Instant::now();
    let hearing = all.iter_mut().map(Subscriber::hear_change);
    let heard = time::timeout(patience, join_all(hearing)).await;
    findings.hold(heard.is_ok(), "somebody waits for the change");
    let took = usize::try_from(begin.elapsed().as_millis()).unwrap();
    findings.count("ms until all had heard", took);

    server.terminate();
    let ending = all
        .iter_mut()
        .map(|subscriber| async move { while subscriber.hear().await.is_some() {} });
    let ended = time::timeout(patience, join_all(ending)).await;
    findings.hold(ended.is_ok(), "somebody waits for the end");
    let has_ended = eventually(async || !server.is_running()).await;
    findings.hold(has_ended, "the server does not end");
    let heard: Vec<Heard> = all.iter().map(|it| it.heard().clone()).collect();
    let (missed, again, cut) = judge(&heard);
    findings.none("not told", missed);
    findings.none("told again", again);
    findings.none("cut without a word", cut);
    let spoiled = |spoil: fn(&mut Heard)| {
        let mut heard = heard.clone();
        heard.last_mut().map(spoil);
        judge(&heard)
    };
    findings.control("one that was not told", spoiled(|it| it.events = 0).0 > 0);
    findings.control("one that was told twice", spoiled(|it| it.events = 2).1 > 0);
    findings.control("one that was cut", spoiled(|it| it.is_over = false).2 > 0);
    findings.none("panics", server.panics());
    findings
}
