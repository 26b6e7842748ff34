//! What a well signed token must say.

use std::collections::BTreeSet;

use entity::vocabulary::Role;
use sha2::{Digest, Sha256};

use super::*;
use crate::auth::Reach;

fn read(changes: &Value) -> Option<Viewer> {
    let claims = but(changes);
    claims::viewer(claims.as_object().unwrap(), &settings(""), noon()).ok()
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
        format!("jwt:{}", &hex::encode(digest)[..32])
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
fn roles_come_as_issuers_write_them() {
    for (role_claim, claims, role) in [
        ("sun_role", json!({ "sun_role": "admin" }), Role::Admin),
        (
            "sun_role",
            json!({ "sun_role": ["Steward"] }),
            Role::Steward,
        ),
        (
            "sun_role",
            json!({ "sun_role": ["offline_access", "reader", "STEWARD", "contributor"] }),
            Role::Steward,
        ),
        (
            "realm_access.roles",
            json!({ "realm_access": { "roles": ["uma_authorization", "contributor"] } }),
            Role::Contributor,
        ),
        (
            "resource_access.sun.graph.roles",
            json!({ "resource_access": { "sun.graph": { "roles": ["reader"] }, "sun": {} } }),
            Role::Reader,
        ),
        (
            "https://example.org/claims.role",
            json!({ "https://example.org/claims.role": "reader" }),
            Role::Reader,
        ),
        (
            "https://example.org/claims.role",
            json!({ "https://example.org/claims": { "role": "reader" } }),
            Role::Reader,
        ),
    ] {
        let settings = AuthSettings {
            role_claim: role_claim.into(),
            ..settings("")
        };
        let claims = but(&claims);
        let viewer = claims::viewer(claims.as_object().unwrap(), &settings, noon());
        assert_eq!(viewer.map(|viewer| viewer.role), Ok(role), "{claims}");
    }
    for elsewhere in [
        json!({ "realm_access": { "roles": [] } }),
        json!({ "realm_access": ["roles", "admin"] }),
        json!({ "realm_access": { "groups": ["admin"] } }),
        json!({ "roles": ["admin"] }),
    ] {
        let settings = AuthSettings {
            role_claim: "realm_access.roles".into(),
            ..settings("")
        };
        let claims = but(&elsewhere);
        let viewer = claims::viewer(claims.as_object().unwrap(), &settings, noon());
        let reason = "it names no role of ours";
        let refused = Fault::bad(ReasonCode::UnusableClaims, reason);
        assert_eq!(viewer, Err(refused), "{elsewhere}");
    }
}

#[test]
fn a_reach_is_one_text_or_many_with_or_without_their_kind() {
    for (networks, expected) in [
        (json!("csn"), only(&["csn"])),
        (json!("CSN"), only(&["csn"])),
        (
            json!("csn sbn, un-nutrition"),
            only(&["csn", "sbn", "un-nutrition"]),
        ),
        (json!("network:civil-society"), only(&["civil-society"])),
        (json!(["network:csn", "sbn"]), only(&["csn", "sbn"])),
        (json!("*"), Reach::All),
        (json!(["*"]), Reach::All),
        (json!(""), only(&[])),
    ] {
        let viewer = read(&json!({ "sun_networks": networks })).unwrap();
        assert_eq!(viewer.networks, expected, "{networks}");
    }
    for (countries, expected) in [
        (json!("KEN"), only(&["KEN"])),
        (json!("ke rwa"), only(&["KEN", "RWA"])),
        (json!(["country:KEN", "RW"]), only(&["KEN", "RWA"])),
        (json!("*"), Reach::All),
    ] {
        let viewer = read(&json!({ "sun_countries": countries })).unwrap();
        assert_eq!(viewer.countries, expected, "{countries}");
    }
    let mut claims = but(&json!({}));
    claims["sun_networks"] = Value::Null;
    let viewer = claims::viewer(claims.as_object().unwrap(), &settings(""), noon());
    assert_eq!(viewer.unwrap().networks, only(&[]));
}

#[test]
fn a_moment_may_be_a_minute_off() {
    let now = noon().timestamp();
    for good in [
        json!({ "exp": now - 59 }),
        json!({ "exp": now - 58, "nbf": null }),
        json!({ "nbf": now + 60 }),
        json!({ "exp": 1_795_608_300.5 }),
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
        json!({ "sun_role": "not ADMIN" }),
        json!({ "sun_role": "ANONYMOUS" }),
        json!({ "sun_role": ["OWNER", "anonymous"] }),
        json!({ "sun_role": ["ADMIN", 7] }),
        json!({ "sun_role": { "ADMIN": true } }),
        json!({ "sun_networks": ["csn", "*"] }),
        json!({ "sun_networks": ["CSN; DROP"] }),
        json!({ "sun_networks": "csn;sbn" }),
        json!({ "sun_networks": "network:" }),
        json!({ "sun_networks": "country:KEN" }),
        json!({ "sun_countries": ["XYZ"] }),
        json!({ "sun_countries": "network:csn" }),
        json!({ "sun_countries": [404] }),
        json!({ "sun_countries": { "KEN": true } }),
    ] {
        assert_eq!(read(&bad), None, "{bad}");
    }
}

#[test]
fn a_token_that_ends_too_far_away_is_refused_for_that() {
    let now = noon().timestamp();
    let (hour, day) = (60 * 60, 24 * 60 * 60);
    let year_9999 = 253_402_300_799_i64;
    for (allowed_ms, exp, is_taken) in [
        (None, now + day, true),
        (None, now + day + 60, true),
        (None, now + day + 61, false),
        (None, year_9999, false),
        (Some(1), now + 60, true),
        (Some(1), now + 61, false),
        (Some(hour * 1_000), now + hour + 60, true),
        (Some(hour * 1_000), now + day, false),
        (Some(i64::MAX), year_9999, true),
    ] {
        let mut settings = settings("");
        if let Some(allowed) = allowed_ms {
            settings.jwt_max_age_ms = allowed.try_into().unwrap();
        }
        let claims = but(&json!({ "exp": exp }));
        let viewer = claims::viewer(claims.as_object().unwrap(), &settings, noon());
        match viewer {
            Ok(_) => assert!(is_taken, "{exp}, {allowed_ms:?}"),
            Err(fault) => {
                assert!(!is_taken, "{exp}, {allowed_ms:?}");
                let reason = "it ends later than `auth.jwt_max_age_ms` allows";
                assert_eq!(fault, Fault::bad(ReasonCode::UnusableClaims, reason));
            }
        }
    }
    let most = AuthSettings {
        jwt_max_age_ms: u64::MAX,
        ..settings("")
    };
    let claims = but(&json!({ "exp": 8_210_266_876_799_i64 }));
    assert!(claims::viewer(claims.as_object().unwrap(), &most, noon()).is_ok());
}

#[tokio::test]
async fn only_what_was_made_to_be_borne_is_taken() {
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    for (typ, is_taken) in [
        (Value::Null, true),
        (json!("JWT"), true),
        (json!("jwt"), true),
        (json!("at+jwt"), true),
        (json!("AT+JWT"), true),
        (json!("application/jwt"), true),
        (json!("Application/at+JWT"), true),
        (json!(""), false),
        (json!("application/"), false),
        (json!("dpop+jwt"), false),
        (json!("logout+jwt"), false),
        (json!("secevent+jwt"), false),
        (json!("application/secevent+jwt"), false),
        (json!("rt+jwt"), false),
        (json!("JOSE"), false),
        (json!("JWT "), false),
        (json!("text/jwt"), false),
        (json!("ä/jwt"), false),
        (json!(["JWT"]), false),
    ] {
        let mut header = RSA.header();
        header["typ"] = typ.clone();
        if typ.is_null() {
            header.as_object_mut().unwrap().shift_remove("typ");
        }
        let viewer = issuer.viewer(&RSA.sign(&header, &claims()), noon()).await;
        assert_eq!(viewer.is_ok(), is_taken, "{typ}: {viewer:?}");
    }
    for (claim, value) in [
        (
            "events",
            json!({ "http://schemas.openid.net/event/backchannel-logout": {} }),
        ),
        ("at_hash", json!("77QmUPtjPfzWtF2AnpK9RQ")),
        ("c_hash", json!("77QmUPtjPfzWtF2AnpK9RQ")),
    ] {
        let token = RSA.token(&but(&json!({ claim: value })));
        let viewer = issuer.viewer(&token, noon()).await;
        assert!(matches!(viewer, Err(Fault::Bad(_))), "{claim}: {viewer:?}");
    }
}
