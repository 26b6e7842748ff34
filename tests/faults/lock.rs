//! F16: somebody else holds the writer. Writes wait; those that wait too long are
//! told so in words of ours, and nothing of them is left; reads go on.

use std::{sync::Arc, time::Duration};

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use serde_json::{Value, json};
use tokio::time;

use crate::{
    caller::{self, Caller, Reply},
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    import::{CSV, csv},
    stage::Stage,
};

/// What no caller may read: words of drivers, pools and databases.
const RAW: &[&str] = &[
    "locked",
    "sqlite",
    "postgres",
    "sqlx",
    "pool",
    "timed out",
    "lock_timeout",
    "canceling",
    "statement",
    "busy_timeout",
    "execution error",
    "sea_orm",
];

/// Whether an answer has words in it that are not ours.
fn is_raw(text: &str) -> bool {
    let text = text.to_lowercase();
    RAW.iter().any(|word| text.contains(word))
}

/// Takes the place of the one who writes.
async fn hold(db: &DatabaseConnection) {
    let begin = match db.get_database_backend() {
        DbBackend::Sqlite => "BEGIN IMMEDIATE",
        _ => "BEGIN; SELECT * FROM data_version FOR UPDATE",
    };
    db.execute_unprepared(begin).await.unwrap();
}

async fn release(db: &DatabaseConnection) {
    db.execute_unprepared("ROLLBACK").await.unwrap();
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (rounds, writes) = stage.pick((1, 8), (10, 64));
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let server = database.start_with(&[("DATABASE__BUSY_TIMEOUT_MS", "1500")]);
    let caller = Caller::new(server.address(), &bearer.token);
    let db = database.look().await;
    let mut findings = Findings::default();
    let (mut attempts, mut answers) = (vec![], vec![]);
    for round in 0..rounds {
        let mut attempt = Attempt::new(&format!("synthetic-waiting-{round}"), 1);
        hold(&db).await;
        let body = caller::create(&attempt);
        let waiting = tokio::spawn({
            let caller = caller.clone();
            async move { caller.write(&body).await }
        });
        time::sleep(Duration::from_millis(400)).await;
        findings.hold(!waiting.is_finished(), "a write did not wait for the lock");
        release(&db).await;
        match waiting.await.unwrap() {
            Reply::Written(sequence) => attempt.acknowledged = Some(sequence),
            other => findings.hold(false, format!("a write that had waited came to {other:?}")),
        }
        attempts.push(attempt);

        hold(&db).await;
        let tries = (0..writes).map(|write| Attempt::new(&format!("synthetic-{round}-{write}"), 1));
        let tries: Vec<Attempt> = tries.collect();
        let bodies: Vec<Value> = tries.iter().map(caller::create).collect();
        let sent = bodies.iter().map(|body| caller.ask(body, None));
        let read = "{ events(first: 5) { totalCount } }";
        let read = json!({ "query": read });
        let reads = (0..writes).map(|_| caller.ask(&read, None));
        let (refused, read) = futures_util::join!(join_all(sent), join_all(reads));
        let unread = read
            .iter()
            .filter(|it| it.as_ref().is_none_or(|it| it.0 != 200));
        findings.none("reads refused", unread.count());
        for answer in refused {
            let (status, answer) = answer.expect("no answer");
            let code = &answer["errors"][0]["extensions"]["code"];
            findings.hold(
                status == 503 && code == "OVERLOADED",
                format!("a write that waited too long was answered {status} {answer}"),
            );
            answers.push(answer.to_string());
        }
        attempts.extend(tries);
        let mut attempt = Attempt::new(&format!("synthetic-file-{round}"), 1);
        let file = csv(std::slice::from_ref(&attempt));
        let waiting = tokio::spawn({
            let caller = caller.clone();
            async move { caller.import("events", CSV, file, None).await }
        });
        time::sleep(Duration::from_millis(400)).await;
        release(&db).await;
        let (_, answer) = waiting.await.unwrap().expect("no answer");
        attempt.acknowledged = answer["report"]["sequence"].as_i64();
        findings.hold(
            attempt.acknowledged.is_some(),
            format!("an import: {answer}"),
        );
        attempts.push(attempt);
        answers.push(answer.to_string());
    }
    let evidence = Evidence::of(&database).await;
    Judgement::tell(&mut findings, &attempts, &evidence);
    findings.count("told OVERLOADED", rounds * writes);
    findings.none("written though refused", evidence.log.len() - 2 * rounds);
    findings.none("raw words", answers.iter().filter(|it| is_raw(it)).count());
    findings.control(
        "raw words",
        is_raw("error returned from database: (code: 5) database is locked"),
    );
    findings.none("panics", server.panics());
    findings
}
