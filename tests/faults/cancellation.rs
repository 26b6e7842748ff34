//! F8: clients hang up while their write begins, runs and commits, and deadlines
//! pass; beside them others write and are answered. What was answered is there,
//! and nobody is left in a transaction or holding a lock.

use std::{sync::Arc, time::Duration};

use fastrand::Rng;
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use tokio::{io::AsyncWriteExt, net::TcpStream, time};

use crate::{
    caller::{self, Caller},
    database::{TestDatabase, eventually, number},
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    kill::Work,
    stage::Stage,
};

/// What sessions on PostgreSQL have left open, but for the one that asks.
const LEFT: &str = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
    AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'";
const LOCKS: &str = "SELECT count(*) FROM pg_locks JOIN pg_stat_activity activity USING (pid) \
    WHERE activity.datname = current_database() AND pid <> pg_backend_pid() \
    AND locktype IN ('relation', 'tuple', 'transactionid')";

/// What some of them ask for.
const READ: &str =
    r#"{"query":"{ events(first: 50) { nodes { id history(first: 5) { totalCount } } } }"}"#;

/// Sends a request and hangs up after a while.
async fn hang_up(address: &str, token: &str, body: &str, patience: Duration) {
    let host = address.trim_start_matches("http://");
    let Ok(mut stream) = TcpStream::connect(host).await else {
        return;
    };
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n\
         authorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    // It may be too late already, which is the point of it.
    let _ = stream.write_all(request.as_bytes()).await;
    time::sleep(patience).await;
}

/// Comes and goes: every third only reads.
async fn storm(
    work: &Work,
    address: &str,
    token: &str,
    id: &str,
    (times, chance): (i64, &mut Rng),
) {
    for mark in 1..=times {
        let patience = if chance.bool() {
            Duration::from_micros(chance.u64(0..400))
        } else {
            Duration::from_millis(chance.u64(0..2_000))
        };
        let body = if mark % 3 == 0 {
            READ.to_owned()
        } else {
            let attempt = Attempt::new(&format!("{id}-{mark}"), mark);
            let body = caller::create(&attempt).to_string();
            work.attempt(attempt);
            body
        };
        hang_up(address, token, &body, patience).await;
    }
}

/// Whether nothing is left open in the database.
async fn is_quiet(db: &DatabaseConnection) -> bool {
    if db.get_database_backend() == DbBackend::Postgres {
        return number(db, LEFT).await == 0 && number(db, LOCKS).await == 0;
    }
    let begun = db.execute_unprepared("BEGIN IMMEDIATE").await;
    let is_free = begun.is_ok();
    if is_free {
        db.execute_unprepared("ROLLBACK").await.unwrap();
    }
    is_free
}

/// Leaves something open, to see that it is seen.
async fn spoil(findings: &mut Findings, database: &TestDatabase, db: &DatabaseConnection) {
    let other = database.look().await;
    let begin = match other.get_database_backend() {
        DbBackend::Sqlite => "BEGIN IMMEDIATE",
        _ => "BEGIN; SELECT * FROM data_version FOR UPDATE",
    };
    other.execute_unprepared(begin).await.unwrap();
    // The look must not wait as long as a server would.
    if db.get_database_backend() == DbBackend::Sqlite {
        let hurry = "PRAGMA busy_timeout = 100";
        db.execute_unprepared(hurry).await.unwrap();
    }
    findings.control("a transaction left open", !is_quiet(db).await);
    other.execute_unprepared("ROLLBACK").await.unwrap();
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (storms, times, clients, each) = stage.pick((24, 12, 4, 24), (64, 63, 8, 125));
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let work = Arc::new(Work::default());
    let (mut panics, mut left_open) = (0, 0);
    // Once with the patience of everyday, and once with none.
    for (phase, deadline) in [("everyday", "10000"), ("hurried", "20")] {
        let server = database.start_with(&[
            ("LIMITS__REQUEST_TIMEOUT_MS", deadline),
            ("LIMITS__WRITE_TIMEOUT_MS", deadline),
        ]);
        let address = server.address();
        let caller = Caller::new(address.clone(), &bearer.token);
        let storms = (0..storms).map(|storm_of| {
            let (work, address) = (Arc::clone(&work), address.clone());
            let (token, id) = (
                bearer.token.clone(),
                format!("synthetic-{phase}-storm-{storm_of}"),
            );
            let mut chance = stage.chance(&id);
            tokio::spawn(async move {
                storm(&work, &address, &token, &id, (times, &mut chance)).await;
            })
        });
        let storms: Vec<_> = storms.collect();
        let writers = (0..clients).map(|writer| {
            let (work, caller) = (Arc::clone(&work), caller.clone());
            tokio::spawn(async move {
                for write in 0..each {
                    let id = format!("synthetic-{phase}-{writer}-{write}");
                    work.write(&caller, Attempt::new(&id, 1), None).await;
                }
            })
        });
        join_all(storms.into_iter().chain(writers)).await;
        let db = database.look().await;
        left_open += usize::from(!eventually(async || is_quiet(&db).await).await);
        panics = server.panics();
        drop(server);
        database.settled().await;
    }
    let mut findings = Findings::default();
    findings.count("hang-ups", storms * usize::try_from(times).unwrap() * 2);
    findings.none("left open", left_open);
    let server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    work.write_on(&caller, "synthetic-after", 2).await;
    let evidence = Evidence::of(&database).await;
    Judgement::tell(&mut findings, &work.attempts(), &evidence);
    findings.count(
        "there unasked for",
        evidence.log.len() - work.acknowledged(),
    );
    findings.count("refused", work.refused());
    findings.none("panics", panics);
    findings.hold(
        evidence.rows.get("event:synthetic-after") == Some(&2),
        "it does not write after the storm",
    );
    drop(server);
    spoil(&mut findings, &database, &database.look().await).await;
    findings
}
