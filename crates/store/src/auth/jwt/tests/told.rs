//! What a refused bearer is told, and what is told to nobody.

use super::*;
use crate::auth::{Auth, ClientAddress, Reason, Refused};

async fn auth(publisher: &Publisher) -> (Auth, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let database = crate::db::settings::DatabaseSettings {
        url: format!("sqlite:{}/test.db", folder.path().display()),
        ..Default::default()
    };
    let db = crate::db::Db::open(&database).await.unwrap();
    let clock = clock::Clock::new(noon);
    let auth = Auth::new(db, &settings(&publisher.address), clock).unwrap();
    (auth, folder)
}

async fn reason(auth: &Auth, token: &str) -> Reason {
    match auth.bearer(token, ClientAddress::ThisMachine).await {
        Err(Refused::Invalid(reason)) => reason,
        other => panic!("{token}: {other:?}"),
    }
}

#[tokio::test]
async fn an_oversized_token_is_not_looked_at() {
    let publisher = Publisher::start(&keys()).await;
    let (auth, _folder) = auth(&publisher).await;
    let large = RSA.token(&but(&json!({ "name": "x".repeat(8 * 1024) })));
    assert_eq!(reason(&auth, &large).await.code, ReasonCode::Unknown);
    assert_eq!(publisher.asked(), 0);
    let small = RSA.token(&claims());
    let viewer = auth.bearer(&small, ClientAddress::ThisMachine).await;
    assert!(viewer.is_ok(), "{viewer:?}");
}

#[tokio::test]
async fn each_fault_has_its_word() {
    let publisher = Publisher::start(&keys()).await;
    let now = noon().timestamp();
    for (changes, code) in [
        (json!({ "exp": now - 61 }), ReasonCode::Expired),
        (json!({ "nbf": now + 61 }), ReasonCode::NotYetValid),
        (
            json!({ "iss": "https://example.org" }),
            ReasonCode::WrongIssuer,
        ),
        (json!({ "aud": "other" }), ReasonCode::WrongAudience),
        (json!({ "sun_role": "OWNER" }), ReasonCode::UnusableClaims),
        (json!({ "at_hash": "abc" }), ReasonCode::UnusableClaims),
    ] {
        let (auth, _folder) = auth(&publisher).await;
        let token = RSA.token(&but(&changes));
        let refused = reason(&auth, &token).await;
        assert_eq!(refused.code, code, "{changes}");
        assert_eq!(refused.told(), refused.text, "{changes}");
        // Whoever has not the key learns nothing of what the claims should be.
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let other = signature.chars().rev().collect::<String>();
        let forged = reason(&auth, &format!("{signed}.{other}")).await;
        assert_eq!(forged.code, ReasonCode::BadSignature, "{changes}");
        let mut header = RSA.header();
        header["kid"] = "nobody".into();
        let forged = reason(&auth, &RSA.sign(&header, &but(&changes))).await;
        assert_eq!(forged.code, ReasonCode::UnknownKey, "{changes}");
    }
    let (auth, _folder) = auth(&publisher).await;
    for text in ["guess", "a.b.c", "sungraph_00c0ffee_0000"] {
        assert_eq!(
            reason(&auth, text).await.code,
            ReasonCode::Unknown,
            "{text}"
        );
    }
}
