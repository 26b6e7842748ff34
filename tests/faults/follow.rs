//! F35: followers on one server or two, while their listening connections are
//! cut in the database, a transaction stays open, a file is brought in, the server
//! that wrote is killed, and followers lose their connection and come back. Each is
//! told of every change, in the order of the log, once.

use std::{
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use fastrand::Rng;
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::{Value, json};
use tokio::time;

use crate::{
    caller::Caller,
    database::{TestDatabase, eventually, number},
    evidence::Evidence,
    findings::Findings,
    history::Judgement,
    import::{CSV, csv, events},
    kill::Work,
    server::Server,
    stage::Stage,
};

/// Ends the connections on which servers listen; how many there were.
const CUT: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
    WHERE datname = current_database() AND query LIKE 'LISTEN%'";

/// What all followers know.
struct Field {
    token: String,
    /// Where servers answer; a follower tries its own first.
    addresses: RwLock<Vec<String>>,
    /// The last change there will be, once that is known.
    last: AtomicI64,
}

impl Field {
    fn address(&self, place: usize) -> String {
        let addresses = self.addresses.read().unwrap();
        addresses[place % addresses.len()].clone()
    }

    fn is_over(&self, seen: &[i64]) -> bool {
        let last = self.last.load(Ordering::Relaxed);
        seen.last().is_some_and(|it| *it >= last)
    }
}

/// Follows until the end, and says what it was told, and how often it came back.
async fn follow(field: Arc<Field>, mut place: usize, mut chance: Rng) -> (Vec<i64>, usize) {
    let (mut seen, mut returns) = (vec![], 0);
    // It gives up where nothing comes any more; what is missing then is counted.
    let patience = Duration::from_mins(1);
    while !field.is_over(&seen) {
        // Some are fickle.
        let most = match place % 2 {
            0 => usize::MAX,
            _ => chance.usize(3..40),
        };
        let caller = Caller::new(field.address(place), &field.token);
        match time::timeout(patience, listen(&field, &caller, &mut seen, most)).await {
            Err(_) => break,
            Ok(is_answered) => place += usize::from(!is_answered),
        }
        returns += 1;
        time::sleep(Duration::from_millis(50)).await;
    }
    (seen, returns)
}

/// Listens on one connection; says whether there was one.
async fn listen(field: &Field, caller: &Caller, seen: &mut Vec<i64>, most: usize) -> bool {
    let query = "subscription { changes(after: \"0\") { sequence recordId } }";
    let request = caller.post("graphql").header("accept", "text/event-stream");
    let request = match seen.last() {
        Some(last) => request.header("last-event-id", last.to_string()),
        None => request,
    };
    let Some(mut response) = caller.open(request.json(&json!({ "query": query }))).await else {
        return false;
    };
    let (mut text, mut told) = (String::new(), 0);
    while told < most && !field.is_over(seen) {
        // It looks up now and then, to see whether it is over.
        let chunk = time::timeout(Duration::from_millis(500), response.chunk()).await;
        match chunk {
            Ok(Ok(Some(chunk))) => text += std::str::from_utf8(&chunk).unwrap(),
            Ok(_) => return true,
            Err(_) if field.last.load(Ordering::Relaxed) == i64::MAX => {}
            Err(_) => told += 1,
        }
        while let Some(end) = text.find("\n\n") {
            let block: String = text.drain(..end + 2).collect();
            let Some(sequence) = sequence(&block) else {
                continue;
            };
            seen.push(sequence);
            told += 1;
        }
    }
    true
}

/// Which change an event tells of.
fn sequence(block: &str) -> Option<i64> {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name));
    let id: i64 = field("id:")?.trim().parse().ok()?;
    let data: Value = serde_json::from_str(field("data:")?.trim()).ok()?;
    let told = data["data"]["changes"]["sequence"].as_i64();
    (told == Some(id)).then_some(id)
}

/// How many changes up to the last were not told, told again, and told out of order.
fn judge(seen: &[i64], last: i64) -> (usize, usize, usize) {
    let mut sorted = seen.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let missed = (1..=last).filter(|it| sorted.binary_search(it).is_err());
    let reordered = seen.windows(2).filter(|pair| pair[0] > pair[1]);
    (missed.count(), seen.len() - sorted.len(), reordered.count())
}

/// Cuts listeners and holds transactions open until told to stop; says how many it cut.
async fn disturb(database: &TestDatabase, stop: &AtomicBool) -> i64 {
    let db = database.look().await;
    if db.get_database_backend() == DbBackend::Sqlite {
        return 0;
    }
    // One that has written and stays open the whole time, and one that holds the
    // writer for a moment again and again.
    let long = database.look().await;
    long.execute_unprepared("BEGIN; SELECT txid_current()")
        .await
        .unwrap();
    let mut cut = 0;
    while !stop.load(Ordering::Relaxed) {
        cut += number(&db, CUT).await;
        db.execute_unprepared("BEGIN; SELECT * FROM data_version FOR UPDATE")
            .await
            .unwrap();
        time::sleep(Duration::from_millis(300)).await;
        db.execute_unprepared("ROLLBACK").await.unwrap();
        time::sleep(Duration::from_millis(300)).await;
    }
    long.execute_unprepared("ROLLBACK").await.unwrap();
    cut
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (clients, each, rows, rounds) = stage.pick((4, 24, 700, 3), (8, 125, 2_500, 6));
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let is_shared = database.look().await.get_database_backend() == DbBackend::Postgres;
    let mut servers = vec![database.start()];
    if is_shared {
        servers.push(database.start());
    }
    let field = Arc::new(Field {
        token: bearer.token.clone(),
        addresses: RwLock::new(servers.iter().map(Server::address).collect()),
        last: AtomicI64::new(i64::MAX),
    });
    let followers = (0..6).map(|place| {
        let chance = stage.chance(("follower", place));
        tokio::spawn(follow(Arc::clone(&field), place / 2 + place % 2, chance))
    });
    let followers: Vec<_> = followers.collect();
    let work = Arc::new(Work::default());
    let stop = AtomicBool::new(false);
    let mut findings = Findings::default();
    let mut cut = 0;
    for round in 0..rounds {
        stop.store(false, Ordering::Relaxed);
        let writing = (0..clients * servers.len()).map(|writer| {
            let caller = Caller::new(field.address(writer), &bearer.token);
            let (work, id) = (Arc::clone(&work), format!("synthetic-{round}-{writer}"));
            async move { work.write_on(&caller, &id, each).await }
        });
        let bringing = async {
            let caller = Caller::new(field.address(0), &bearer.token);
            let events = events(&format!("file-{round}"), rows);
            for event in &events {
                work.attempt(event.clone());
            }
            caller.import("events", CSV, csv(&events), None).await
        };
        let all = async {
            let (_, file) = futures_util::join!(join_all(writing), bringing);
            stop.store(true, Ordering::Relaxed);
            file
        };
        let (file, cuts) = futures_util::join!(all, disturb(&database, &stop));
        cut += cuts;
        let is_written = file.is_some_and(|(_, it)| it["report"]["written"] == true);
        findings.hold(is_written, "a file was not brought in");

        // The server that wrote last is gone before it can tell the other.
        let caller = Caller::new(field.address(0), &bearer.token);
        work.write_on(&caller, &format!("synthetic-last-{round}"), 3)
            .await;
        servers[0].kill();
        database.settled_beside_others().await;
        servers[0] = database.start();
        field.addresses.write().unwrap()[0] = servers[0].address();
    }
    let evidence = Evidence::of(&database).await;
    let last = evidence.log.last().unwrap().sequence;
    field.last.store(last, Ordering::Relaxed);
    let told = join_all(followers).await;
    Judgement::tell(&mut findings, &work.attempts(), &evidence);
    findings.count("followers", told.len());
    findings.count(
        "connections",
        told.iter().map(|it| it.as_ref().unwrap().1).sum(),
    );
    findings.count("listeners cut", usize::try_from(cut).unwrap());
    findings.hold(!is_shared || cut > 0, "no listener was cut");
    let (mut missed, mut again, mut reordered) = (0, 0, 0);
    for (seen, _) in told.into_iter().map(Result::unwrap) {
        let judged = judge(&seen, last);
        (missed, again, reordered) = (missed + judged.0, again + judged.1, reordered + judged.2);
        if seen.len() > 3 {
            let mut spoiled = seen.clone();
            spoiled.swap(1, 2);
            findings.control("a pair out of order", judge(&spoiled, last).2 > 0);
            spoiled.remove(1);
            findings.control("a change not told", judge(&spoiled, last).0 > 0);
            spoiled.push(last);
            findings.control("a change told twice", judge(&spoiled, last).1 > 0);
        }
    }
    findings.none("missed", missed);
    findings.none("told again", again);
    findings.none("out of order", reordered);
    let panics = servers.iter().map(Server::panics);
    findings.none("panics", panics.max().unwrap_or_default());
    findings.hold(
        eventually(async || servers.iter_mut().all(Server::is_running)).await,
        "a server is gone",
    );
    findings
}
