//! Callers, with and without a bearer, at the real server on both databases.
//!
//! Each check comes from an address of its own, so that the failures of one do
//! not count against another.

mod bad;
mod issuer;

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use chrono::{DateTime, Days, Utc};
use entity::vocabulary::Role;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use store::auth::{
    Reach, Secret,
    token::{self, NewToken, Origin, Token},
};
use sun_graph::config::Config;
use tokio::net::TcpListener;

pub(crate) use self::bad::refused_first;
use crate::world::World;

const VIEWER: &str = r#"{ viewer {
    principal name role networks countries expires mayReadPersonal
    mayWrite {
        here: records(countries: [KEN], networks: ["network:csn"])
        there: records(countries: [RWA])
        reviews(countries: [KEN]) webhooks tokens
    }
} }"#;

fn config() -> Config {
    let mut config = Config {
        proxies: 1,
        ..Config::default()
    };
    config.auth.token_cache_ms = 500;
    config
}

/// Sends a query from this address, with this header if any.
async fn send(world: &World, from: &str, authorization: Option<&str>, query: &str) -> Response {
    let mut request = Client::new()
        .post(format!("{}/graphql", world.url()))
        .header("accept", "application/graphql-response+json")
        .header("x-forwarded-for", from)
        .json(&json!({ "query": query }));
    if let Some(value) = authorization {
        request = request.header("authorization", value);
    }
    request.send().await.unwrap()
}

async fn bear(world: &World, from: &str, secret: &Secret) -> Response {
    let header = format!("Bearer {}", secret.expose());
    send(world, from, Some(&header), "{ __typename }").await
}

async fn create(world: &World, role: Role, now: DateTime<Utc>) -> (Token, Secret) {
    let only = |name: &str| Reach::Only(BTreeSet::from([name.to_owned()]));
    let new = NewToken {
        name: "A synthetic bearer".into(),
        role,
        networks: only("csn"),
        countries: only("KEN"),
        expires: now.date_naive() + Days::new(30),
    };
    let random = token::random().unwrap();
    let origin = Origin { now, random };
    token::create(&world.db, new, origin).await.unwrap()
}

async fn viewers_are_told_what_they_may(world: &World) {
    let now = Utc::now();
    for (role, personal, writes, reviews, tokens) in [
        (Role::Reader, true, false, false, false),
        (Role::Contributor, true, true, false, false),
        (Role::Steward, true, true, true, false),
        (Role::Admin, true, true, true, true),
    ] {
        let (token, secret) = create(world, role, now).await;
        let header = format!("bearer {}", secret.expose());
        let response = send(world, "192.0.2.1", Some(&header), VIEWER).await;
        assert_eq!(response.headers()["cache-control"], "private, no-store");
        let answer: Value = response.json().await.unwrap();
        let expected = json!({
            "principal": format!("token:{}", token.id),
            "name": "A synthetic bearer",
            "role": format!("{role:?}").to_uppercase(),
            "networks": ["network:csn"],
            "countries": ["KEN"],
            "expires": token.expires,
            "mayReadPersonal": personal,
            "mayWrite": {
                "here": writes,
                "there": false,
                "reviews": reviews,
                "webhooks": reviews,
                "tokens": tokens,
            },
        });
        assert_eq!(answer["data"]["viewer"], expected, "{answer:#}");
    }
    let response = send(world, "192.0.2.1", None, VIEWER).await;
    assert!(!response.headers().contains_key("cache-control"));
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["data"]["viewer"]["role"], "ANONYMOUS");
}

async fn what_is_no_bearer_is_refused(world: &World) {
    let long_ago = Utc::now() - Days::new(60);
    let (_, expired) = create(world, Role::Admin, long_ago).await;
    let expired = format!("Bearer {}", expired.expose());
    for (at, header) in [
        "",
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Basic c3VuOnN1bg==",
        "Bearer é",
        &expired,
    ]
    .into_iter()
    .enumerate()
    {
        let from = format!("198.51.100.{at}");
        let response = send(world, &from, Some(header), "{ __typename }").await;
        refused(response, header).await;
    }
    let file = Client::new()
        .get(format!(
            "{}/export/graph?country=KEN&format=csv",
            world.url()
        ))
        .header("authorization", "Bearer nonsense")
        .header("x-forwarded-for", "198.51.100.99");
    refused(file.send().await.unwrap(), "a file").await;
}

async fn refused(response: Response, what: &str) {
    assert_eq!(response.status(), 401, "{what}");
    let headers = response.headers().clone();
    assert_eq!(headers["www-authenticate"], "Bearer", "{what}");
    assert_eq!(headers["cache-control"], "private, no-store", "{what}");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer.get("data"), None, "{what}: {answer}");
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "UNAUTHENTICATED", "{what}");
}

async fn a_token_that_is_taken_back_ends_while_the_server_runs(world: &World) {
    let (token, secret) = create(world, Role::Reader, Utc::now()).await;
    assert_eq!(bear(world, "192.0.2.2", &secret).await.status(), 200);
    token::revoke(&world.db, &token.id, Utc::now())
        .await
        .unwrap();
    let patience = Instant::now() + Duration::from_secs(30);
    while bear(world, "192.0.2.2", &secret).await.status() == 200 {
        assert!(Instant::now() < patience, "it still works");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    refused(bear(world, "192.0.2.2", &secret).await, "revoked").await;
}

/// A text that is rightly written, has this public id, and is nobody's.
pub(crate) fn wrong_secret(id: &str) -> Secret {
    let body = format!("sungraph_{id}_{}", "0".repeat(40));
    let mut sum = u32::MAX;
    for byte in body.bytes() {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    Secret::from(format!("{body}{:08x}", !sum))
}

async fn callers_are_told_apart(world: World) {
    let version = world.db.data_version().await.unwrap();
    viewers_are_told_what_they_may(&world).await;
    what_is_no_bearer_is_refused(&world).await;
    a_token_that_is_taken_back_ends_while_the_server_runs(&world).await;
    bad::a_good_token_passes_whatever_fails_beside_it(&world).await;
    assert_eq!(world.db.data_version().await.unwrap(), version);
}

#[tokio::test]
async fn callers_are_told_apart_on_sqlite() {
    callers_are_told_apart(World::sqlite_with(config()).await).await;
}

#[tokio::test]
async fn callers_are_told_apart_on_postgres() {
    callers_are_told_apart(World::postgres_with(config()).await).await;
}

#[tokio::test]
async fn without_proxies_nobody_chooses_an_address() {
    let world = World::sqlite().await;
    let (_, secret) = create(&world, Role::Reader, Utc::now()).await;
    let guess = async |at| {
        let from = format!("192.0.2.{at}");
        send(
            &world,
            &from,
            Some(&format!("Bearer guess {at}")),
            "{ __typename }",
        )
        .await
    };
    refused_first(guess, "guesses").await;
    assert_eq!(bear(&world, "192.0.2.99", &secret).await.status(), 200);
}

#[tokio::test]
async fn an_issuer_that_is_away_takes_no_read_down() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = free.local_addr().unwrap();
    drop(free);
    let mut config = config();
    config.auth.issuer = "https://login.example.org".into();
    config.auth.audience = "sun-graph".into();
    config.auth.jwks_url = format!("http://{nobody}/keys");
    let world = World::sqlite_with(config).await;

    // {"alg":"RS256","kid":"a"}.{}, and a signature that cannot be checked.
    let header = "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.AAAA";
    for _ in 0..12 {
        let response = send(&world, "192.0.2.5", Some(header), "{ __typename }").await;
        assert_eq!(response.status(), 503);
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "OVERLOADED");
    }
    let anybody = send(&world, "192.0.2.5", None, "{ __typename }").await;
    assert_eq!(anybody.status(), 200);
    let (_, secret) = create(&world, Role::Reader, Utc::now()).await;
    assert_eq!(bear(&world, "192.0.2.5", &secret).await.status(), 200);
}
