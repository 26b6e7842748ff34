//! Bad tokens: how many are told that they are, and that no good one suffers for them.

use chrono::Utc;
use entity::vocabulary::Role;
use reqwest::Response;
use serde_json::Value;
use store::auth::token;

use super::{bear, create, refused, send, wrong_secret};
use crate::world::World;

/// Holds that the answer is a refusal of one bad bearer too many, which says when to come again.
async fn told_to_wait(response: Response, what: &str) {
    assert_eq!(response.status(), 429, "{what}");
    let headers = response.headers().clone();
    assert!(!headers.contains_key("www-authenticate"), "{what}");
    let seconds: u64 = headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=7).contains(&seconds), "{what}: {seconds}");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer.get("data"), None, "{what}: {answer}");
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "RATE_LIMITED", "{what}: {answer}");
    assert_eq!(extensions["retryAfter"], seconds, "{what}: {answer}");
}

/// How many bad ones are told that they are before one is told to wait.
pub(crate) async fn refused_first(ask: impl AsyncFn(usize) -> Response, what: &str) -> usize {
    for at in 0..100 {
        let response = ask(at).await;
        if response.status() == 429 {
            told_to_wait(response, what).await;
            return at;
        }
        refused(response, what).await;
    }
    panic!("a hundred were let through: {what}");
}

pub(super) async fn a_good_token_passes_whatever_fails_beside_it(world: &World) {
    let (token, secret) = create(world, Role::Reader, Utc::now()).await;
    let (_, other) = create(world, Role::Reader, Utc::now()).await;
    let (stale, revoked) = create(world, Role::Reader, Utc::now()).await;
    token::revoke(&world.db, &stale.id, Utc::now())
        .await
        .unwrap();
    // An office in which one server goes on with a token that was taken back. A good
    // one passes that is known, and one that was never seen before.
    let office = "192.0.2.3";
    let stale = async |_| bear(world, office, &revoked).await;
    let first = refused_first(stale, "a stale one").await;
    assert!(first >= 10, "{first}");
    for good in [&secret, &other, &secret] {
        assert_eq!(bear(world, office, good).await.status(), 200);
        refused_first(stale, "a stale one").await;
    }
    let guess = async |_| send(world, office, Some("Bearer guess"), "{ __typename }").await;
    let first = refused_first(guess, "another from there").await;
    assert!(first < 10, "{first}");
    assert_eq!(bear(world, office, &secret).await.status(), 200);
    let anybody = send(world, office, None, "{ __typename }").await;
    assert_eq!(anybody.status(), 200);
    let guess = send(world, "192.0.2.4", Some("Bearer guess"), "{ __typename }");
    refused(guess.await, "the same from elsewhere").await;

    // From many addresses against one token: its text with the secret of nobody.
    let wrong = wrong_secret(&token.id);
    let guess = async |at| bear(world, &format!("203.0.113.{at}"), &wrong).await;
    let first = refused_first(guess, "a guess at one").await;
    assert!(first >= 10, "{first}");
    for good in [&secret, &other] {
        assert_eq!(bear(world, "192.0.2.4", good).await.status(), 200);
    }
}
