//! Somebody who sends requests to a server.

use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

use crate::history::Attempt;

/// What a write came to, as far as its sender knows.
#[derive(Debug, PartialEq)]
pub(crate) enum Reply {
    /// It is written, and this is its place in the log.
    Written(i64),
    /// The record was so already.
    Same,
    /// It was refused, for this reason.
    Refused(String),
    /// There was no answer, or none that tells.
    Unknown,
}

/// Somebody who sends requests to a server; nobody in particular without a token.
#[derive(Clone)]
pub(crate) struct Caller {
    client: Client,
    /// Where the server answers.
    pub(crate) address: String,
    token: String,
}

impl Caller {
    pub(crate) fn new(address: String, token: &str) -> Self {
        Self {
            client: Client::new(),
            address,
            token: token.to_owned(),
        }
    }

    fn bearing(&self, request: RequestBuilder) -> RequestBuilder {
        if self.token.is_empty() {
            return request;
        }
        request.bearer_auth(&self.token)
    }

    /// The status and the text of an answer; nothing where it did not come whole.
    pub(crate) async fn text(&self, request: RequestBuilder) -> Option<(u16, String)> {
        let response = self.bearing(request).send().await.ok()?;
        let status = response.status().as_u16();
        Some((status, response.text().await.ok()?))
    }

    /// A request to a path, to be completed.
    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}/{path}", self.address))
    }

    /// The same, to read.
    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}/{path}", self.address))
    }

    /// What readiness says: the status, and what becomes of writes.
    pub(crate) async fn readiness(&self) -> (u16, String) {
        let (status, text) = self
            .text(self.get("health/ready"))
            .await
            .expect("no answer");
        let told: Value = serde_json::from_str(&text).unwrap();
        (status, word(&told["writes"]))
    }

    /// Tries all ways to write that must not go, and gives the codes they are refused with.
    pub(crate) async fn refused_ways(&self) -> Vec<String> {
        // A key of its own each time: what came of an earlier one would be told again.
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let key = format!("synthetic key {}", NEXT.fetch_add(1, Ordering::Relaxed));
        let attempt = Attempt::new("synthetic-refused", 1);
        let expires = (chrono::Utc::now() + chrono::Days::new(30)).format("%Y-%m-%d");
        let token = json!({
            "query": "mutation($input: CreateTokenInput!) { createToken(input: $input) { token { id } } }",
            "variables": { "input": { "name": "A synthetic bearer", "role": "READER", "networks": ["network:csn"],
                "countries": ["KE"], "expires": expires.to_string() } },
        });
        let mut answers = vec![];
        answers.push(self.ask(&create(&attempt), None).await);
        answers.push(self.ask(&create(&attempt), Some(&key)).await);
        answers.push(self.ask(&token, None).await);
        let file = crate::import::csv(&[Attempt::new("synthetic-refused-file", 1)]);
        answers.push(self.import("events", crate::import::CSV, file, None).await);
        let told = answers.into_iter().map(|answer| {
            let (status, answer) = answer.expect("no answer");
            let code = word(&answer["errors"][0]["extensions"]["code"]);
            format!("{status} {code}")
        });
        told.collect()
    }

    /// Opens what stays open.
    pub(crate) async fn open(&self, request: RequestBuilder) -> Option<reqwest::Response> {
        self.bearing(request).send().await.ok()
    }

    /// A GraphQL request, under a key if there is one.
    pub(crate) async fn ask(&self, body: &Value, key: Option<&str>) -> Option<(u16, Value)> {
        let mut request = self.post("graphql").json(body);
        request = request.header("accept", "application/graphql-response+json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let (status, text) = self.text(request).await?;
        Some((status, serde_json::from_str(&text).ok()?))
    }

    /// The data of a query that must be answered.
    pub(crate) async fn data(&self, query: &str) -> Value {
        let answer = self.ask(&json!({ "query": query }), None).await;
        let (_, mut answer) = answer.expect("no answer");
        assert!(answer.get("errors").is_none(), "{answer:#}");
        answer["data"].take()
    }

    /// Writes, and says what it came to.
    pub(crate) async fn write(&self, body: &Value) -> Reply {
        match self.ask(body, None).await {
            Some((_, answer)) => reply(&answer),
            None => Reply::Unknown,
        }
    }

    /// Sends a sheet; the status and the answer.
    pub(crate) async fn import(
        &self,
        sheet: &str,
        media: &str,
        content: Vec<u8>,
        key: Option<&str>,
    ) -> Option<(u16, Value)> {
        let mut request = self.post(&format!("import/{sheet}"));
        request = request.header("content-type", media).body(content);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let (status, text) = self.text(request).await?;
        Some((status, serde_json::from_str(&text).ok()?))
    }
}

/// What the answer to a mutation `write` tells.
pub(crate) fn reply(answer: &Value) -> Reply {
    let write = &answer["data"]["write"];
    match write["outcome"].as_str() {
        Some("UNCHANGED") => Reply::Same,
        Some("REFUSED") => Reply::Refused(word(&write["errors"][0]["code"])),
        Some(_) => write["sequence"]
            .as_i64()
            .map_or(Reply::Unknown, Reply::Written),
        None => match word(&answer["errors"][0]["extensions"]["code"]) {
            // Nobody knows what becomes of a write whose answer was late.
            code if matches!(&*code, "" | "TIMEOUT" | "OUTCOME_UNKNOWN") => Reply::Unknown,
            code => Reply::Refused(code),
        },
    }
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Makes the event of an attempt.
pub(crate) fn create(attempt: &Attempt) -> Value {
    json!({
        "query": "mutation($input: CreateEventInput!) { write: createEvent(input: $input) { outcome sequence errors { code } } }",
        "variables": { "input": {
            "id": attempt.id(), "name": format!("A synthetic event, {}", attempt.id()),
            "kind": "WEBINAR", "themes": ["synthetic"], "headCount": attempt.mark,
            "sourceTitle": "A synthetic source of a fault",
        } },
    })
}

/// The same with a note that fills a few pages and cannot be made smaller.
pub(crate) fn create_large(attempt: &Attempt, chance: &mut fastrand::Rng) -> Value {
    let mut body = create(attempt);
    let note: String = (0..15_000).map(|_| chance.alphanumeric()).collect();
    body["variables"]["input"]["note"] = note.into();
    body
}

/// Puts the mark of an attempt to its event, if it is still at this version.
pub(crate) fn change(attempt: &Attempt, version: Option<i64>) -> Value {
    let mut input = json!({ "id": attempt.record, "headCount": attempt.mark });
    if let Some(version) = version {
        input["expectedVersion"] = version.into();
    }
    json!({
        "query": "mutation($input: ChangeEventInput!) { write: changeEvent(input: $input) { outcome sequence errors { code } } }",
        "variables": { "input": input },
    })
}
