//! F30: several times as much is asked as can be done. Much of what can be done is done
//! all the same; everybody else is told when to come back; and once it is over all is as
//! before.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use reqwest::Client;
use serde_json::{Value, json};
use tokio::time;

use crate::{database::eventually, findings::Findings, stage::Stage};

/// What everybody asks: some work, all of it this machine's.
const QUERY: &str = "{ countries(first: 40) { nodes { name chapters(first: 3) { nodes { id organisation { name } } } } } }";

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Done,
    /// It was told when to come back.
    Shed,
    Wrong,
}

/// What an answer tells; none where it did not come.
fn judge(answer: Option<(u16, bool, &Value)>) -> End {
    let Some((status, has_retry, body)) = answer else {
        return End::Wrong;
    };
    let code = &body["errors"][0]["extensions"]["code"];
    match status {
        200 if body.get("errors").is_none() && !body["data"].is_null() => End::Done,
        503 if has_retry && code == "OVERLOADED" => End::Shed,
        429 if has_retry && code == "RATE_LIMITED" => End::Shed,
        _ => End::Wrong,
    }
}

async fn ask(client: Client, address: String) -> End {
    let request = client.post(format!("{address}/graphql"));
    let request = request
        .header("accept", "application/graphql-response+json")
        .json(&json!({ "query": QUERY }));
    let Ok(response) = request.send().await else {
        return judge(None);
    };
    let status = response.status().as_u16();
    let has_retry = response.headers().contains_key("retry-after");
    let body: Option<Value> = response.json().await.ok();
    judge(body.as_ref().map(|body| (status, has_retry, body)))
}

/// How many requests are done in a second where a few ask one after the other.
async fn capacity(client: &Client, address: &str, span: Duration) -> f64 {
    let begin = Instant::now();
    let callers = (0..4).map(|_| async {
        let mut done = 0;
        while begin.elapsed() < span {
            let end = ask(client.clone(), address.to_owned()).await;
            done += i32::from(end == End::Done);
        }
        done
    });
    let done: i32 = join_all(callers).await.into_iter().sum();
    f64::from(done) / begin.elapsed().as_secs_f64()
}

/// What becomes of requests that come at this pace, whatever becomes of those before
/// them, and how many of them are done in a second.
async fn flood(client: &Client, address: &str, pace: f64, span: Duration) -> (Vec<End>, f64) {
    let begin = Instant::now();
    let mut asked = vec![];
    let mut tick = time::interval(Duration::from_secs_f64(1.0 / pace));
    while begin.elapsed() < span {
        tick.tick().await;
        asked.push(tokio::spawn(ask(client.clone(), address.to_owned())));
    }
    let ends = join_all(asked).await.into_iter().map(Result::unwrap);
    let ends: Vec<End> = ends.collect();
    let done = ends.iter().filter(|it| **it == End::Done).count();
    let done = f64::from(u32::try_from(done).unwrap());
    (ends, done / begin.elapsed().as_secs_f64())
}

/// A share in per cent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is small and not negative"
)]
fn per_cent(part: f64, whole: f64) -> usize {
    (100.0 * part / whole) as usize
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (span, floods, least) = stage.pick((2, vec![4.0], 40), (10, vec![2.0, 5.0, 10.0], 60));
    let span = Duration::from_secs(span);
    let database = stage.shipped().await;
    let server = database.start_with(&[
        ("CONNECTIONS__PER_ADDRESS", "100000"),
        ("LIMITS__EXECUTING", "4"),
        ("LIMITS__QUEUE", "16"),
        // What is asked must cost something each time.
        ("LIMITS__KEPT_BYTES", "0"),
        ("LIMITS__QUEUE_WAIT_MS", "500"),
    ]);
    let (client, address) = (Client::new(), server.address());
    let peak = capacity(&client, &address, span).await;
    let mut findings = Findings::default();
    findings.count("done in ten seconds", per_cent(peak, 10.0));
    for times in floods {
        let (ends, done) = flood(&client, &address, peak * times, span).await;
        let of = |end: End| ends.iter().filter(|it| **it == end).count();
        findings.count("asked", ends.len());
        findings.count("told to come back", of(End::Shed));
        findings.none("neither done nor told", of(End::Wrong));
        findings.hold(of(End::Shed) > 0, "nobody was told to come back");
        let share = per_cent(done, peak);
        findings.count("per cent of what can be done", share);
        findings.hold(
            share >= least,
            format!("{share} % was done of what can be done"),
        );
        let is_alive = client.get(format!("{address}/health/ready")).send().await;
        findings.hold(
            is_alive.is_ok_and(|it| it.status() == 200),
            "it is not ready after the flood",
        );
        let is_well = eventually(async || {
            let asked = (0..4).map(|_| ask(client.clone(), address.clone()));
            join_all(asked).await.iter().all(|end| *end == End::Done)
        });
        findings.hold(is_well.await, "it does not recover");
    }
    let shed = json!({ "errors": [{ "extensions": { "code": "OVERLOADED" } }] });
    let half = json!({ "data": {}, "errors": [{}] });
    for (spoiled, answer) in [
        ("no answer", None),
        (
            "an answer without a time to come back",
            Some((503, false, &shed)),
        ),
        ("a fault of the server", Some((500, true, &shed))),
        ("half an answer", Some((200, false, &half))),
    ] {
        findings.control(spoiled, judge(answer) == End::Wrong);
    }
    findings.none("panics", server.panics());
    findings
}
