//! Somebody else's server, which keeps what it is sent, and a second reading of
//! the rules for signatures.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use poem::{
    EndpointExt, Response, Route, Server, handler,
    http::{HeaderMap, StatusCode, header::LOCATION},
    listener::TcpAcceptor,
    post,
    web::Data,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::{net::TcpListener, time};

/// How long to wait for what must come, before a test is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// One request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Sent {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(crate) fn data(&self) -> Value {
        serde_json::from_str::<Value>(&self.body).unwrap()["data"].take()
    }

    /// The sequences of the changes that it tells.
    pub(crate) fn sequences(&self) -> Vec<i64> {
        let data = self.data();
        let changes = data["changes"].as_array().unwrap().iter();
        changes
            .map(|change| change["sequence"].as_i64().unwrap())
            .collect()
    }
}

#[derive(Clone, Default)]
struct Desk {
    sent: Arc<Mutex<Vec<Sent>>>,
    answers: Arc<Mutex<VecDeque<(u16, String)>>>,
}

/// A server that takes everything, unless it is told to answer otherwise.
pub(crate) struct Receiver {
    pub(crate) url: String,
    desk: Desk,
}

#[handler]
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what a handler is given"
)]
fn take(headers: &HeaderMap, body: String, desk: Data<&Desk>) -> Response {
    let headers = headers.clone();
    desk.sent.lock().unwrap().push(Sent { headers, body });
    let answer = desk.answers.lock().unwrap().pop_front();
    let (status, location) = answer.unwrap_or((200, String::new()));
    let response = Response::builder().status(StatusCode::from_u16(status).unwrap());
    response.header(LOCATION, location).finish()
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let desk = Desk::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/changes", listener.local_addr().unwrap());
        let route = Route::new().at("/changes", post(take)).data(desk.clone());
        let acceptor = TcpAcceptor::from_tokio(listener).unwrap();
        tokio::spawn(Server::new_with_acceptor(acceptor).run(route));
        Self { url, desk }
    }

    /// Answers the next requests with these statuses.
    pub(crate) fn answer(&self, statuses: &[u16]) {
        let answers = statuses.iter().map(|status| (*status, String::new()));
        self.desk.answers.lock().unwrap().extend(answers);
    }

    /// Sends the next request elsewhere.
    pub(crate) fn redirect(&self, url: &str) {
        let mut answers = self.desk.answers.lock().unwrap();
        answers.push_back((302, url.to_owned()));
    }

    /// What came so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.desk.sent.lock().unwrap().clone()
    }

    /// What came, once that many requests have.
    pub(crate) async fn once(&self, count: usize) -> Vec<Sent> {
        until(async || Some(self.sent()).filter(|sent| sent.len() >= count)).await
    }

    /// What came, once this change has been told.
    pub(crate) async fn once_told(&self, sequence: i64) -> Vec<Sent> {
        let is_told = |sent: &Vec<Sent>| sent.iter().any(|it| it.sequences().contains(&sequence));
        until(async || Some(self.sent()).filter(is_told)).await
    }
}

/// What is found at last.
pub(super) async fn until<T>(find: impl AsyncFn() -> Option<T>) -> T {
    let found = async {
        loop {
            if let Some(found) = find().await {
                return found;
            }
            time::sleep(Duration::from_millis(20)).await;
        }
    };
    time::timeout(PATIENCE, found).await.expect("nothing came")
}

/// Whether a request is signed with this secret, by the rules of Standard
/// Webhooks and of HMAC (RFC 2104), written down once more.
pub(crate) fn is_signed(sent: &Sent, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap());
    let mut block = key.unwrap();
    assert!(block.len() <= 64);
    block.resize(64, 0);
    let hashed = |pad: u8, text: &[u8]| {
        let mut digest = Sha256::new();
        digest.update(block.iter().map(|byte| byte ^ pad).collect::<Vec<_>>());
        digest.update(text);
        digest.finalize()
    };
    let (id, moment) = (sent.header("webhook-id"), sent.header("webhook-timestamp"));
    let text = format!("{id}.{moment}.{}", sent.body);
    let signature = STANDARD.encode(hashed(0x5c, &hashed(0x36, text.as_bytes())));
    sent.header("webhook-signature") == format!("v1,{signature}")
}
