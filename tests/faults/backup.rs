//! F14: a backup is made while many write, and is killed; one is brought back, and that
//! is killed. What bears the name of a backup is one, and holds what was acknowledged
//! before it was begun; a database is restored whole or not at all.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use fastrand::Rng;
use futures_util::future::join_all;
use serde_json::Value;

use crate::{
    caller::Caller,
    database::{TestDatabase, number},
    evidence::Evidence,
    findings::Findings,
    kill::Work,
    stage::Stage,
};

/// How many write meanwhile.
const WRITERS: usize = 4;

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let rounds = stage.pick(12, 250);
    let mut findings = Findings::default();
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");

    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let work = Arc::new(Work::default());
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (work, caller) = (Arc::clone(&work), caller.clone());
            let id = format!("synthetic-{writer}");
            tokio::spawn(async move { work.write_on(&caller, &id, usize::MAX).await })
        })
        .collect();
    let made = make_killed(&database, &file, &work, (rounds, stage.chance("make")));
    made.await.tell(&mut findings, "making");
    findings.hold(
        work.acknowledged() > rounds,
        "next to nothing was written meanwhile",
    );
    server.kill();
    join_all(writers).await;
    database.settled().await;

    // The last one is of all there is.
    let whole = output(
        &mut database.command(),
        &["backup", "--output", &text(&file)],
    );
    findings.hold(
        whole.is_some(),
        "no backup can be made once the server is gone",
    );
    let brought = bring_killed(&database, &file, (rounds, stage.chance("bring")));
    brought.await.tell(&mut findings, "bringing back");

    let again = database.beside("again").await;
    findings.hold(restored(&again, &file), "the backup is not restored");
    let (before, after) = (Evidence::of(&database).await, Evidence::of(&again).await);
    findings.hold(
        is_same(&before, &after),
        "what was restored is not what was backed up",
    );
    findings.hold(after.unsound.is_empty(), "what was restored is not sound");
    findings.hold(!restored(&again, &file), "it is restored over data");

    spoil(&database, &file, &mut findings);
    let mut less = after;
    less.log.pop();
    findings.control("an entry of the log taken out", !is_same(&before, &less));
    findings
}

/// What came of the kills.
#[derive(Default)]
struct Came {
    killed: usize,
    whole: usize,
    wrong: usize,
}

impl Came {
    fn tell(&self, findings: &mut Findings, what: &str) {
        findings.count(&format!("killed {what}"), self.killed);
        findings.count(&format!("whole {what}"), self.whole);
        findings.none(&format!("wrong {what}"), self.wrong);
        findings.hold(self.killed > 0, format!("it was never killed {what}"));
        findings.hold(self.whole > 0, format!("it was never left whole {what}"));
    }
}

/// Makes backups, one after another in the place of the one before, each of which may be
/// killed. After each, what bears the name is whole.
async fn make_killed(
    database: &TestDatabase,
    file: &Path,
    work: &Work,
    (rounds, mut chance): (usize, Rng),
) -> Came {
    let mut came = Came::default();
    let mut usual = Duration::ZERO;
    for round in 0..rounds {
        let acknowledged = newest(work);
        let mut command = database.command();
        command.args(["backup", "--output", &text(file)]);
        // The first is left alone, and tells how long one takes.
        let patience = (round > 0).then(|| usual.mul_f64(chance.f64() * 1.2));
        let begin = Instant::now();
        let is_killed = ran_for(&mut command, patience).await;
        if round == 0 {
            usual = begin.elapsed();
        }
        came.killed += usize::from(is_killed);
        let held = output(
            &mut database.command(),
            &["backup", "verify", "--json", &text(file)],
        );
        let Some(held) = held else {
            came.wrong += 1;
            continue;
        };
        if !is_killed {
            came.whole += 1;
            let held: Value = serde_json::from_slice(&held).unwrap();
            let entries = held["log"]["entries"].as_i64().unwrap();
            came.wrong += usize::from(entries < acknowledged);
        }
    }
    came
}

/// Brings a backup into new databases, each time to be killed. Each is whole or empty.
async fn bring_killed(
    database: &TestDatabase,
    file: &Path,
    (rounds, mut chance): (usize, Rng),
) -> Came {
    let mut came = Came::default();
    let mut usual = Duration::ZERO;
    let entries = "SELECT CAST(count(*) AS BIGINT) FROM \"change\"";
    let all = number(&database.look().await, entries).await;
    let mut target = database.beside("target-0").await;
    for round in 0..rounds {
        let mut command = target.command();
        command.args(["restore", &text(file)]);
        let patience = (round > 0).then(|| usual.mul_f64(chance.f64() * 1.2));
        let begin = Instant::now();
        came.killed += usize::from(ran_for(&mut command, patience).await);
        if round == 0 {
            usual = begin.elapsed();
        }
        if !target.url().starts_with("sqlite:") {
            target.settled().await;
        }
        if is_empty(&target).await {
            continue;
        }
        if number(&target.look().await, entries).await == all && target.is_verified() {
            came.whole += 1;
        } else {
            came.wrong += 1;
        }
        target = database.beside(&format!("target-{round}-next")).await;
    }
    came
}

/// Runs a command for as long as this; says whether it was killed.
async fn ran_for(command: &mut Command, patience: Option<Duration>) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let until = patience.map(|patience| Instant::now() + patience);
    loop {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        if until.is_some_and(|until| Instant::now() >= until) {
            child.kill().unwrap();
            child.wait().unwrap();
            return true;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// The last entry of the log that somebody was told of.
fn newest(work: &Work) -> i64 {
    let attempts = work.attempts();
    let newest = attempts.iter().filter_map(|it| it.acknowledged).max();
    newest.unwrap_or_default()
}

async fn is_empty(target: &TestDatabase) -> bool {
    if target.url().starts_with("sqlite:") {
        return !target.file().exists();
    }
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    number(&target.look().await, tables).await == 0
}

fn restored(target: &TestDatabase, file: &Path) -> bool {
    output(&mut target.command(), &["restore", &text(file)]).is_some()
}

/// Whether two databases hold the same log, the same events and the same words to search.
fn is_same(one: &Evidence, other: &Evidence) -> bool {
    let log = |evidence: &Evidence| {
        let entries = evidence.log.iter();
        entries.map(|it| it.hash.clone()).collect::<Vec<_>>()
    };
    log(one) == log(other) && one.rows == other.rows && one.found == other.found
}

/// Spoils the backup in some ways, each of which must be noticed.
fn spoil(database: &TestDatabase, file: &Path, findings: &mut Findings) {
    let whole = fs::read(file).unwrap();
    let spoiled: PathBuf = file.with_extension("spoiled");
    let mut is_noticed = |what: &str, bytes: &[u8]| {
        fs::write(&spoiled, bytes).unwrap();
        let held = output(
            &mut database.command(),
            &["backup", "verify", &text(&spoiled)],
        );
        findings.control(what, held.is_none());
    };
    is_noticed("a backup that was cut off", &whole[..whole.len() / 2]);
    let mut turned = whole.clone();
    turned[whole.len() / 2] ^= 1;
    is_noticed("a bit that was turned", &turned);
    is_noticed("an empty file", &[]);
}

/// What a command prints; `None` if it fails.
fn output(command: &mut Command, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = command.args(arguments).output().unwrap();
    output.status.success().then_some(output.stdout)
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
