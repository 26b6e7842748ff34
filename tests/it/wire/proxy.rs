//! Callers behind a proxy, however it writes where they come from, and whatever they
//! write themselves: each is counted.

use reqwest::{RequestBuilder, Response, StatusCode, header::HeaderValue};
use serde_json::json;
use sun_graph::config::Config;

use super::FOLLOW;
use crate::world::World;

/// Lines of headers.
type Lines<'a> = &'a [(&'a str, &'a [u8])];

fn with(lines: Lines<'_>, mut request: RequestBuilder) -> RequestBuilder {
    for (name, value) in lines {
        request = request.header(*name, HeaderValue::from_bytes(value).unwrap());
    }
    request
}

async fn follow(world: &World, lines: Lines<'_>) -> Response {
    let request = reqwest::Client::new()
        .post(format!("{}/graphql", world.url()))
        .header("accept", "text/event-stream")
        .json(&json!({ "query": FOLLOW }));
    with(lines, request).send().await.unwrap()
}

fn behind(proxies: usize, connections: usize) -> Config {
    let mut config = Config {
        proxies,
        ..Config::default()
    };
    config.live.connections_per_address = connections;
    config
}

const PLAIN: &str = "x-forwarded-for";
const FORWARDED: &str = "forwarded";

#[tokio::test]
async fn one_address_is_one_caller_however_it_is_written() {
    let world = World::sqlite_with(behind(1, 1)).await;
    let ways: [(&str, &[Lines<'_>]); 3] = [
        (
            "IPv4",
            &[
                &[(PLAIN, b"192.0.2.7")],
                &[(PLAIN, b"192.0.2.7:5555")],
                &[(PLAIN, b"198.51.100.1, ::ffff:192.0.2.7")],
                &[(PLAIN, b"\xff"), (PLAIN, b"192.0.2.7:1")],
                &[(FORWARDED, b"for=192.0.2.7;proto=https")],
                &[(FORWARDED, b"for=198.51.100.1, for=\"192.0.2.7:80\"")],
                &[(FORWARDED, b"for=192.0.2.7"), (PLAIN, b"192.0.2.7:1")],
            ],
        ),
        (
            "IPv6",
            &[
                &[(PLAIN, b"2001:db8::1")],
                &[(PLAIN, b"[2001:db8::2]")],
                &[(PLAIN, b"[2001:db8::3]:443")],
                &[(PLAIN, b"[2001:db8::3%eth0]:443")],
                &[(FORWARDED, b"For=\"[2001:db8::4]:4711\"")],
            ],
        ),
        (
            "whoever cannot be told",
            &[
                &[(PLAIN, b"garbage")],
                &[(PLAIN, b"")],
                &[(PLAIN, b"192.0.2.9, unknown")],
                &[(PLAIN, b"\xff\xfe")],
                &[(PLAIN, b"192.0.2.9:")],
                &[(FORWARDED, b"for=unknown")],
                &[(FORWARDED, b"for=_hidden")],
                &[(FORWARDED, b"for=\"192.0.2.9")],
                &[(FORWARDED, b"proto=https")],
                &[(FORWARDED, b"for=192.0.2.9"), (PLAIN, b"192.0.2.10")],
                &[],
            ],
        ),
    ];
    let mut held = vec![];
    for (who, ways) in ways {
        let first = follow(&world, ways[0]).await;
        assert_eq!(first.status(), StatusCode::OK, "{who}");
        for way in ways {
            let second = follow(&world, way).await;
            assert_eq!(second.status(), StatusCode::TOO_MANY_REQUESTS, "{way:?}");
        }
        held.push(first);
    }
    let other = follow(&world, &[(PLAIN, b"192.0.2.11")]).await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test]
async fn no_header_makes_a_caller_this_machine() {
    let world = World::sqlite_with(behind(1, 0)).await;
    for address in [
        "127.0.0.1",
        "::1",
        "[::1]:80",
        "127.0.0.1:1",
        "::ffff:127.0.0.1",
    ] {
        let value = address.as_bytes();
        let follows = follow(&world, &[(PLAIN, value)]).await;
        assert_eq!(follows.status(), StatusCode::TOO_MANY_REQUESTS, "{address}");
        let request = reqwest::Client::new()
            .post(format!("{}/graphql", world.url()))
            .json(&json!({ "query": "{ __typename }" }));
        let answered = with(&[(PLAIN, value)], request).send().await.unwrap();
        assert!(answered.headers().contains_key("ratelimit"), "{address}");
    }
    // Fewer entries than there are proxies.
    let world = World::sqlite_with(behind(2, 0)).await;
    let follows = follow(&world, &[(PLAIN, b"192.0.2.7")]).await;
    assert_eq!(follows.status(), StatusCode::TOO_MANY_REQUESTS);
    // Where there are none, no header is believed.
    let world = World::sqlite_with(behind(0, 0)).await;
    for lines in [
        &[(PLAIN, &b"192.0.2.7"[..])][..],
        &[(FORWARDED, b"for=192.0.2.7")],
        &[],
    ] {
        assert_eq!(follow(&world, lines).await.status(), StatusCode::OK);
    }
}
