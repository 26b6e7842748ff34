//! Clients that hang up: what they asked for is computed no further, and what they
//! had begun to send leaves nothing.

use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    lock::{self, locked, patient},
    world::World,
    write::on_both,
};

/// Three levels, of which the second waits while a table is locked.
const LEVELS: &str =
    "{ countries(first: 3) { nodes { chapters(first: 3) { nodes { organisation { name } } } } } }";

/// Sends the beginning of a request, or all of it, and gives the open connection.
async fn begin(world: &World, head: &str, body: &str, length: usize) -> TcpStream {
    let host = world.url().replace("http://", "");
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let request = format!("{head}\r\nhost: {host}\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

/// Requests that are answered meanwhile, by which time the server has seen what came before.
async fn pass(world: &World, requests: usize) {
    for _ in 0..requests {
        world.data("{ __typename }").await;
    }
}

#[tokio::test]
async fn a_query_ends_with_its_client() {
    let world = World::postgres_with(patient()).await;
    let (_, whole) = world.counted(json!({ "query": LEVELS })).await;
    let (_, passing) = world.counted(json!({ "query": "{ __typename }" })).await;

    let lock = locked(&world, "chapter").await;
    let before = world.statements();
    let body = json!({ "query": LEVELS }).to_string();
    let head = "POST /graphql HTTP/1.1\r\ncontent-type: application/json";
    let client = begin(&world, head, &body, body.len()).await;
    lock::until(true, &lock).await;
    drop(client);
    pass(&world, 20).await;
    lock.rollback().await;
    let watch = world.db.begin_quiet().await.unwrap();
    lock::until(false, &watch).await;
    watch.rollback().await;
    pass(&world, 20).await;
    let spent = world.statements() - before - 40 * passing;
    assert!(spent < whole, "{spent} statements of {whole}");
}

async fn an_import_that_breaks_off_leaves_nothing(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let row = |number: usize| {
        format!(
            "b-{number},Synthetic workshop {number},WORKSHOP,KEN,2026-10-01,,A synthetic source of a test\n"
        )
    };
    let rows: String = (0..200).map(row).collect();
    let sheet = format!("external_id,name,kind,country,starts,themes,source_title\n{rows}");
    let before = world.db.data_version().await.unwrap();
    let head = format!(
        "POST /import/events HTTP/1.1\r\ncontent-type: text/csv\r\nauthorization: Bearer {token}"
    );
    let half = &sheet[..sheet.len() / 2];
    drop(begin(&world, &head, half, sheet.len()).await);
    pass(&world, 20).await;
    assert_eq!(world.db.data_version().await.unwrap(), before);
    // Its place is free again, and the whole sheet comes in as if nothing had been.
    let (status, report) = loop {
        let (status, report) = world.import(&token, "events", &sheet).await;
        if status != 503 {
            break (status, report);
        }
    };
    assert_eq!(status, 200, "{report:#}");
    assert_eq!(report["report"]["created"], 200, "{report:#}");
    assert_eq!(world.db.data_version().await.unwrap(), before + 1);
}

on_both! { an_import_that_breaks_off_leaves_nothing }
