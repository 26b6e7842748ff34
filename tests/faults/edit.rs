//! F17: sixteen clients add one to the same record, again and again. Each reads,
//! adds and writes with the version that it has read. Nothing of it is lost; without
//! the version it is, which shows that there was something to lose.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::future::join_all;
use serde_json::Value;

use crate::{
    caller::{self, Caller, Reply},
    evidence::{Evidence, Logged},
    findings::Findings,
    history::Attempt,
    stage::Stage,
};

const CLIENTS: usize = 16;

/// The count and the version of an event as anybody reads them.
async fn read(caller: &Caller, id: &str) -> (i64, i64) {
    let query = format!(r#"{{ event(id: "event:{id}") {{ headCount version }} }}"#);
    let Value::Object(event) = caller.data(&query).await["event"].take() else {
        panic!("the event is gone");
    };
    let number = |name: &str| event[name].as_i64().unwrap_or_default();
    (number("headCount"), number("version"))
}

/// Adds one until this many of its own are acknowledged.
async fn add(caller: &Caller, id: &str, times: usize, conflicts: &AtomicUsize) -> usize {
    let mut added = 0;
    while added < times {
        let (count, version) = read(caller, id).await;
        let body = caller::change(&Attempt::new(id, count + 1), Some(version));
        match caller.write(&body).await {
            Reply::Written(_) => added += 1,
            Reply::Refused(code) if code == "CONFLICT" || code == "OVERLOADED" => {
                conflicts.fetch_add(1, Ordering::Relaxed);
            }
            other => panic!("an edit came to {other:?}"),
        }
    }
    added
}

/// All read, then all add one to what they read and write without a version;
/// says how many were told that it is so now.
async fn add_blindly(caller: &Caller, id: &str) -> usize {
    let read = join_all((0..CLIENTS).map(|_| read(caller, id))).await;
    let bodies: Vec<Value> = read
        .iter()
        .map(|(count, _)| caller::change(&Attempt::new(id, count + 1), None))
        .collect();
    let replies = join_all(bodies.iter().map(|body| caller.write(body))).await;
    let told = replies
        .iter()
        .filter(|reply| matches!(reply, Reply::Written(_) | Reply::Same));
    told.count()
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let times = stage.pick(4, 40);
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let mut findings = Findings::default();
    for id in ["synthetic-one", "synthetic-blind"] {
        let made = caller.write(&caller::create(&Attempt::new(id, 0))).await;
        findings.hold(matches!(made, Reply::Written(_)), format!("{id}: {made:?}"));
    }
    let conflicts = AtomicUsize::new(0);
    let clients = (0..CLIENTS).map(|_| add(&caller, "synthetic-one", times, &conflicts));
    let acknowledged: usize = join_all(clients).await.into_iter().sum();
    let (count, version) = read(&caller, "synthetic-one").await;
    let count = usize::try_from(count).unwrap();
    findings.count("acknowledged", acknowledged);
    findings.count("conflicts", conflicts.into_inner());
    findings.none("lost", acknowledged.saturating_sub(count));
    findings.none("duplicated", count.saturating_sub(acknowledged));

    let evidence = Evidence::of(&database).await;
    let own = |it: &&Logged| it.record == "event:synthetic-one";
    let marks: Vec<i64> = evidence.log.iter().filter(own).map(|it| it.mark).collect();
    let steps = marks.iter().zip(0..).filter(|(mark, place)| *mark != place);
    findings.none("steps left out", steps.count());
    let last = evidence.log.iter().rfind(own).map(|it| it.sequence);
    findings.hold(last == Some(version), "the version is not the last change");
    findings.none("unsound", evidence.unsound.len());

    let told = add_blindly(&caller, "synthetic-blind").await;
    let (count, _) = read(&caller, "synthetic-blind").await;
    let overwritten = told.saturating_sub(usize::try_from(count).unwrap());
    findings.count("lost without a version", overwritten);
    findings.control("edits without a version", overwritten > 0);
    findings.none("panics", server.panics());
    findings
}
