//! F19: requests that mean no good: whatever one anonymous request asks, it costs no
//! more than a second of a processor and a hundred megabytes.
//!
//! Requests over the whole schema are drawn by chance, as large as they are let in, and
//! the dearest are drawn again with changes, for a time rather than a number. They are
//! asked of the data that ships and of a Movement of full size. What PostgreSQL itself
//! spends is not counted, only bounded by the time that a statement may take; SQLite runs
//! in the server.

mod bomb;
mod draw;
mod meter;
mod slowness;
mod value;

#[path = "../../../benches/synthetic/mod.rs"]
mod synthetic;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use fastrand::Rng;
use serde_json::json;
use store::{db::Db, db::settings::DatabaseSettings};
use tokio::time;

use self::{
    bomb::Bomb,
    draw::Draw,
    meter::{Meter, Spent},
    synthetic::Size,
};
use crate::{
    caller::Caller, database::TestDatabase, findings::Findings, server::Server, stage::Stage,
};

/// No request is to be cut by its time: it would cost less than it asks for.
const PATIENT: [(&str, &str); 4] = [
    ("LIMITS__REQUEST_TIMEOUT_MS", "600000"),
    ("DATABASE__STATEMENT_TIMEOUT_MS", "600000"),
    ("DATABASE__ACQUIRE_TIMEOUT_MS", "600000"),
    ("COMPUTE__WAIT_MS", "600000"),
];

/// Without what bounds a request.
const UNBOUNDED: [(&str, &str); 5] = [
    ("LIMITS__NODES", "1000000"),
    ("LIMITS__GRAPH_MEMBERS", "1000000"),
    ("LIMITS__GRAPH_TIES", "100000000"),
    ("LIMITS__COMPUTE_MS", "3600000"),
    ("LIMITS__COMPUTE_BYTES", "1000000000000"),
];

/// What came of many requests.
#[derive(Default)]
struct Tried {
    asked: usize,
    refused: usize,
    unanswered: usize,
    dearest: Spent,
    largest: Spent,
    /// Those that cost more than they may.
    above: Vec<(Bomb, Spent)>,
    /// Those that come nearest to it, the nearest first.
    nearest: Vec<(Bomb, u64)>,
}

/// How many of the dearest are drawn from.
const BREED: usize = 8;

impl Tried {
    fn note(&mut self, bomb: Bomb, spent: Spent) {
        if spent.millis > self.dearest.millis {
            self.dearest = spent;
        }
        if spent.kibibytes > self.largest.kibibytes {
            self.largest = spent;
        }
        if spent.is_too_much() {
            self.above.push((bomb.clone(), spent));
        }
        self.nearest.push((bomb, spent.share()));
        self.nearest
            .sort_by_key(|(_, share)| std::cmp::Reverse(*share));
        self.nearest.truncate(BREED);
    }
}

/// A Movement of full size, written as rows.
async fn fill(database: &TestDatabase) {
    let settings = DatabaseSettings {
        url: database.url().into(),
        ..DatabaseSettings::default()
    };
    let db = Db::open(&settings).await.unwrap();
    db.migrate().await.unwrap();
    synthetic::fill(&db, Size(1_000), 7).await.unwrap();
    db.close().await;
}

/// Draws requests for so long, and asks each.
async fn hunt(
    (server, caller): (&Server, &Caller),
    (draw, chance): (&Draw, &mut Rng),
    (patience, slowness): (Duration, f64),
) -> Tried {
    let meter = Meter::new(server, slowness);
    let mut tried = Tried::default();
    // What is read once, the graph among it, belongs to no request.
    let _ = ask(caller, &Bomb::query("{ collaborationGraph { boundary } }")).await;
    let begin = Instant::now();
    while begin.elapsed() < patience {
        let bomb = draw.next(&tried.nearest, chance);
        let before = meter.begin();
        let answer = ask(caller, &bomb).await;
        let spent = meter.since(&before);
        tried.asked += 1;
        match answer {
            None => tried.unanswered += 1,
            Some(false) => tried.refused += 1,
            Some(true) => {}
        }
        tried.note(bomb, spent);
    }
    tried
}

/// Whether anything was answered; nothing where there was no answer.
async fn ask(caller: &Caller, bomb: &Bomb) -> Option<bool> {
    match bomb {
        Bomb::File(path) => {
            let (status, _) = caller.text(caller.get(path)).await?;
            Some(status == 200)
        }
        Bomb::Query(_) => {
            let body = json!({ "query": bomb.text() });
            let (_, answer) = caller.ask(&body, None).await?;
            Some(answer.get("data").is_some())
        }
    }
}

/// Whether what is known to cost too much, where nothing bounds it, is seen to.
async fn control(database: &TestDatabase, slowness: f64) -> bool {
    let server = database.start_with(&[&PATIENT[..], &UNBOUNDED[..]].concat());
    let caller = Caller::new(server.address(), "");
    let graph = |place| {
        format!(
            "g{place}: collaborationGraph(minWeight: 0.000{place}1) {{ ties {{ totalCount }} measures {{ density }} }}"
        )
    };
    let graphs: Vec<String> = (0..5).map(graph).collect();
    let graphs = graphs.join(" ");
    let bomb = Bomb::query(&format!("{{ {graphs} }}"));
    let _ = ask(&caller, &Bomb::query("{ collaborationGraph { boundary } }")).await;
    let meter = Meter::new(&server, slowness);
    let before = meter.begin();
    let asking = tokio::spawn(async move { ask(&caller, &bomb).await });
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_mins(3) {
        let spent = meter.since(&before);
        if spent.millis > meter::MOST.millis && spent.kibibytes > meter::MOST.kibibytes {
            asking.abort();
            return true;
        }
        time::sleep(Duration::from_millis(100)).await;
    }
    false
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let mut findings = Findings::default();
    let patience = Duration::from_secs(stage.pick(30, 300));
    let slowness = slowness::slowness();
    let shipped = stage.shipped().await;
    let medium = stage.database().await;
    fill(&medium).await;
    for (name, database) in [("shipped", &shipped), ("full size", &medium)] {
        let mut server = database.start_with(&PATIENT);
        let caller = Caller::new(server.address(), "");
        let draw = Draw::of(&database.schema(), &caller).await;
        let mut chance = stage.chance(name);
        let patience = (patience, slowness);
        let tried = hunt((&server, &caller), (&draw, &mut chance), patience).await;
        findings.count(&format!("{name}: asked"), tried.asked);
        findings.count("refused whole", tried.refused);
        findings.count(
            "dearest, ms",
            usize::try_from(tried.dearest.millis).unwrap(),
        );
        let largest = usize::try_from(tried.largest.kibibytes).unwrap();
        findings.count("largest, KiB", largest);
        findings.none("not answered", tried.unanswered);
        findings.none("above a second or 100 MB", tried.above.len());
        for (bomb, spent) in tried.above.iter().take(5) {
            findings.hold(false, format!("{spent:?}: {}", bomb.text()));
        }
        findings.hold(
            tried.asked > tried.refused * 2,
            format!("{name}: hardly any request was let in"),
        );
        findings.hold(server.is_running(), "the server is gone");
        findings.none("panics", server.panics());
    }
    let is_noticed = control(&medium, slowness).await;
    findings.control("graphs that nothing bounds", is_noticed);
    findings
}
