//! The end of a server: it says so, goes on for a while, and leaves nobody unanswered.

use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::Duration,
};

use sun_graph::config::Config;
use tokio::time;

use super::raw::{Raw, ask, get};
use crate::{
    start::{Running, sun_graph},
    world::World,
    write::event,
};

async fn draining(drain_ms: u64) -> World {
    let mut config = Config::default();
    config.connections.drain_ms = drain_ms;
    config.connections.per_address = 1_000;
    World::sqlite_with(config).await
}

#[tokio::test]
async fn before_it_ends_it_says_so_and_goes_on() {
    let world = draining(3_600_000).await;
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let mut before = Raw::connect(&world).await;
    before.send(&get("/health/ready")).await;
    let (head, _) = before.answer().await;
    assert!(head.starts_with("http/1.1 200 ") && !head.contains("connection: close"));
    world.stop();
    let ready = format!("{}/health/ready", world.url());
    let told = loop {
        let told = reqwest::get(&ready).await.unwrap();
        if told.status() == 503 {
            break told;
        }
    };
    assert_eq!(
        told.text().await.unwrap(),
        r#"{"status":"the server stops"}"#
    );
    let live = reqwest::get(format!("{}/health/live", world.url())).await;
    assert_eq!(live.unwrap().status(), 200);
    let written = world
        .post_as(&token, event("A synthetic webinar", "KE"))
        .await;
    assert_eq!(written["data"]["createEvent"]["outcome"], "CREATED");
    // Whoever would come back on the same connection is told to take another.
    before.send(&ask("{ __typename }")).await;
    let (head, body) = before.answer().await;
    assert!(head.contains("connection: close"), "{head}");
    assert_eq!(body, r#"{"data":{"__typename":"Query"}}"#);
    assert_eq!(before.rest().await, "");
}

#[tokio::test]
async fn who_was_taken_is_answered() {
    let world = draining(0).await;
    let request = get("/health/live");
    let (begin, end) = request.split_at(20);
    let mut clients = vec![];
    for number in 0..200 {
        let mut client = Raw::connect(&world).await;
        match number % 4 {
            // It has said nothing; it has begun; it has been answered before; it has asked.
            0 => {}
            1 => client.send(begin).await,
            2 => {
                client.send(&request).await;
                client.answer().await;
            }
            _ => client.send(&request).await,
        }
        clients.push(client);
    }
    world.stop();
    for (number, client) in clients.iter_mut().enumerate() {
        match number % 4 {
            1 => client.send(end).await,
            3 => {}
            _ => client.send(&request).await,
        }
    }
    for (number, client) in clients.iter_mut().enumerate() {
        let (head, _) = client.answer().await;
        assert!(head.starts_with("http/1.1 200 "), "{number}: {head:?}");
        // One that had asked before may have been answered before.
        let is_told = head.contains("connection: close");
        assert!(is_told || number % 4 == 3, "{number}: {head}");
        assert_eq!(client.rest().await, "", "{number}");
    }
    // Nobody is taken any more.
    let address = world.url().replace("http://", "");
    while tokio::net::TcpStream::connect(&address).await.is_ok() {
        time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn who_lies_in_the_queue_of_the_system_is_answered() {
    for _ in 0..3 {
        let world = draining(0).await;
        let address = world.url().replace("http://", "");
        // The server has no turn while this thread does not wait.
        let clients = (0..50).map(|_| {
            let mut client = TcpStream::connect(&address).unwrap();
            client.write_all(get("/health/live").as_bytes()).unwrap();
            client
        });
        let clients: Vec<TcpStream> = clients.collect();
        world.stop();
        let answers = tokio::task::spawn_blocking(|| {
            let answers = clients.into_iter().map(|mut client| {
                let mut answer = String::new();
                client.read_to_string(&mut answer).map(|_| answer)
            });
            answers.collect::<Vec<_>>()
        });
        for answer in answers.await.unwrap() {
            let answer = answer.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 "), "{answer:?}");
        }
    }
}

#[tokio::test]
async fn what_is_long_comes_to_its_end() {
    let world = draining(0).await;
    let mut clients = vec![];
    for _ in 0..8 {
        let mut client = Raw::narrow(&world).await;
        client.send(&get("/export/graph?format=graphml")).await;
        clients.push(client);
    }
    // All are being answered.
    for client in &mut clients {
        let mut first = [0; 12];
        tokio::io::AsyncReadExt::read_exact(&mut client.0, &mut first)
            .await
            .unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
    }
    world.stop();
    for client in &mut clients {
        let file = client.rest().await;
        assert!(file.contains("</graphml>"), "{}", file.len());
    }
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = sun_graph(folder.path());
    command.args(["--listen", "127.0.0.1:0", "--dataset", "none"]);
    command.env("SUN_GRAPH_CONNECTIONS__DRAIN_MS", "3600000");
    let server = Running::start(&mut command);
    let address = server.line("endpoint").replace("endpoint", "");
    let address = address
        .trim()
        .replace("http://", "")
        .replace("/graphql", "");
    let ready = || {
        let mut client = TcpStream::connect(&address).unwrap();
        let request = get("/health/ready").replace("host:", "connection: close\r\nhost:");
        client.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(ready().starts_with("HTTP/1.1 200 "));
    server.signal("TERM");
    while !ready().starts_with("HTTP/1.1 503 ") {
        thread::sleep(Duration::from_millis(20));
    }
    server.signal("TERM");
    assert_eq!(server.ended(), Some(143));
}
