//! New keys: found at once, whatever strangers send, and without one question for each token.

use chrono::TimeDelta;
use futures_util::future::join_all;

use super::{published::next, *};

/// A token of a key that nobody has.
fn made_up(at: usize) -> String {
    let mut header = RSA.header();
    header["kid"] = format!("made-up-{at}").into();
    RSA.sign(&header, &claims())
}

fn code(viewer: &Result<Viewer, Fault>) -> Option<ReasonCode> {
    match viewer {
        Err(Fault::Bad(reason) | Fault::Early(reason)) => Some(reason.code),
        _ => None,
    }
}

#[tokio::test]
async fn keys_that_are_made_up_hold_no_new_key_back() {
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    for at in 0..7 {
        let viewer = issuer.viewer(&made_up(at), noon()).await;
        assert_eq!(code(&viewer), Some(ReasonCode::UnknownKey), "{viewer:?}");
    }
    let next = next();
    publisher.publish(StatusCode::OK, &json!({ "keys": [next.jwk(), RSA.jwk()] }));
    // In the midst of a hundred that are made up.
    let tokens: Vec<_> = (0..100).map(made_up).collect();
    let strangers = join_all(tokens.iter().map(|token| issuer.viewer(token, noon())));
    let (new, known) = (next.token(&claims()), RSA.token(&claims()));
    let (strangers, new, known) = tokio::join!(
        strangers,
        issuer.viewer(&new, noon()),
        issuer.viewer(&known, noon()),
    );
    assert!(new.is_ok(), "{new:?}");
    assert!(known.is_ok(), "{known:?}");
    for viewer in strangers {
        assert_eq!(code(&viewer), Some(ReasonCode::UnknownKey), "{viewer:?}");
    }
    // The keys at the start, those of the seven, and one or two for all others together.
    assert!(publisher.asked() <= 10, "{}", publisher.asked());
}

#[tokio::test]
async fn one_answer_serves_all_who_wait_and_one_who_hangs_up_stops_no_question() {
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    let tokens = [&RSA, &EC, &ED].map(|signer| signer.token(&claims()));
    let all = tokens.iter().cycle().take(60);
    let viewers = join_all(all.map(|token| issuer.viewer(token, noon()))).await;
    assert!(viewers.iter().all(Result::is_ok));
    assert_eq!(publisher.asked(), 1);

    let later = noon() + TimeDelta::minutes(5);
    publisher.publish(StatusCode::OK, &json!({ "keys": [EC.jwk()] }));
    let token = RSA.token(&but(&json!({ "exp": later.timestamp() + 300 })));
    {
        let asking = issuer.viewer(&token, later);
        tokio::pin!(asking);
        // Begun, and dropped before the answer.
        assert!(futures_util::poll!(asking.as_mut()).is_pending());
    }
    let viewer = issuer.viewer(&token, later).await;
    assert_eq!(code(&viewer), Some(ReasonCode::UnknownKey), "{viewer:?}");
}

#[tokio::test]
async fn a_token_without_a_key_is_tried_with_those_that_fit() {
    let without = |signer: &Signer| {
        let mut header = signer.header();
        header.as_object_mut().unwrap().shift_remove("kid");
        signer.sign(&header, &claims())
    };
    let mut nameless = EC.jwk();
    nameless.as_object_mut().unwrap().shift_remove("kid");
    let other = next();
    for published in [
        json!({ "keys": [nameless] }),
        json!({ "keys": [RSA.jwk(), other.jwk(), nameless] }),
        keys(),
    ] {
        let publisher = Publisher::start(&published).await;
        let issuer = publisher.issuer();
        let viewer = issuer.viewer(&without(&EC), noon()).await;
        assert!(viewer.is_ok(), "{published}: {viewer:?}");
        assert_eq!(publisher.asked(), 1);
    }
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    let viewer = issuer.viewer(&without(&other), noon()).await;
    assert_eq!(code(&viewer), Some(ReasonCode::UnknownKey), "{viewer:?}");
    publisher.publish(StatusCode::OK, &json!({ "keys": [other.jwk()] }));
    assert!(issuer.viewer(&without(&other), noon()).await.is_ok());
    // Of two keys of one name, either may have signed.
    let mut twin = other.jwk();
    twin["kid"] = "ec".into();
    let publisher = Publisher::start(&json!({ "keys": [twin, EC.jwk()] })).await;
    let viewer = publisher
        .issuer()
        .viewer(&EC.token(&claims()), noon())
        .await;
    assert!(viewer.is_ok(), "{viewer:?}");
}

#[tokio::test]
async fn an_issuer_that_withdraws_all_its_keys_is_believed() {
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    assert!(issuer.viewer(&RSA.token(&claims()), noon()).await.is_ok());
    publisher.publish(StatusCode::OK, &json!({ "keys": [] }));
    let later = noon() + TimeDelta::minutes(5);
    let token = RSA.token(&but(&json!({ "exp": later.timestamp() + 300 })));
    assert_eq!(issuer.viewer(&token, later).await, Err(Fault::Unavailable));
}
