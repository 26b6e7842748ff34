//! What a well signed token must say.

use std::collections::BTreeSet;

use entity::vocabulary::Role;
use sha2::{Digest, Sha256};

use super::*;
use crate::auth::{Auth, Reach};

fn read(changes: &Value) -> Option<Viewer> {
    let claims = but(changes);
    claims::viewer(claims.as_object().unwrap(), &settings(""), noon())
}

fn only(names: &[&str]) -> Reach {
    Reach::Only(names.iter().map(|&name| name.to_owned()).collect())
}

#[test]
fn claims_make_a_viewer() {
    let viewer = read(&json!({ "name": "A synthetic bearer" })).unwrap();
    let digest = Sha256::digest(format!("{ISSUER}|synthetic-subject"));
    assert_eq!(
        viewer.principal,
        format!("jwt:{}", &hex::encode(digest)[..12])
    );
    assert_eq!(viewer.name, "A synthetic bearer");
    assert_eq!(viewer.role, Role::Contributor);
    assert_eq!(viewer.networks, only(&["csn"]));
    assert_eq!(viewer.countries, only(&["KEN", "RWA"]));
    assert_eq!(
        viewer.expires,
        Some(noon() + chrono::TimeDelta::seconds(300))
    );
}

#[test]
fn a_reach_is_what_the_claim_says_and_nothing_without_one() {
    let all = read(&json!({ "sun_networks": ["*"], "sun_countries": ["*"] })).unwrap();
    assert_eq!((all.networks, all.countries), (Reach::All, Reach::All));
    let none = read(&json!({ "sun_networks": null, "sun_countries": [] })).unwrap();
    let nothing = || Reach::Only(BTreeSet::new());
    assert_eq!((none.networks, none.countries), (nothing(), nothing()));
}

#[test]
fn a_moment_may_be_a_minute_off() {
    let now = noon().timestamp();
    for good in [
        json!({ "exp": now - 59 }),
        json!({ "exp": now - 58, "nbf": null }),
        json!({ "nbf": now + 60 }),
        json!({ "exp": 1.9e9 }),
        json!({ "aud": ["other", AUDIENCE] }),
    ] {
        assert!(read(&good).is_some(), "{good}");
    }
}

#[test]
fn claims_that_are_not_for_us_or_not_understood_are_refused() {
    let now = noon().timestamp();
    for bad in [
        json!({ "iss": "https://login.example.org/sun/" }),
        json!({ "iss": null }),
        json!({ "iss": [ISSUER] }),
        json!({ "sub": null }),
        json!({ "sub": "" }),
        json!({ "sub": 7 }),
        json!({ "aud": null }),
        json!({ "aud": "other" }),
        json!({ "aud": ["other"] }),
        json!({ "aud": [] }),
        json!({ "aud": { "sun-graph": true } }),
        json!({ "exp": null }),
        json!({ "exp": now - 60 }),
        json!({ "exp": now - 300 }),
        json!({ "exp": (now + 300).to_string() }),
        json!({ "exp": true }),
        json!({ "exp": -1 }),
        json!({ "exp": 1e300 }),
        json!({ "nbf": now + 61 }),
        json!({ "nbf": "soon" }),
        json!({ "sun_role": null }),
        json!({ "sun_role": "OWNER" }),
        json!({ "sun_role": "admin" }),
        json!({ "sun_role": "ANONYMOUS" }),
        json!({ "sun_role": ["ADMIN"] }),
        json!({ "sun_networks": "csn" }),
        json!({ "sun_networks": ["csn", "*"] }),
        json!({ "sun_networks": ["CSN; DROP"] }),
        json!({ "sun_countries": ["XYZ"] }),
        json!({ "sun_countries": [404] }),
        json!({ "sun_countries": { "KEN": true } }),
    ] {
        assert_eq!(read(&bad), None, "{bad}");
    }
}

#[tokio::test]
async fn an_oversized_token_is_not_looked_at() {
    let publisher = Publisher::start(&keys()).await;
    let folder = tempfile::tempdir().unwrap();
    let database = crate::config::DatabaseSettings {
        url: format!("sqlite:{}/test.db", folder.path().display()),
        ..Default::default()
    };
    let db = crate::db::Db::open(&database).await.unwrap();
    let clock = clock::Clock::new(noon);
    let auth = Auth::new(db, &settings(&publisher.address), clock).unwrap();
    let large = RSA.token(&but(&json!({ "name": "x".repeat(8 * 1024) })));
    assert_eq!(auth.bearer(&large, None).await, Err(Refused::Invalid));
    assert_eq!(publisher.asked(), 0);
    let small = RSA.token(&claims());
    assert!(auth.bearer(&small, None).await.is_ok());
}
