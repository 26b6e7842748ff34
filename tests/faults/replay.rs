//! F18: a request comes again under its idempotency key: at once from fifty, after
//! the server was killed, with other content, and after its day is over.

use std::{sync::Arc, time::Duration};

use futures_util::future::join_all;
use sea_orm::ConnectionTrait;
use serde_json::Value;
use tokio::time;

use crate::{
    caller::{self, Caller, Reply, reply},
    database::TestDatabase,
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    stage::Stage,
};

type Answer = (u16, Value);

/// Asks until there is an answer that tells, as a client with a key may.
async fn insist(caller: &Caller, body: &Value, key: Option<&str>) -> Answer {
    for _ in 0..50 {
        match caller.ask(body, key).await {
            Some((status, answer)) if status < 500 => return (status, answer),
            _ => time::sleep(Duration::from_millis(100)).await,
        }
    }
    panic!("there is no answer")
}

/// Whether all were answered alike, and told of one write.
fn is_one(answers: &[Answer]) -> bool {
    let is_written = |answer: &Answer| matches!(reply(&answer.1), Reply::Written(_));
    answers.windows(2).all(|pair| pair[0] == pair[1]) && answers.iter().all(is_written)
}

/// Moves everything that is kept under keys back in time.
async fn age(database: &TestDatabase, hours: i64) {
    let at = chrono::Utc::now() - chrono::TimeDelta::hours(hours);
    let at = at.format("%Y-%m-%dT%H:%M:%S%.3fZ");
    let statement = format!("UPDATE \"idempotency\" SET \"at\" = '{at}'");
    let db = database.look().await;
    db.execute_unprepared(&statement).await.unwrap();
}

fn acknowledged(mut attempt: Attempt, answer: &Value) -> Attempt {
    if let Reply::Written(sequence) = reply(answer) {
        attempt.acknowledged = Some(sequence);
    }
    attempt
}

/// Kills the server at any moment of a request, and sends it again to the next.
async fn killed(
    stage: &Stage,
    database: &TestDatabase,
    token: &str,
    findings: &mut Findings,
) -> Vec<Attempt> {
    let mut chance = stage.chance("kills");
    let mut attempts = vec![];
    let (mut before, mut told) = (0, 0);
    for round in 0..stage.pick(8, 40) {
        let attempt = Attempt::new(&format!("synthetic-killed-{round}"), 1);
        let key = format!("killed {round}");
        let body = caller::create(&attempt);
        let mut server = database.start();
        let caller = Caller::new(server.address(), token);
        // The first request of a connection takes longer than those that follow.
        caller.data("{ __typename }").await;
        let first = tokio::spawn({
            let (caller, body, key) = (caller.clone(), body.clone(), key.clone());
            async move { caller.ask(&body, Some(&key)).await }
        });
        time::sleep(Duration::from_micros(chance.u64(0..25_000))).await;
        server.kill();
        let first = first.await.unwrap();
        database.settled().await;
        let done = Evidence::of(database).await;
        before += usize::from(done.rows.contains_key(&attempt.record));
        told += usize::from(first.is_some());
        let server = database.start();
        let caller = Caller::new(server.address(), token);
        let second = insist(&caller, &body, Some(&key)).await;
        let all: Vec<Answer> = first.into_iter().chain([second.clone()]).collect();
        findings.hold(is_one(&all), format!("after a kill: {all:?}"));
        attempts.push(acknowledged(attempt, &second.1));
    }
    findings.count("done before the kill", before);
    findings.count("told before the kill", told);
    attempts
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let mut findings = Findings::default();
    let mut attempts = killed(&stage, &database, &bearer.token, &mut findings).await;
    let server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);

    for round in 0..stage.pick(2, 20) {
        let attempt = Attempt::new(&format!("synthetic-fifty-{round}"), 1);
        let (body, key) = (caller::create(&attempt), format!("fifty {round}"));
        let answers = join_all((0..50).map(|_| insist(&caller, &body, Some(&key)))).await;
        findings.hold(is_one(&answers), "fifty at once were not answered alike");
        let mut spoiled = answers.clone();
        spoiled[7].1["data"]["write"]["sequence"] = 0.into();
        findings.control("an answer that differs", !is_one(&spoiled));
        attempts.push(acknowledged(attempt, &answers[0].1));
    }

    // Without a key the second is told something else.
    let attempt = Attempt::new("synthetic-unkeyed", 1);
    let body = caller::create(&attempt);
    let first = insist(&caller, &body, None).await;
    let second = insist(&caller, &body, None).await;
    attempts.push(acknowledged(attempt, &first.1));
    findings.control(
        "a request that comes again without a key",
        !is_one(&[first, second]),
    );

    let day = Attempt::new("synthetic-day", 1);
    let other = Attempt::new("synthetic-other", 1);
    let (body, other_body) = (caller::create(&day), caller::create(&other));
    let first = insist(&caller, &body, Some("a day")).await;
    let (status, refused) = insist(&caller, &other_body, Some("a day")).await;
    let code = &refused["errors"][0]["extensions"]["code"];
    findings.hold(
        status == 422 && code == "IDEMPOTENCY_KEY_REUSED",
        format!("another body under the key: {status} {refused}"),
    );
    age(&database, 23).await;
    let late = insist(&caller, &body, Some("a day")).await;
    findings.hold(is_one(&[first.clone(), late]), "a day was over too soon");
    age(&database, 25).await;
    // Its day is over: it is done anew, and refused for what is there already.
    let again = insist(&caller, &body, Some("a day")).await;
    findings.hold(
        reply(&again.1) == Reply::Refused("EXISTS".into()),
        format!("the day after: {again:?}"),
    );
    age(&database, 25).await;
    let answers = [
        insist(&caller, &other_body, Some("a day")).await,
        insist(&caller, &other_body, Some("a day")).await,
    ];
    findings.hold(
        is_one(&answers),
        format!("the key of a new day: {answers:?}"),
    );
    attempts.push(acknowledged(day, &first.1));
    attempts.push(acknowledged(other, &answers[0].1));

    let evidence = Evidence::of(&database).await;
    Judgement::tell(&mut findings, &attempts, &evidence);
    findings.none("panics", server.panics());
    findings
}
