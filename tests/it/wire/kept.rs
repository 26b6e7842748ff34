//! Answers that are kept: given again while the data are the same, to whom they may be
//! given, and never once they are overwritten.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use futures_util::future::join_all;
use record::clock::Clock;
use reqwest::Client;
use serde_json::{Value, json};
use sun_graph::config::Config;

use crate::world::World;

const REQUESTS: &str = "{assistanceRequests{totalCount}}";
const NESTED: &str = "{countries(first:9){nodes{code events(first:3){nodes{name}}}}}";

fn ask(query: &str) -> Value {
    json!({ "query": query })
}

async fn write(world: &World, steward: &str, id: u64) {
    let csv = format!(
        "id,name,country,source_title\n\
         synthetic-{id},A synthetic party,KEN,A synthetic source of a test\n"
    );
    let (_, report) = world.import(steward, "assistance_requests", &csv).await;
    assert_eq!(report["report"]["created"], 1, "{report:#}");
}

async fn given_again_until_a_write(world: World) {
    let (first, cost) = world.counted(ask(NESTED)).await;
    let (second, again) = world.counted(ask(NESTED)).await;
    let (third, kept) = world.counted(ask(NESTED)).await;
    assert!(first == second && second == third);
    assert_eq!((cost, 1), (again, kept));
    assert!(cost > 1);
    // Another operation, another language and other variables are other answers.
    for other in [
        json!({ "query": format!("{NESTED} ") }),
        json!({ "query": NESTED, "variables": { "a": 1 } }),
    ] {
        let (_, statements) = world.counted(other).await;
        assert!(statements > 1, "{statements}");
    }
    let steward = world.token("STEWARD", None, None).await;
    write(&world, &steward, 0).await;
    let (_, statements) = world.counted(ask(NESTED)).await;
    assert_eq!(statements, cost);
}

#[tokio::test]
async fn an_answer_is_given_again_until_something_is_written() {
    given_again_until_a_write(World::sqlite().await).await;
    given_again_until_a_write(World::postgres().await).await;
}

#[tokio::test]
async fn one_of_many_who_ask_the_same_is_executed() {
    let world = World::sqlite().await;
    let (_, cost) = world.counted(ask(NESTED)).await;
    world.post(ask(NESTED)).await;
    let steward = world.token("STEWARD", None, None).await;
    write(&world, &steward, 0).await;
    let many = 20;
    let (_, begun) = world.counted(ask("{__typename}")).await;
    let answers = join_all((0..many).map(|_| world.post(ask(NESTED)))).await;
    assert!(answers.iter().all(|answer| answer.2 == answers[0].2));
    let statements = world.statements() - begun;
    assert!(statements < cost + many, "{statements} of {cost}");
}

#[tokio::test]
async fn what_fails_is_asked_anew() {
    let world = World::sqlite().await;
    for query in ["{country(code:\"XX\"){code}}", "{nope}"] {
        let answers = join_all((0..5).map(|_| world.post(ask(query)))).await;
        for (_, headers, answer) in &answers {
            assert!(answer["errors"].is_array(), "{answer:#}");
            let id = headers["x-request-id"].to_str().unwrap();
            let of_this = |other: &Value| other.to_string().contains(id);
            assert!(!answers.iter().any(|other| of_this(&other.2)), "{answer:#}");
        }
    }
}

#[tokio::test]
async fn what_bearers_see_is_theirs_alone() {
    let world = World::sqlite().await;
    let contacts = ask("{viewer{role} contacts(first:2){totalCount}}");
    let steward = world.token("STEWARD", None, None).await;
    for _ in 0..3 {
        let (_, _, anybody) = world.post(contacts.clone()).await;
        assert_eq!(
            anybody["data"]["viewer"]["role"], "ANONYMOUS",
            "{anybody:#}"
        );
        let theirs = world.post_as(&steward, contacts.clone()).await;
        assert_eq!(theirs["data"]["viewer"]["role"], "STEWARD", "{theirs:#}");
    }
}

#[tokio::test]
async fn a_head_has_the_headers_of_the_answer() {
    let world = World::sqlite().await;
    let address = format!("{}/graphql", world.url());
    let request = |method| {
        let request = Client::new().request(method, &address);
        request.query(&[("query", NESTED)]).send()
    };
    let get = request(reqwest::Method::GET).await.unwrap();
    let head = request(reqwest::Method::HEAD).await.unwrap();
    assert_eq!(head.status(), 200);
    for name in ["etag", "content-type", "content-length", "data-version"] {
        assert_eq!(head.headers()[name], get.headers()[name], "{name}");
    }
    assert!(head.bytes().await.unwrap().is_empty());
}

/// Readers of two servers beside a writer: what they are told holds all that had been
/// acknowledged when they asked.
#[tokio::test]
async fn no_server_answers_with_what_another_has_overwritten() {
    let world = World::postgres().await;
    let beside = world.beside(Config::default(), Clock::system()).await;
    let steward = world.token("STEWARD", None, None).await;
    let before = world.data(REQUESTS).await["assistanceRequests"]["totalCount"].as_u64();
    let acknowledged = Arc::new(AtomicU64::new(before.unwrap()));
    let total = before.unwrap() + 15;
    let writing = async {
        for id in 0..15 {
            write(&world, &steward, id).await;
            acknowledged.fetch_add(1, Ordering::SeqCst);
        }
    };
    let reading = async |server: &World| {
        let mut reads = 0;
        loop {
            let least = acknowledged.load(Ordering::SeqCst);
            let told = server.data(REQUESTS).await["assistanceRequests"]["totalCount"].as_u64();
            let told = told.unwrap();
            assert!(told >= least, "{told} of {least}");
            reads += 1;
            if least == total {
                return reads;
            }
        }
    };
    let readers = [&world, &beside, &world, &beside].map(reading);
    let ((), reads) = tokio::join!(writing, join_all(readers));
    assert!(reads.iter().all(|reads| *reads > 15), "{reads:?}");
}
