//! F3: the server is killed while a file is brought in, early, late, and at the
//! moment of the commit. All of its rows are there, or none; the same file again
//! under the same key completes it, and once more changes nothing. There is no
//! staging to be cleaned: a file is one transaction.

use std::{sync::Arc, time::Instant};

use serde_json::Value;
use tokio::time;

use crate::{
    caller::Caller,
    database::{TestDatabase, number},
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    stage::Stage,
};

pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// The events of attempts as a file.
pub(crate) fn csv(attempts: &[Attempt]) -> Vec<u8> {
    let mut text = String::from("id,name,kind,themes,head_count,source_title\n");
    for attempt in attempts {
        let (id, mark) = (attempt.id(), attempt.mark);
        text += id;
        text += ",A synthetic event of a file,WEBINAR,synthetic,";
        text += &mark.to_string();
        text += ",A synthetic source of a fault\n";
    }
    text.into_bytes()
}

/// Events of one file, marked by their place in it.
pub(crate) fn events(name: &str, rows: usize) -> Vec<Attempt> {
    let marks = (1..).take(rows);
    let events = marks.map(|mark| Attempt::new(&format!("synthetic-{name}-{mark}"), mark));
    events.collect()
}

/// Notes that all rows were acknowledged, if the answer says so.
fn acknowledge(attempts: &mut [Attempt], answer: Option<&(u16, Value)>) -> bool {
    let report = answer.map(|(_, answer)| &answer["report"]);
    let Some(last) = report.and_then(|it| it["sequence"].as_i64()) else {
        return false;
    };
    let first = last - i64::try_from(attempts.len()).unwrap() + 1;
    for (sequence, attempt) in (first..).zip(attempts) {
        attempt.acknowledged = Some(sequence);
    }
    true
}

/// How many events of a file are there, and how many the log tells of.
async fn present(database: &TestDatabase, name: &str) -> (usize, usize) {
    let db = database.look().await;
    let count = async |table: &str, column: &str, prefix: &str| {
        let ask = format!(
            "SELECT CAST(count(*) AS BIGINT) FROM \"{table}\" WHERE \"{column}\" LIKE '{prefix}synthetic-{name}-%'"
        );
        usize::try_from(number(&db, &ask).await).unwrap()
    };
    (
        count("event", "id", "").await,
        count("change", "record", "event:").await,
    )
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (rows, moments) = stage.pick((1_500, 4), (50_000, 10));
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let mut findings = Findings::default();
    let mut all = events("whole", rows);
    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let begin = Instant::now();
    let answer = caller.import("events", CSV, csv(&all), None).await;
    let whole = begin.elapsed();
    let is_written = acknowledge(&mut all, answer.as_ref());
    findings.hold(is_written, format!("an import came to {answer:?}"));

    let mut chance = stage.chance("moments");
    let (mut halves, mut kept, mut came_whole) = (0, 0, 0);
    for moment in 0..moments {
        let name = format!("m{moment}");
        let mut attempts = events(&name, rows);
        let content = csv(&attempts);
        // The last of them are about the commit.
        let share = f64::from(moment + 1) / f64::from(moments) + chance.f64() / 20.0;
        let key = format!("file {moment}");
        let sent = tokio::spawn({
            let caller = Caller::new(server.address(), &bearer.token);
            let (content, key) = (content.clone(), key.clone());
            async move { caller.import("events", CSV, content, Some(&key)).await }
        });
        time::sleep(whole.mul_f64(share)).await;
        server.kill();
        let is_told = acknowledge(&mut attempts, sent.await.unwrap().as_ref());
        database.settled().await;
        let there = present(&database, &name).await;
        let is_whole = there == (rows, rows);
        halves += usize::from(!is_whole && there != (0, 0));
        came_whole += usize::from(is_whole);
        findings.hold(is_whole || !is_told, "an acknowledged file is gone");

        server = database.start();
        let caller = Caller::new(server.address(), &bearer.token);
        let again = caller
            .import("events", CSV, content.clone(), Some(&key))
            .await;
        let again_once = caller
            .import("events", CSV, content.clone(), Some(&key))
            .await;
        findings.hold(again == again_once, "one key, two reports");
        acknowledge(&mut attempts, again.as_ref());
        let last = caller.import("events", CSV, content, None).await;
        let report = last.map(|(_, mut answer)| answer["report"].take());
        let report = report.unwrap_or_default();
        let is_same = report["unchanged"] == rows && report["sequence"].is_null();
        kept += usize::from(is_same && present(&database, &name).await == (rows, rows));
        all.extend(attempts);
    }
    findings.none("panics", server.panics());
    drop(server);
    database.settled().await;
    findings.count("kills", usize::try_from(moments).unwrap());
    findings.count("whole after the kill", came_whole);
    findings.none("half there", halves);
    findings.count("whole after the second try", kept);
    findings.hold(
        kept == usize::try_from(moments).unwrap(),
        "a second try is not all there, or a third changes something",
    );
    let evidence = Evidence::of(&database).await;
    Judgement::tell(&mut findings, &all, &evidence);
    findings
}
