//! Pages of other sites, as their visitors' browsers ask for them.

use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use sun_graph::config::Config;

use super::{Client as Socket, Heard};
use crate::world::World;

const DASHBOARD: &str = "https://dashboard.example";
const FRIEND: &str = "https://friend.example";

async fn world(origins: &str) -> World {
    let mut config = Config::default();
    config.http.origins = origins.into();
    World::sqlite_with(config).await
}

async fn ask(
    world: &World,
    (method, path): (Method, &str),
    headers: &[(&str, &str)],
    body: &str,
) -> Response {
    let mut request = Client::new().request(method, format!("{}{path}", world.url()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.to_owned()).send().await.unwrap()
}

/// What a browser asks before a page sends a token.
async fn preflight(world: &World, origin: &str) -> Response {
    let headers = [
        ("origin", origin),
        ("access-control-request-method", "POST"),
        (
            "access-control-request-headers",
            "authorization,content-type",
        ),
    ];
    ask(world, (Method::OPTIONS, "/graphql"), &headers, "").await
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    let value = response.headers().get(name)?;
    Some(value.to_str().unwrap())
}

#[tokio::test]
async fn every_page_reads_and_a_browser_asks_once_a_day() {
    let world = World::sqlite().await;
    let told = preflight(&world, DASHBOARD).await;
    assert_eq!(told.status(), 204);
    assert_eq!(header(&told, "access-control-allow-origin"), Some("*"));
    assert_eq!(
        header(&told, "access-control-allow-methods"),
        Some("GET, POST")
    );
    assert_eq!(
        header(&told, "access-control-allow-headers"),
        Some("content-type")
    );
    assert_eq!(header(&told, "access-control-max-age"), Some("86400"));
    assert_eq!(header(&told, "access-control-allow-credentials"), None);
    let json = ("content-type", "application/json");
    for (method, path, body) in [
        (Method::POST, "/graphql", r#"{"query":"{__typename}"}"#),
        (Method::GET, "/graphql?query=%7B__typename%7D", ""),
        (Method::GET, "/export/regions", ""),
        (Method::GET, "/export/graph?country=SEN&format=csv", ""),
        (Method::GET, "/sheets", ""),
        (Method::GET, "/nowhere", ""),
    ] {
        let answer = ask(&world, (method, path), &[("origin", DASHBOARD), json], body).await;
        assert_eq!(
            header(&answer, "access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
        let exposed = header(&answer, "access-control-expose-headers").unwrap_or_default();
        for name in [
            "data-version",
            "etag",
            "ratelimit",
            "retry-after",
            "x-request-id",
        ] {
            assert!(
                exposed.split(", ").any(|it| it == name),
                "{path}: {exposed}"
            );
        }
    }
}

#[tokio::test]
async fn a_list_says_which_pages_read() {
    let world = world(FRIEND).await;
    let query = (Method::GET, "/graphql?query=%7B__typename%7D");
    let answer = ask(&world, query.clone(), &[("origin", FRIEND)], "").await;
    assert_eq!(header(&answer, "access-control-allow-origin"), Some(FRIEND));
    let varies: Vec<_> = answer.headers().get_all("vary").iter().collect();
    let varies = format!("{varies:?}");
    assert!(
        varies.contains("origin") && varies.contains("accept-language"),
        "{varies}"
    );
    let answer = ask(&world, query, &[("origin", DASHBOARD)], "").await;
    assert_eq!(header(&answer, "access-control-allow-origin"), None);
    let told = preflight(&world, DASHBOARD).await;
    assert_eq!(told.status(), 403);
    assert_eq!(header(&told, "access-control-allow-origin"), None);
    let told = preflight(&world, FRIEND).await;
    let allowed = header(&told, "access-control-allow-headers");
    assert_eq!(allowed, Some("authorization,content-type"));
}

#[tokio::test]
async fn only_listed_pages_write() {
    let world = world(&format!("* {FRIEND}")).await;
    let token = format!("Bearer {}", world.token("STEWARD", None, None).await);
    let events = world.export("events", &[]).await;
    let sheet = events.lines().take(1).collect::<String>();
    let viewer = json!({ "query": "{ viewer { role } }" }).to_string();
    let own = world.url();
    for (origin, is_listed) in [(FRIEND, true), (own.as_str(), true), (DASHBOARD, false)] {
        for (path, media, body) in [
            ("/graphql", "application/json", viewer.as_str()),
            ("/import/events?dryRun=true", "text/csv", sheet.as_str()),
        ] {
            let headers = [
                ("origin", origin),
                ("authorization", token.as_str()),
                ("content-type", media),
            ];
            let answer = ask(&world, (Method::POST, path), &headers, body).await;
            let (status, allowed) = (answer.status(), answer.headers().clone());
            assert_eq!(status, if is_listed { 200 } else { 403 }, "{origin} {path}");
            assert_eq!(allowed["access-control-allow-origin"], "*");
            if !is_listed {
                let body: Value = answer.json().await.unwrap();
                let error = &body["errors"][0];
                assert_eq!(error["extensions"]["code"], "FORBIDDEN");
                assert!(error["message"].as_str().unwrap().contains("http.origins"));
            }
        }
        // A socket may be opened to read; who it is, it may not say.
        let offered = Socket::offer(&world, "graphql-transport-ws", Some(origin)).await;
        let (mut socket, _) = offered.unwrap();
        socket
            .say(json!({ "type": "connection_init", "payload": { "authorization": token } }))
            .await;
        let heard = socket.hear().await;
        let expected = if is_listed {
            Heard::Said(json!({ "type": "connection_ack" }))
        } else {
            Heard::Closed(4403)
        };
        assert_eq!(heard, expected, "{origin}");
    }
    let offered = Socket::offer(&world, "graphql-transport-ws", Some(DASHBOARD)).await;
    let (mut socket, _) = offered.unwrap();
    socket.say(json!({ "type": "connection_init" })).await;
    assert_eq!(socket.said().await, json!({ "type": "connection_ack" }));
}
