//! F1: the server is killed while many write, again and again.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::future::join_all;

use crate::{
    caller::{self, Caller, Reply},
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    stage::Stage,
};

/// How many write at a time.
const WRITERS: usize = 32;

/// What writers have done together.
#[derive(Default)]
pub(crate) struct Work {
    attempts: Mutex<Vec<Attempt>>,
    acknowledged: AtomicUsize,
    refused: AtomicUsize,
}

impl Work {
    /// Writes, and notes what it came to.
    pub(crate) async fn write(
        &self,
        caller: &Caller,
        attempt: Attempt,
        version: Option<i64>,
    ) -> Reply {
        let body = match version {
            None => caller::create(&attempt),
            version => caller::change(&attempt, version),
        };
        let place = self.attempt(attempt);
        let reply = caller.write(&body).await;
        match &reply {
            Reply::Written(sequence) => {
                self.attempts.lock().unwrap()[place].acknowledged = Some(*sequence);
                self.acknowledged.fetch_add(1, Ordering::Relaxed);
            }
            Reply::Refused(_) => {
                self.refused.fetch_add(1, Ordering::Relaxed);
            }
            _ => {}
        }
        reply
    }

    /// Notes what is attempted, and where.
    pub(crate) fn attempt(&self, attempt: Attempt) -> usize {
        let mut attempts = self.attempts.lock().unwrap();
        attempts.push(attempt);
        attempts.len() - 1
    }

    pub(crate) fn attempts(&self) -> Vec<Attempt> {
        self.attempts.lock().unwrap().clone()
    }

    pub(crate) fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::Relaxed)
    }

    pub(crate) fn refused(&self) -> usize {
        self.refused.load(Ordering::Relaxed)
    }

    /// Makes an event and changes it, until there is no answer any more.
    pub(crate) async fn write_on(&self, caller: &Caller, id: &str, writes: usize) {
        let mut version = None;
        for mark in (1..).take(writes) {
            match self.write(caller, Attempt::new(id, mark), version).await {
                Reply::Written(sequence) => version = Some(sequence),
                // Too many at once; the next may come through.
                Reply::Refused(code) if code == "OVERLOADED" => {}
                // What is there now is not known to this writer any more.
                _ => return,
            }
        }
    }
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (rounds, each) = stage.pick((4, 192), (20, 992));
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let work = Arc::new(Work::default());
    let (mut kills, mut panics) = (0, 0);
    for round in 0..rounds {
        let mut server = database.start();
        let caller = Caller::new(server.address(), &bearer.token);
        let before = work.acknowledged();
        let enough = before + stage.chance(round).usize(each / 10..each * 3 / 4);
        let writers = (0..WRITERS).map(|writer| {
            let (work, caller) = (Arc::clone(&work), caller.clone());
            let id = format!("synthetic-{round}-{writer}");
            tokio::spawn(async move { work.write_on(&caller, &id, each / WRITERS).await })
        });
        let writers: Vec<_> = writers.collect();
        while work.acknowledged() < enough && writers.iter().any(|it| !it.is_finished()) {
            tokio::task::yield_now().await;
        }
        kills += usize::from(writers.iter().any(|it| !it.is_finished()));
        server.kill();
        join_all(writers).await;
        panics = server.panics();
        database.settled().await;
    }
    // Without repair it goes on, and writes again.
    let server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    work.write_on(&caller, "synthetic-after", 2).await;
    drop(server);
    database.settled().await;
    let mut findings = Findings::default();
    let evidence = Evidence::of(&database).await;
    findings.count("killed at work", kills);
    Judgement::tell(&mut findings, &work.attempts(), &evidence);
    findings.count("refused", work.refused());
    findings.none("panics", panics);
    findings.hold(kills > 0, "it was never killed while somebody wrote");
    findings.hold(
        evidence.rows.get("event:synthetic-after") == Some(&2),
        "it does not write after the kills",
    );
    findings
}
