//! F15: two processes on one database, and a database that can only be read. On
//! SQLite the second process is refused; on PostgreSQL there may be any number.
//! What can only be read is served: what was acknowledged before is there, writes are
//! refused with a code, and readiness says both.

use std::{fs, sync::Arc};

use sea_orm::{ConnectionTrait, Database};

use crate::{
    caller::{self, Caller, Reply},
    database::{Engine, TestDatabase, eventually},
    disk::Disk,
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    stage::Stage,
};

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let mut findings = Findings::default();
    match &stage.engine {
        Engine::Sqlite => on_sqlite(&stage, &mut findings).await,
        Engine::Postgres(_) => on_postgres(&stage, &mut findings).await,
    }
    findings
}

/// Makes events, all of which must be acknowledged.
async fn write(caller: &Caller, name: &str, attempts: &mut Vec<Attempt>, findings: &mut Findings) {
    for number in 0..5 {
        let mut attempt = Attempt::new(&format!("synthetic-{name}-{number}"), 1);
        match caller.write(&caller::create(&attempt)).await {
            Reply::Written(sequence) => attempt.acknowledged = Some(sequence),
            other => findings.hold(false, format!("{} came to {other:?}", attempt.id())),
        }
        attempts.push(attempt);
    }
}

/// In what a server differs from one that reads all of these, and writes nothing.
async fn differs(caller: &Caller, attempts: &[Attempt]) -> Vec<String> {
    let query = "{ events(first: 100) { totalCount nodes { id } } }";
    let events = caller.data(query).await;
    let nodes = events["events"]["nodes"].as_array().unwrap();
    let is_there = |attempt: &&Attempt| nodes.iter().any(|node| node["id"] == *attempt.record);
    let gone = attempts.iter().filter(|attempt| !is_there(attempt));
    let mut wrong: Vec<String> = gone.map(|it| format!("{} is gone", it.record)).collect();
    let ways = caller.refused_ways().await;
    wrong.extend(ways.into_iter().filter(|it| it != "503 READ_ONLY"));
    let readiness = caller.readiness().await;
    if readiness != (200, "READ_ONLY".into()) {
        wrong.push(format!("readiness {readiness:?}"));
    }
    wrong
}

async fn on_sqlite(stage: &Stage, findings: &mut Findings) {
    let disk = Disk::new(32);
    let database = TestDatabase::on(&disk, &stage.engine).await;
    let bearer = database.token("admin", "all", "all");
    let mut attempts = vec![];
    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    write(&caller, "alone", &mut attempts, findings).await;
    for arguments in [
        &["--listen", "127.0.0.1:0"][..],
        &["token", "list"],
        &["migrate"],
    ] {
        let (status, told) = database.refused(arguments);
        findings.hold(
            status == Some(1) && told.contains("in use") && told.lines().count() == 1,
            format!("a second process came to {status:?} {told}"),
        );
    }
    write(&caller, "beside", &mut attempts, findings).await;
    // The server that writes is the one that the check must not take for one that reads.
    let wrong = differs(&caller, &attempts).await;
    findings.control("a server that writes", !wrong.is_empty());
    attempts.extend(tried());
    server.kill();

    // The log is not in the file yet, for nobody has ended in order.
    let log = format!("{}-wal", database.file().display());
    findings.hold(
        fs::metadata(&log).is_ok_and(|it| it.len() > 0),
        "a killed server left no log",
    );
    disk.remount("ro");
    let mut server = database.start();
    let second = database.start();
    for server in [&server, &second] {
        let caller = Caller::new(server.address(), &bearer.token);
        let wrong = differs(&caller, &attempts).await;
        findings.hold(
            wrong.is_empty(),
            format!("with a log, a file that is read-only is not served: {wrong:?}"),
        );
    }
    findings.hold(database.is_verified(), "`audit verify` does not agree");
    drop(second);
    server.kill();
    disk.remount("rw");

    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    write(&caller, "again", &mut attempts, findings).await;
    server.stop();
    disk.remount("ro");
    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let wrong = differs(&caller, &attempts).await;
    findings.hold(
        wrong.is_empty(),
        format!("without a log, a file that is read-only is not served: {wrong:?}"),
    );
    findings.none("panics", server.panics());
    server.kill();
    disk.remount("rw");
    unfinished(&database, &disk, &bearer.token, (&mut attempts, findings)).await;
    let evidence = Evidence::of(&database).await;
    Judgement::tell(findings, &attempts, &evidence);
}

/// What the check tries to write, and has written where the server does write.
fn tried() -> [Attempt; 2] {
    ["synthetic-refused", "synthetic-refused-file"].map(|id| Attempt::new(id, 1))
}

/// A log whose index is gone cannot be read where nothing can be written.
async fn unfinished(
    database: &TestDatabase,
    disk: &Disk,
    token: &str,
    (attempts, findings): (&mut Vec<Attempt>, &mut Findings),
) {
    let mut server = database.start();
    let caller = Caller::new(server.address(), token);
    write(&caller, "unfinished", attempts, findings).await;
    server.kill();
    fs::remove_file(format!("{}-shm", database.file().display())).unwrap();
    disk.remount("ro");
    let (status, told) = database.refused(&["--listen", "127.0.0.1:0"]);
    findings.hold(
        status == Some(1) && told.contains("-wal"),
        format!("a log that cannot be read came to {status:?} {told}"),
    );
    disk.remount("rw");
}

async fn on_postgres(stage: &Stage, findings: &mut Findings) {
    let Engine::Postgres(postgres) = &stage.engine else {
        return;
    };
    let database = stage.database().await;
    let bearer = database.token("admin", "all", "all");
    let mut attempts = vec![];
    let (mut one, mut two) = (database.start(), database.start());
    for (name, server) in [("one", &one), ("two", &two)] {
        let caller = Caller::new(server.address(), &bearer.token);
        write(&caller, name, &mut attempts, findings).await;
    }
    let caller = Caller::new(one.address(), &bearer.token);
    let wrong = differs(&caller, &attempts).await;
    findings.control("a server that writes", !wrong.is_empty());
    attempts.extend(tried());
    findings.none("panics", one.panics());
    one.kill();
    two.kill();

    let db = Database::connect(postgres.url()).await.unwrap();
    let name = database.database();
    let read_only = async |word: &str| {
        let alter = format!("ALTER DATABASE {name} SET default_transaction_read_only = {word}");
        db.execute_unprepared(&alter).await.unwrap();
    };
    read_only("on").await;
    let server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let wrong = differs(&caller, &attempts).await;
    findings.hold(
        wrong.is_empty(),
        format!("a database that is read-only is not served: {wrong:?}"),
    );
    read_only("off").await;
    let is_back = eventually(async || caller.readiness().await == (200, "STORED".into()));
    findings.hold(is_back.await, "it does not notice that it may write again");
    write(&caller, "again", &mut attempts, findings).await;
    drop(server);
    database.settled().await;
    let evidence = Evidence::of(&database).await;
    Judgement::tell(findings, &attempts, &evidence);
}
