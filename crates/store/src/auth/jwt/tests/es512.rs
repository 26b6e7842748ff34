//! What the library of the other algorithms does not check, and names that changed.

use p521::ecdsa::{Signature, SigningKey, VerifyingKey, signature::RandomizedSigner};

use super::*;

/// A key of P-521 and how it is published.
fn p521() -> (SigningKey, Value) {
    let key = SigningKey::random(&mut OsRng);
    let point = VerifyingKey::from(&key).to_encoded_point(false);
    let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let jwk = json!({
        "kty": "EC", "crv": "P-521", "alg": "ES512", "use": "sig", "kid": "p521",
        "x": number(point.x().unwrap()), "y": number(point.y().unwrap()),
    });
    (key, jwk)
}

fn token(key: &SigningKey, header: &Value) -> String {
    let message = format!("{}.{}", encoded(header), encoded(&claims()));
    let signature: Signature = key.sign_with_rng(&mut OsRng, message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

#[tokio::test]
async fn es512_is_checked() {
    let (key, jwk) = p521();
    let mut cut = jwk.clone();
    cut["kid"] = "cut".into();
    cut["x"] = json!(&jwk["x"].as_str().unwrap()[..80]);
    let publisher = Publisher::start(&json!({ "keys": [cut, jwk, RSA.jwk()] })).await;
    let issuer = publisher.issuer();
    let header = json!({ "alg": "ES512", "kid": "p521" });
    let good = token(&key, &header);
    assert!(issuer.viewer(&good, noon()).await.is_ok());
    let (other, _) = p521();
    let (message, signature) = good.rsplit_once('.').unwrap();
    for (what, bad) in [
        ("of another key", token(&other, &header)),
        (
            "as ES256",
            token(&key, &json!({ "alg": "ES256", "kid": "p521" })),
        ),
        (
            "as a key of RSA",
            token(&key, &json!({ "alg": "ES512", "kid": "rsa" })),
        ),
        ("a cut signature", format!("{message}.{}", &signature[..80])),
        (
            "a signature of zeros",
            format!("{message}.{}", "A".repeat(176)),
        ),
        ("no signature", format!("{message}.")),
    ] {
        let viewer = issuer.viewer(&bad, noon()).await;
        let code = match viewer {
            Err(Fault::Bad(reason)) => reason.code,
            other => panic!("{what}: {other:?}"),
        };
        assert_eq!(code, ReasonCode::BadSignature, "{what}");
    }
}

#[tokio::test]
async fn ed25519_has_two_names() {
    for published in [json!("EdDSA"), json!("Ed25519"), Value::Null] {
        let mut jwk = ED.jwk();
        jwk["alg"] = published.clone();
        if published.is_null() {
            jwk.as_object_mut().unwrap().shift_remove("alg");
        }
        let publisher = Publisher::start(&json!({ "keys": [jwk] })).await;
        let issuer = publisher.issuer();
        for (name, is_taken) in [("EdDSA", true), ("Ed25519", true), ("Ed448", false)] {
            let mut header = ED.header();
            header["alg"] = name.into();
            let viewer = issuer.viewer(&ED.sign(&header, &claims()), noon()).await;
            assert_eq!(
                viewer.is_ok(),
                is_taken,
                "{name} by {published}: {viewer:?}"
            );
        }
    }
}
