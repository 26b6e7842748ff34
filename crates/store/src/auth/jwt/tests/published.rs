//! The issuer's keys: rotated, away, too large, or not keys at all.

use chrono::TimeDelta;

use super::*;

pub(super) fn next() -> Signer {
    Signer {
        id: "next",
        key: EncodingKey::from_ec_der(&der(P256)),
        algorithm: Algorithm::ES256,
    }
}

/// At which minute, by which key, believed or not, and how often the issuer was asked by then.
type Step<'a> = (i64, &'a Signer, bool, usize);

async fn walk(issuer: &Issuer, publisher: &Publisher, steps: &[Step<'_>]) {
    for (minutes, signer, is_believed, asked) in steps {
        let now = noon() + TimeDelta::minutes(*minutes);
        let token = signer.token(&but(&json!({ "exp": now.timestamp() + 300 })));
        let viewer = issuer.viewer(&token, now).await;
        let place = format!("{} at minute {minutes}", signer.id);
        assert_eq!(viewer.is_ok(), *is_believed, "{place}: {viewer:?}");
        assert_ne!(viewer, Err(Fault::Unavailable), "{place}");
        assert_eq!(publisher.asked(), *asked, "{place}");
    }
}

#[tokio::test]
async fn a_rotated_key_is_found_and_the_old_one_forgotten() {
    let next = next();
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    walk(
        &issuer,
        &publisher,
        &[(0, &RSA, true, 1), (4, &EC, true, 1)],
    )
    .await;
    publisher.publish(StatusCode::OK, &json!({ "keys": [next.jwk(), RSA.jwk()] }));
    let steps: [Step<'_>; 6] = [
        (4, &next, true, 2),
        // What nobody has signed is looked for, and so renews what is known.
        (5, &EC, false, 3),
        (8, &ED, false, 4),
        (12, &RSA, true, 4),
        (13, &RSA, true, 5),
        (17, &next, true, 5),
    ];
    walk(&issuer, &publisher, &steps).await;
}

#[tokio::test]
async fn an_issuer_that_is_away_is_missed_after_a_day() {
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    walk(&issuer, &publisher, &[(0, &RSA, true, 1)]).await;
    publisher.publish(StatusCode::SERVICE_UNAVAILABLE, &"");
    let day = 24 * 60;
    walk(
        &issuer,
        &publisher,
        &[(6, &RSA, true, 2), (day, &RSA, true, 3)],
    )
    .await;
    let late = noon() + TimeDelta::minutes(day + 1);
    let token = RSA.token(&but(&json!({ "exp": late.timestamp() })));
    assert_eq!(issuer.viewer(&token, late).await, Err(Fault::Unavailable));
    publisher.publish(StatusCode::OK, &keys());
    walk(&issuer, &publisher, &[(day + 2, &RSA, true, 5)]).await;
}

#[tokio::test]
async fn what_is_not_a_set_of_keys_is_not_taken_for_one() {
    let padding = " ".repeat(10 * 1024 * 1024) + &keys().to_string();
    let mut encryption = RSA.jwk();
    encryption["use"] = "enc".into();
    let mut short = ED.jwk();
    short["x"] = "AAAA".into();
    let secret = json!({ "kty": "oct", "kid": "rsa", "alg": "HS256", "k": "c2VjcmV0" });
    for (what, status, body) in [
        ("10 MiB", StatusCode::OK, padding),
        ("no JSON", StatusCode::OK, "keys".into()),
        ("no keys", StatusCode::OK, json!({ "keys": [] }).to_string()),
        (
            "a shared secret",
            StatusCode::OK,
            json!({ "keys": [secret] }).to_string(),
        ),
        (
            "another use",
            StatusCode::OK,
            json!({ "keys": [encryption] }).to_string(),
        ),
        (
            "a cut key",
            StatusCode::OK,
            json!({ "keys": [short] }).to_string(),
        ),
        ("a way elsewhere", StatusCode::FOUND, keys().to_string()),
        (
            "a fault",
            StatusCode::INTERNAL_SERVER_ERROR,
            keys().to_string(),
        ),
    ] {
        let publisher = Publisher::start(&keys()).await;
        publisher.publish(status, &body);
        let viewer = publisher
            .issuer()
            .viewer(&RSA.token(&claims()), noon())
            .await;
        assert_eq!(viewer, Err(Fault::Unavailable), "{what}");
        assert_eq!(publisher.asked(), 1, "{what}");
    }
}

#[tokio::test]
async fn a_key_of_an_unknown_kind_keeps_no_other_out() {
    let strange = [
        json!({ "kty": "LATTICE", "kid": "future", "alg": "ML-DSA-65" }),
        json!({ "kty": "RSA", "kid": "broken" }),
        json!("no key"),
    ];
    let mut all = strange.to_vec();
    all.push(RSA.jwk());
    let publisher = Publisher::start(&json!({ "keys": all })).await;
    walk(&publisher.issuer(), &publisher, &[(0, &RSA, true, 1)]).await;
}

#[tokio::test]
async fn an_issuer_that_never_answers_holds_nobody_up_for_long() {
    // A listener that takes connections and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/keys", silent.local_addr().unwrap());
    let issuer = Issuer::new(&settings(&address)).unwrap().unwrap();
    let viewer = issuer.viewer(&RSA.token(&claims()), noon()).await;
    assert_eq!(viewer, Err(Fault::Unavailable));
}
