//! More to do than can be done: who waits for a turn, and who is told to come back.

use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use sun_graph::config::Config;
use tokio::task::JoinHandle;

use crate::{world::World, write::event};

/// Room for one operation, and for two that wait a moment, where nothing else runs out.
fn narrow() -> Config {
    let mut config = Config::default();
    config.database.acquire_timeout_ms = 60_000;
    config.database.lock_timeout_ms = 60_000;
    config.database.statement_timeout_ms = 60_000;
    config.database.idle_in_transaction_timeout_ms = 60_000;
    config.limits.write_timeout_ms = 60_000;
    config.limits.executing = 1;
    config.limits.queue = 2;
    config.limits.queue_wait_ms = 100;
    config
}

fn ask(world: &World, media: &str) -> RequestBuilder {
    let request = Client::new().post(format!("{}/graphql", world.url()));
    let request = request.header("accept", media);
    request.json(&json!({ "query": "{ __typename }" }))
}

async fn get(world: &World, path: &str) -> Response {
    let address = format!("{}{path}", world.url());
    reqwest::get(address).await.unwrap()
}

/// Holds that the answer says when to come back.
async fn shed(response: Response) {
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "1");
    let answer: Value = response.json().await.unwrap();
    let code = &answer["errors"][0]["extensions"]["code"];
    assert_eq!(code, "OVERLOADED", "{answer:#}");
}

async fn what_has_no_turn_is_told_to_come_back(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    // Whoever writes waits for the one who holds the writer, and has the only turn meanwhile.
    let writer = world.db.begin_write().await.unwrap();
    let request = Client::new().post(format!("{}/graphql", world.url()));
    let request = request.bearer_auth(&token);
    let request = request.json(&event("A synthetic webinar", "KE"));
    let waiting: JoinHandle<Value> =
        tokio::spawn(async { request.send().await.unwrap().json().await.unwrap() });
    let json = "application/graphql-response+json";
    while ask(&world, json).send().await.unwrap().status() == 200 {
        assert!(!waiting.is_finished(), "it was written at once");
    }
    for media in [json, "application/json"] {
        shed(ask(&world, media).send().await.unwrap()).await;
    }
    // A stream has begun by then, and says so in its one event.
    let stream = ask(&world, "text/event-stream").send().await.unwrap();
    let told = stream.text().await.unwrap();
    assert!(told.contains("\"OVERLOADED\""), "{told}");
    // Whoever watches the server is answered at any time, and so is who only begins to follow.
    for path in ["/health/live", "/health/ready", "/sheets"] {
        assert_eq!(get(&world, path).await.status(), 200, "{path}");
    }
    let follow = json!({ "query": "subscription { changes { sequence } }" });
    let follow = ask(&world, "text/event-stream").json(&follow).send().await;
    assert_eq!(follow.unwrap().status(), 200);

    writer.rollback().await;
    let written = waiting.await.unwrap();
    let outcome = &written["data"]["createEvent"]["outcome"];
    assert_eq!(outcome, "CREATED", "{written:#}");
    for _ in 0..5 {
        let answer = ask(&world, json).send().await.unwrap();
        assert_eq!(answer.status(), 200);
    }
}

mod sqlite {
    use super::*;

    #[tokio::test]
    async fn what_has_no_turn_is_told_to_come_back() {
        super::what_has_no_turn_is_told_to_come_back(World::sqlite_with(narrow()).await).await;
    }
}

mod postgres {
    use super::*;

    #[tokio::test]
    async fn what_has_no_turn_is_told_to_come_back() {
        super::what_has_no_turn_is_told_to_come_back(World::postgres_with(narrow()).await).await;
    }
}

#[tokio::test]
async fn more_than_there_is_room_for_is_told_at_once_and_the_rest_is_done() {
    let mut config = narrow();
    config.limits.queue_wait_ms = 60_000;
    let world = World::sqlite_with(config).await;
    let query = "{ countries(first: 50) { nodes { chapters(first: 5) { nodes { id } } } } }";
    let asked = (0..40).map(|_| world.post(json!({ "query": query })));
    let answers = futures_util::future::join_all(asked).await;
    let (mut done, mut told) = (0, 0);
    for (status, headers, answer) in answers {
        if status == 200 {
            assert!(answer.get("errors").is_none(), "{answer:#}");
            done += 1;
        } else {
            assert_eq!(
                (status.as_u16(), &headers["retry-after"]),
                (503, &"1".parse().unwrap())
            );
            told += 1;
        }
    }
    assert!(done > 1 && told > 1, "{done} were done, {told} were told");
}
