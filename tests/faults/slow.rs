//! F21: clients that send the head of a request byte by byte, or its body, and clients
//! that ask for much and take nothing of it. All are let go, and meanwhile everybody
//! else is answered.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time,
};

use crate::{
    caller::Caller,
    database::{TestDatabase, eventually},
    findings::Findings,
    server::Server,
    stage::Stage,
};

/// What slow clients are allowed here: little.
const SHORT: &[(&str, &str)] = &[
    ("CONNECTIONS__PER_ADDRESS", "100000"),
    ("CONNECTIONS__HEAD_MS", "5000"),
    ("CONNECTIONS__BODY_MS", "1000"),
    ("CONNECTIONS__WRITE_MS", "1000"),
];

/// The same of a server that waits for everybody.
const ENDLESS: &[(&str, &str)] = &[
    ("CONNECTIONS__PER_ADDRESS", "100000"),
    ("CONNECTIONS__HEAD_MS", "3600000"),
    ("CONNECTIONS__BODY_MS", "3600000"),
    ("CONNECTIONS__WRITE_MS", "3600000"),
];

/// How a client is slow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slow {
    Head,
    Body,
    Reader,
}

/// How often readers ask for the file: more than two systems keep on the way.
const TIMES: usize = 4;

/// The path and the length of a file that costs the server little.
fn file() -> (String, usize) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/assets");
    let files = fs::read_dir(folder).unwrap().map(|file| {
        let file = file.unwrap();
        let length = usize::try_from(file.metadata().unwrap().len()).unwrap();
        (length, file.file_name().into_string().unwrap())
    });
    let (length, name) = files.max().unwrap();
    (format!("/graphiql/assets/{name}"), length)
}

impl Slow {
    fn begin(self) -> String {
        match self {
            Self::Head => "GET /health/live HTTP/1.1\r\nhost: fault.example\r\nx-slow: ".into(),
            Self::Body => "POST /graphql HTTP/1.1\r\nhost: fault.example\r\n\
                content-type: application/json\r\ncontent-length: 100000\r\n\r\n{\"query\":\""
                .into(),
            Self::Reader => {
                let get = format!("GET {} HTTP/1.1\r\nhost: fault.example\r\n\r\n", file().0);
                get.repeat(TIMES)
            }
        }
    }
}

/// A slow client: what it reads once it is let go or `is_over`.
async fn slow(address: String, how: Slow, is_over: Arc<AtomicBool>) -> Vec<u8> {
    let address = address.trim_start_matches("http://").parse().unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4 * 1024).unwrap();
    let mut stream: TcpStream = socket.connect(address).await.unwrap();
    stream.write_all(how.begin().as_bytes()).await.unwrap();
    while !is_over.load(Ordering::Relaxed) {
        time::sleep(Duration::from_millis(100)).await;
        if how != Slow::Reader && stream.write_all(b"x").await.is_err() {
            break;
        }
    }
    let mut told = Vec::new();
    // What was told before it was cut is there; that it was cut is no surprise.
    let _ = time::timeout(Duration::from_secs(10), stream.read_to_end(&mut told)).await;
    told
}

/// Whether a client was let go as it should be.
fn is_let_go(how: Slow, told: &[u8]) -> bool {
    match how {
        Slow::Head | Slow::Body => told.starts_with(b"HTTP/1.1 408 "),
        Slow::Reader => told.len() < TIMES * file().1,
    }
}

/// Asks again and again as everybody does: how often it was answered, how often not,
/// and how long it waited at most.
async fn ordinary(caller: Caller, is_over: Arc<AtomicBool>) -> (usize, usize, Duration) {
    let (mut answered, mut failed, mut longest) = (0, 0, Duration::ZERO);
    let query = json!({ "query": "{ events(first: 5) { totalCount } }" });
    while !is_over.load(Ordering::Relaxed) {
        let begin = Instant::now();
        match caller.ask(&query, None).await {
            Some((200, _)) => answered += 1,
            _ => failed += 1,
        }
        longest = longest.max(begin.elapsed());
    }
    (answered, failed, longest)
}

/// Lets slow clients come to a server; says whether it got rid of all of them, and what
/// each was told.
async fn siege(
    server: &Server,
    counts: [(Slow, usize); 3],
    is_over: &Arc<AtomicBool>,
    patience: Duration,
) -> (bool, Vec<(Slow, Vec<u8>)>) {
    let before = server.connections();
    let clients = counts.into_iter().flat_map(|(how, count)| {
        (0..count).map(move |_| {
            let (address, is_over) = (server.address(), Arc::clone(is_over));
            (how, tokio::spawn(slow(address, how, is_over)))
        })
    });
    let clients: Vec<_> = clients.collect();
    let has_come = eventually(async || server.connections() >= before + clients.len() / 2).await;
    assert!(has_come, "the slow clients did not come");
    let begin = Instant::now();
    let mut is_rid = false;
    // Some room for others, who come and go.
    while !is_rid && begin.elapsed() < patience {
        time::sleep(Duration::from_millis(100)).await;
        is_rid = server.connections() <= before + 8;
    }
    is_over.store(true, Ordering::Relaxed);
    let told = clients
        .into_iter()
        .map(|(how, client)| async move { (how, client.await.unwrap()) });
    (is_rid, join_all(told).await)
}

/// A few slow clients against a server without limits, which must be noticed.
async fn spoil(findings: &mut Findings, database: &TestDatabase) {
    for how in [Slow::Head, Slow::Body, Slow::Reader] {
        let server = database.start_with(ENDLESS);
        let is_over = Arc::new(AtomicBool::new(false));
        let counts = [(how, 20), (Slow::Head, 0), (Slow::Head, 0)];
        let patience = Duration::from_millis(2_500);
        let (is_rid, _) = siege(&server, counts, &is_over, patience).await;
        findings.control("a server that waits for everybody", !is_rid);
    }
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (drips, readers, callers) = stage.pick((150, 50, 3), (500, 200, 8));
    let database = stage.database().await;
    let server = database.start_with(SHORT);
    let caller = Caller::new(server.address(), "");
    let is_over = Arc::new(AtomicBool::new(false));
    let ordinary = (0..callers).map(|_| ordinary(caller.clone(), Arc::clone(&is_over)));
    let counts = [
        (Slow::Head, drips),
        (Slow::Body, drips),
        (Slow::Reader, readers),
    ];
    let patience = Duration::from_mins(1);
    let siege = siege(&server, counts, &is_over, patience);
    let ((is_rid, told), ordinary) = futures_util::join!(siege, join_all(ordinary));
    let mut findings = Findings::default();
    let clients = told.len();
    findings.count("slow clients", clients);
    findings.hold(is_rid, "slow clients are still there");
    let kept = told.iter().filter(|(how, told)| !is_let_go(*how, told));
    findings.none("not let go as they should be", kept.count());
    findings.count("answered meanwhile", ordinary.iter().map(|it| it.0).sum());
    findings.none("failed meanwhile", ordinary.iter().map(|it| it.1).sum());
    let longest = ordinary.iter().map(|it| it.2.as_millis()).max();
    let longest = usize::try_from(longest.unwrap_or_default()).unwrap();
    findings.count("longest wait meanwhile in ms", longest);
    findings.hold(
        ordinary.iter().all(|it| it.0 > 0),
        "somebody else was not answered at all",
    );
    findings.none("panics", server.panics());
    findings.control("a head without a word", !is_let_go(Slow::Head, b""));
    let whole = vec![0; TIMES * file().1];
    findings.control("a reader that got all", !is_let_go(Slow::Reader, &whole));
    drop(server);
    database.settled().await;
    spoil(&mut findings, &database).await;
    findings
}
