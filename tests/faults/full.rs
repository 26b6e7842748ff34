//! F11: the disk of the database is full. What is acknowledged is there afterwards,
//! what is not says why, reads go on, readiness tells it; once there is room all
//! goes on by itself.

use std::sync::Arc;

use futures_util::future::join_all;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, TransactionTrait};

use crate::{
    caller::{self, Caller, Reply},
    database::{Engine, TestDatabase, eventually, number},
    disk::Disk,
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    postgres::Postgres,
    stage::Stage,
};

/// More than fits before the disk is full.
const MANY: usize = 2_000;

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let rounds = stage.pick(2, 6);
    let mut findings = Findings::default();
    // A server of its own: one whose disk is full may go down.
    let engine = match &stage.engine {
        Engine::Sqlite => Engine::Sqlite,
        Engine::Postgres(_) => Engine::Postgres(Arc::new(Postgres::start())),
    };
    let disk = Disk::new(96);
    let database = TestDatabase::on(&disk, &engine).await;
    let bearer = database.token("admin", "all", "all");
    let mut attempts = vec![];
    let mut panics = 0;
    for round in 0..rounds {
        let mut server = database.start();
        let caller = Caller::new(server.address(), &bearer.token);
        findings.hold(
            caller.readiness().await == (200, "STORED".into()),
            "it was not ready before the disk was full",
        );
        for number in 0..5 {
            let id = format!("synthetic-{round}-before-{number}");
            write(&stage, &caller, &id, &mut attempts).await;
        }
        disk.fill(1024);
        let written = fill(&stage, &caller, round, &mut attempts, &mut findings).await;
        findings.count("written to the last", written);
        many(&stage, &caller, round, &mut attempts, &mut findings).await;
        while_full(&caller, &mut findings).await;
        disk.free();
        let is_back = eventually(async || caller.readiness().await == (200, "STORED".into()));
        findings.hold(is_back.await, "it did not recover once there was room");
        for number in 0..5 {
            let id = format!("synthetic-{round}-after-{number}");
            let reply = write(&stage, &caller, &id, &mut attempts).await;
            let is_written = matches!(reply, Reply::Written(_));
            findings.hold(
                is_written,
                format!("with room again, {id} came to {reply:?}"),
            );
        }
        // Some stop in order, some do not.
        if round % 2 == 0 {
            server.kill();
        } else {
            server.stop();
        }
        panics = server.panics();
        database.settled().await;
    }
    findings.hold(database.is_verified(), "`audit verify` does not agree");
    findings.none("panics", panics);
    let evidence = Evidence::of(&database).await;
    Judgement::tell(&mut findings, &attempts, &evidence);
    let is_unmeant = evidence.rows.contains_key("event:synthetic-refused");
    findings.hold(!is_unmeant, "what was refused is there");
    if matches!(engine, Engine::Sqlite) {
        findings.control("writes of a plain pool are lost", plain_pool_loses().await);
    }
    findings
}

/// Makes an event that takes some room.
async fn write(stage: &Stage, caller: &Caller, id: &str, attempts: &mut Vec<Attempt>) -> Reply {
    let mut attempt = Attempt::new(id, 1);
    let body = caller::create_large(&attempt, &mut stage.chance(id));
    let reply = caller.write(&body).await;
    if let Reply::Written(sequence) = reply {
        attempt.acknowledged = Some(sequence);
    }
    attempts.push(attempt);
    reply
}

/// Writes until nothing goes any more, and on; how many were written.
async fn fill(
    stage: &Stage,
    caller: &Caller,
    round: usize,
    attempts: &mut Vec<Attempt>,
    findings: &mut Findings,
) -> usize {
    let (mut written, mut refused) = (0, 0);
    for number in 0..MANY {
        let id = format!("synthetic-{round}-{number}");
        match write(stage, caller, &id, attempts).await {
            Reply::Written(_) => written += 1,
            Reply::Refused(code) if code == "STORAGE_FULL" => refused += 1,
            other => findings.hold(false, format!("with a full disk, {id} came to {other:?}")),
        }
        if refused == 20 {
            return written;
        }
        // Something that changes nothing, and ends in a rollback.
        let same = attempts.iter().find(|it| it.acknowledged.is_some());
        if let Some(same) = same {
            let reply = caller.write(&caller::change(same, None)).await;
            let is_right = match &reply {
                Reply::Same => true,
                Reply::Refused(code) => code == "STORAGE_FULL",
                _ => false,
            };
            findings.hold(is_right, format!("the same once more came to {reply:?}"));
        }
    }
    findings.hold(false, "the disk was never full");
    written
}

/// Writes at once.
async fn many(
    stage: &Stage,
    caller: &Caller,
    round: usize,
    attempts: &mut Vec<Attempt>,
    findings: &mut Findings,
) {
    let tries = (0..16).map(|number| {
        let attempt = Attempt::new(&format!("synthetic-{round}-many-{number}"), 1);
        let body = caller::create_large(&attempt, &mut stage.chance(&attempt.record));
        async move { (attempt, caller.write(&body).await) }
    });
    for (mut attempt, reply) in join_all(tries).await {
        match reply {
            Reply::Written(sequence) => attempt.acknowledged = Some(sequence),
            Reply::Refused(code) if code == "STORAGE_FULL" => {}
            other => findings.hold(false, format!("one of many came to {other:?}")),
        }
        attempts.push(attempt);
    }
}

/// What holds for as long as there is no room.
async fn while_full(caller: &Caller, findings: &mut Findings) {
    let readiness = caller.readiness().await;
    findings.hold(
        readiness == (503, "STORAGE_FULL".into()),
        format!("readiness says {readiness:?}"),
    );
    let answers = caller.refused_ways().await;
    findings.hold(
        answers.iter().all(|it| it == "503 STORAGE_FULL"),
        format!("ways to write are refused with {answers:?}"),
    );
    let events = caller.data("{ events(first: 5) { totalCount } }").await;
    findings.hold(
        events["events"]["totalCount"].as_u64() > Some(0),
        "reads did not go on",
    );
}

/// Whether a pool that nobody looks after loses what it acknowledged: the fault
/// that must be noticed, brought about on purpose.
async fn plain_pool_loses() -> bool {
    let disk = Disk::new(4);
    let url = format!("sqlite:{}/plain.db?mode=rwc", disk.path().display());
    let mut options = ConnectOptions::new(url.as_str());
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    for sql in ["PRAGMA journal_mode = WAL", "CREATE TABLE note (text BLOB)"] {
        db.execute_unprepared(sql).await.unwrap();
    }
    let write = async |size: usize| {
        let write = db.begin().await?;
        let insert = format!("INSERT INTO note VALUES (randomblob({size}))");
        write.execute_unprepared(&insert).await?;
        write.commit().await
    };
    disk.fill(0);
    let is_full = write(100_000).await.is_err();
    disk.free();
    // Somebody who changes nothing, and those who are told that they did.
    db.begin().await.unwrap().rollback().await.unwrap();
    let mut acknowledged = 0;
    for _ in 0..5 {
        acknowledged += i64::from(write(10).await.is_ok());
    }
    db.close().await.unwrap();
    let again = Database::connect(&url).await.unwrap();
    let there = number(&again, "SELECT count(*) FROM note").await;
    is_full && there < acknowledged
}
