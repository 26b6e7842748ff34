//! Bad tokens: how many are answered how, what they cost, and that no good one suffers.

use std::{net::IpAddr, sync::atomic::AtomicUsize};

use super::*;

fn address(at: u8) -> ClientAddress {
    ClientAddress::of_peer(IpAddr::from([192, 0, 2, at]))
}

/// A token that nobody was given, with the public id of one that somebody was, if any.
fn made_up(seed: u8, id: Option<&str>) -> Secret {
    let mut random = [seed; RANDOM];
    if let Some(id) = id {
        hex::decode_to_slice(id, &mut random[..4]).unwrap();
    }
    text::mint(&random).1
}

async fn is_told_to_wait(auth: &Auth, text: &str, from: ClientAddress) -> bool {
    match auth.bearer(text, from).await {
        Err(Refused::TooMany { wait }) => {
            assert!(wait > std::time::Duration::ZERO && wait.as_secs() <= 6);
            true
        }
        Err(Refused::Invalid(_)) => false,
        other => panic!("{other:?}"),
    }
}

/// Ten are let through, and what time lets through besides while a hundred are sent.
fn assert_ten_and_few_more(waits: &[bool]) {
    assert!(waits.iter().position(|wait| *wait) >= Some(10), "{waits:?}");
    let waiting = waits.iter().filter(|wait| **wait).count();
    assert!(waiting > waits.len() / 2, "{waits:?}");
}

#[tokio::test]
async fn a_good_token_passes_whatever_fails_beside_it() {
    let desk = Desk::open().await;
    let (token, secret) = desk.create(new()).await.unwrap();
    let (_, other) = desk.create(new()).await.unwrap();
    let auth = desk.auth();
    // From an address from which a hundred bad ones come, each another.
    let mut waits = vec![];
    for seed in 0..100 {
        let bad = made_up(seed, None);
        waits.push(is_told_to_wait(&auth, bad.expose(), address(1)).await);
    }
    assert_ten_and_few_more(&waits);
    for good in [&secret, &other, &secret] {
        let viewer = auth.bearer(good.expose(), address(1)).await;
        assert!(viewer.is_ok(), "{viewer:?}");
    }
    // Though the same address has failed, another has not.
    assert!(!is_told_to_wait(&auth, "guess", address(2)).await);

    // From everywhere somebody tries secrets for its public id.
    let mut waits = vec![];
    for at in 10..110 {
        let guess = made_up(at, Some(&token.id));
        waits.push(is_told_to_wait(&auth, guess.expose(), address(at)).await);
    }
    assert_ten_and_few_more(&waits);
    for at in [1, 10, 150] {
        let viewer = auth.bearer(secret.expose(), address(at)).await;
        assert!(viewer.is_ok(), "{viewer:?}");
    }
    // So does one that is good as of now.
    let (_, fresh) = desk.create(new()).await.unwrap();
    assert!(auth.bearer(fresh.expose(), address(1)).await.is_ok());
}

#[tokio::test]
async fn a_bad_token_that_comes_again_is_not_looked_up() {
    let desk = Desk::open().await;
    let (token, revoked) = desk.create(new()).await.unwrap();
    revoke(&desk.db, &token.id, desk.clock().now())
        .await
        .unwrap();
    let (_, good) = desk.create(new()).await.unwrap();
    let statements = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&statements);
    let db = desk.db.clone().counting(move || {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let settings = AuthSettings::default();
    let auth = Auth::new(db, &settings, desk.clock()).unwrap();
    let asked = async |secret: &Secret| {
        let before = statements.load(Ordering::Relaxed);
        for _ in 0..50 {
            let verdict = auth.bearer(secret.expose(), address(1)).await;
            assert!(!matches!(verdict, Err(Refused::Unavailable)));
        }
        statements.load(Ordering::Relaxed) - before
    };
    assert_eq!(asked(&made_up(7, None)).await, 1);
    assert_eq!(asked(&made_up(7, None)).await, 0);
    assert_eq!(asked(&revoked).await, 1);
    // One that is mistyped is seen to be without a look.
    let mistyped = Secret::from(revoked.expose().replace(&token.id, "00000000"));
    assert_eq!(asked(&mistyped).await, 0);
    assert!(auth.bearer(good.expose(), address(1)).await.is_ok());
    // What was bad is looked at again as soon as what was good is.
    desk.pass(settings.token_cache().num_seconds());
    assert_eq!(asked(&made_up(7, None)).await, 1);
}
