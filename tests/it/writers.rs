//! Who writes at the same time: one after the other, each told where it stands.

use futures_util::{StreamExt, future::join_all, stream::FuturesUnordered};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::time::Duration;
use store::{auth::token, db::Unwritten};
use sun_graph::config::Config;
use tokio::time;

use crate::{
    lock::{self, locked},
    world::World,
    write::on_both,
};

fn event(number: usize) -> Value {
    json!({
        "query": "mutation($input: CreateEventInput!) { createEvent(input: $input) { outcome } }",
        "variables": { "input": {
            "id": format!("synthetic-{number}"), "name": "A synthetic event", "kind": "WEBINAR",
            "themes": ["synthetic"], "sourceTitle": "A synthetic source of a test",
        } },
    })
}

/// A steward's token whose use is noted, which is a write of its own.
async fn noted_steward(world: &World) -> String {
    let steward = world.token("STEWARD", None, None).await;
    let viewer = json!({ "query": "{ viewer { role } }" });
    world.post_as(&steward, viewer).await;
    loop {
        let tokens = token::list(&world.db).await.unwrap();
        if tokens.iter().any(|it| it.last_used.is_some()) {
            return steward;
        }
        time::sleep(Duration::from_millis(10)).await;
    }
}

fn is_created(answer: &Value) -> bool {
    answer["data"]["createEvent"]["outcome"] == "CREATED"
}

fn code(answer: &Value) -> &Value {
    &answer["errors"][0]["extensions"]["code"]
}

async fn short_writes_wait_for_a_long_one(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    let admin = world.token("ADMIN", None, None).await;
    let long = world.db.begin_long_write().await.unwrap();
    let writes = join_all((0..5).map(|number| world.post_as(&steward, event(number))));
    let expires = (chrono::Utc::now() + chrono::Days::new(30)).format("%Y-%m-%d");
    let token = json!({
        "query": "mutation($input: CreateTokenInput!) { createToken(input: $input) { token { id } } }",
        "variables": { "input": { "name": "A synthetic bearer", "role": "READER",
            "networks": ["network:csn"], "countries": ["KE"], "expires": expires.to_string() } },
    });
    let sheet = "external_id,name,kind,country,starts,themes,source_title\n\
        a,Synthetic workshop,WORKSHOP,KEN,2026-10-01,,A synthetic source of a test\n";
    let read = async {
        // Longer than anybody waits for a connection.
        time::sleep(Duration::from_secs(4)).await;
        let countries = world.data("{ countries(first: 1) { totalCount } }").await;
        long.rollback().await;
        countries
    };
    let (writes, token, (status, report), countries) = tokio::join!(
        writes,
        world.post_as(&admin, token),
        world.import(&steward, "events", sheet),
        read
    );
    for answer in writes {
        assert!(is_created(&answer), "{answer:#}");
    }
    let made = &token["data"]["createToken"]["token"]["id"];
    assert!(made.is_string(), "{token:#}");
    assert_eq!(status, 200, "{report:#}");
    assert!(countries["countries"]["totalCount"].as_u64() > Some(60));
}

async fn a_full_queue_says_the_place(world: World) {
    let steward = noted_steward(&world).await;
    let long = world.db.begin_long_write().await.unwrap();
    let mut writes: FuturesUnordered<_> = (0..5)
        .map(|number| {
            let (world, steward) = (&world, &steward);
            async move {
                world
                    .post_keyed(steward, &format!("key {number}"), event(number))
                    .await
            }
        })
        .collect();
    // Two wait; the others are told at once.
    for _ in 0..3 {
        let (status, answer) = writes.next().await.unwrap();
        assert_eq!(
            (status, code(&answer)),
            (503, &json!("OVERLOADED")),
            "{answer:#}"
        );
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains("writes before this one: 3"), "{message}");
    }
    long.rollback().await;
    for _ in 0..2 {
        let (_, answer) = writes.next().await.unwrap();
        assert!(is_created(&answer), "{answer:#}");
    }
}

async fn who_waits_in_vain_is_told_before_the_deadline(world: World) {
    let steward = noted_steward(&world).await;
    let before = world.db.data_version().await.unwrap();
    let long = world.db.begin_long_write().await.unwrap();
    let first = world.post_as(&steward, event(1));
    let second = async {
        time::sleep(Duration::from_millis(200)).await;
        world.post_as(&steward, event(2)).await
    };
    let (first, second) = tokio::join!(first, second);
    for (answer, place) in [(first, 1), (second, 2)] {
        assert_eq!(code(&answer), "OVERLOADED", "{answer:#}");
        let message = answer["errors"][0]["message"].as_str().unwrap();
        // The first may have given up before the second does.
        let is_told = (1..=place).any(|it| message.contains(&format!("this one: {it}")));
        assert!(is_told, "{message}");
    }
    long.rollback().await;
    assert_eq!(world.db.data_version().await.unwrap(), before);
    assert!(is_created(&world.post_as(&steward, event(3)).await));
}

fn short_queue() -> Config {
    let mut config = Config::default();
    config.database.waiting_writes = 2;
    config
}

fn short_deadline() -> Config {
    let mut config = Config::default();
    config.limits.write_timeout_ms = 4_000;
    config
}

#[tokio::test]
async fn a_full_queue_says_the_place_on_either_database() {
    a_full_queue_says_the_place(World::sqlite_with(short_queue()).await).await;
    a_full_queue_says_the_place(World::postgres_with(short_queue()).await).await;
}

#[tokio::test]
async fn who_waits_in_vain_is_told_on_either_database() {
    let world = World::sqlite_with(short_deadline()).await;
    who_waits_in_vain_is_told_before_the_deadline(world).await;
    let world = World::postgres_with(short_deadline()).await;
    who_waits_in_vain_is_told_before_the_deadline(world).await;
}

/// A table that another session has locked stops those who write to it, not those
/// who read others.
#[tokio::test]
async fn a_locked_table_leaves_connections_for_readers() {
    let world = World::postgres().await;
    let steward = world.token("STEWARD", None, None).await;
    let lock = locked(&world, "event").await;
    let writes = join_all((0..24).map(|number| world.post_as(&steward, event(number))));
    let reads = async {
        lock::until(true, &lock).await;
        for _ in 0..10 {
            let query = json!({ "query": "{ countries(first: 5) { nodes { name } } }" });
            let reads = join_all((0..10).map(|_| world.post(query.clone()))).await;
            for (_, _, answer) in reads {
                assert!(answer.get("errors").is_none(), "{answer:#}");
            }
        }
        lock.rollback().await;
    };
    let (writes, ()) = tokio::join!(writes, reads);
    for answer in writes {
        let is_refused = *code(&answer) == "OVERLOADED";
        assert!(is_created(&answer) || is_refused, "{answer:#}");
    }
    assert!(is_created(&world.post_as(&steward, event(99)).await));
}

/// SQLite ends a transaction by itself where it cannot go on. The driver does not
/// notice, and would make everything that follows a part of one that never ends.
async fn a_transaction_that_ended_by_itself_swallows_no_later_write(world: World) {
    let begin = async || {
        loop {
            match world.db.begin_write().await {
                Ok(write) => return write,
                // Until it is tried out whether writes are stored.
                Err(cause) => assert_eq!(Unwritten::of(&cause), Some(Unwritten::Failed)),
            }
            time::sleep(Duration::from_millis(50)).await;
        }
    };
    let before = world.db.data_version().await.unwrap();
    for _ in 0..3 {
        let ended = begin().await;
        ended.execute_unprepared("ROLLBACK").await.unwrap();
        assert!(
            ended.commit().await.is_err(),
            "what is not there was acknowledged"
        );
        begin().await.rollback().await;
        drop(begin().await);
    }
    for write in 1..=5 {
        begin().await.commit().await.unwrap();
        assert_eq!(world.db.data_version().await.unwrap(), before + write);
    }
    assert_eq!(world.db.can_write().await, Ok(()));
}

/// A statement that failed may have ended the transaction: what follows it must not
/// be written by itself.
async fn nothing_is_written_after_a_statement_that_failed(world: World) {
    let before = world.db.data_version().await.unwrap();
    let write = world.db.begin_write().await.unwrap();
    assert!(
        write
            .execute_unprepared("SELECT nothing FROM nowhere")
            .await
            .is_err()
    );
    let late = r#"UPDATE "data_version" SET "version" = "version" + 100"#;
    assert!(write.execute_unprepared(late).await.is_err());
    assert!(write.commit().await.is_err());
    assert_eq!(world.db.data_version().await.unwrap(), before);
    world
        .db
        .begin_write()
        .await
        .unwrap()
        .commit()
        .await
        .unwrap();
    assert_eq!(world.db.data_version().await.unwrap(), before + 1);
}

on_both! {
    short_writes_wait_for_a_long_one
    a_transaction_that_ended_by_itself_swallows_no_later_write
    nothing_is_written_after_a_statement_that_failed
}
