//! Tokens that nobody should believe.

use super::*;

/// Forgeries of a token, each with what is wrong with it.
type Forgeries = Vec<(String, String)>;

fn modulus() -> String {
    RSA.jwk()["n"].as_str().unwrap().to_owned()
}

/// What somebody might take for the shared secret: every form of the public key.
fn public_forms() -> Vec<Vec<u8>> {
    let jwk = RSA.jwk();
    let n = URL_SAFE_NO_PAD.decode(modulus()).unwrap();
    vec![
        n,
        modulus().into_bytes(),
        jwk.to_string().into_bytes(),
        Vec::new(),
    ]
}

fn of_the_algorithm() -> Forgeries {
    let mut all = vec![];
    for none in [
        "none", "None", "NONE", "nOnE", "", "RS257", "ES256K", "HS256",
    ] {
        let header = json!({ "typ": "JWT", "alg": none, "kid": "rsa" });
        let message = format!("{}.{}", encoded(&header), encoded(&claims()));
        let signature = RSA.token(&claims());
        let signature = signature.rsplit('.').next().unwrap();
        all.push((format!("alg {none:?}, no signature"), format!("{message}.")));
        all.push((format!("alg {none:?}"), format!("{message}.{signature}")));
    }
    for (at, secret) in public_forms().iter().enumerate() {
        for algorithm in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
            let header = json!({ "alg": algorithm, "kid": "rsa" });
            let key = EncodingKey::from_secret(secret);
            let token = signed(&header, &claims(), &key, algorithm);
            all.push((
                format!("public key {at} as a secret of {algorithm:?}"),
                token,
            ));
        }
    }
    // A good signature of the wrong kind for the key that is named.
    for (signer, named) in [(&RSA, "ec"), (&EC, "rsa"), (&ED, "ec"), (&EC, "ed")] {
        let mut header = signer.header();
        header["kid"] = named.into();
        let token = signer.sign(&header, &claims());
        all.push((format!("signed by {} as {named}", signer.id), token));
    }
    // The key is published for RS256 alone.
    let mut header = RSA.header();
    header["alg"] = "RS512".into();
    let token = signed(&header, &claims(), &RSA.key, Algorithm::RS512);
    all.push(("an algorithm the key is not for".into(), token));
    all
}

fn of_the_key() -> Forgeries {
    let other = Signer {
        id: "rsa",
        key: rsa_key(),
        algorithm: Algorithm::RS256,
    };
    let mut all = vec![("signed with another key".into(), other.token(&claims()))];
    let headers = [
        ("an unknown kid", json!({ "kid": "nobody" })),
        ("a kid that is a path", json!({ "kid": "../../dev/null" })),
        ("a kid that is a query", json!({ "kid": "' OR 1=1 --" })),
        ("a kid that is a number", json!({ "kid": 1 })),
        ("a kid of nothing", json!({ "kid": "" })),
        ("its own key", json!({ "jwk": other.jwk() })),
        (
            "its own key's address",
            json!({ "jku": "http://127.0.0.1:9/keys" }),
        ),
        (
            "its own certificate",
            json!({ "x5c": ["AAAA"], "x5u": "http://127.0.0.1:9/" }),
        ),
    ];
    for (what, change) in headers {
        let mut header = other.header();
        for (name, value) in change.as_object().unwrap() {
            header[name] = value.clone();
        }
        all.push((what.into(), other.sign(&header, &claims())));
    }
    let mut header = other.header();
    header.as_object_mut().unwrap().shift_remove("kid");
    all.push(("no kid".into(), other.sign(&header, &claims())));
    let mut header = RSA.header();
    header["crit"] = json!(["b64"]);
    header["b64"] = false.into();
    all.push(("something critical".into(), RSA.sign(&header, &claims())));
    all
}

fn of_the_text() -> Forgeries {
    let token = RSA.token(&claims());
    let parts: Vec<&str> = token.split('.').collect();
    let [header, payload, signature] = parts[..] else {
        panic!("{token}")
    };
    let admin = encoded(&but(&json!({ "sun_role": "ADMIN" })));
    let other_header = encoded(&json!({ "alg": "RS256", "kid": "rsa" }));
    let cut = &signature[..signature.len() - 2];
    let not_json = URL_SAFE_NO_PAD.encode("not JSON");
    let list = URL_SAFE_NO_PAD.encode("[]");
    [
        (
            "a tampered payload",
            format!("{header}.{admin}.{signature}"),
        ),
        (
            "a tampered header",
            format!("{other_header}.{payload}.{signature}"),
        ),
        ("a cut signature", format!("{header}.{payload}.{cut}")),
        ("no signature", format!("{header}.{payload}.")),
        ("no signature, no dot", format!("{header}.{payload}")),
        ("four parts", format!("{token}.{signature}")),
        ("parts exchanged", format!("{payload}.{header}.{signature}")),
        ("a padded signature", format!("{token}==")),
        (
            "a signature of zeros",
            format!("{header}.{payload}.{}", "A".repeat(342)),
        ),
        (
            "a header that is not JSON",
            format!("{not_json}.{payload}.{signature}"),
        ),
        (
            "a header that is a list",
            format!("{list}.{payload}.{signature}"),
        ),
        (
            "a payload that is not JSON",
            format!("{header}.{not_json}.{signature}"),
        ),
        ("a line break", format!("{token}\n")),
        ("a byte order mark", format!("\u{feff}{token}")),
        ("dots", "..".into()),
        ("nothing", String::new()),
        ("words", "let me in".into()),
        ("not ASCII", format!("é{token}")),
    ]
    .map(|(what, token)| (what.to_owned(), token))
    .into()
}

#[tokio::test]
async fn no_forged_token_is_believed() {
    let publisher = Publisher::start(&keys()).await;
    let issuer = publisher.issuer();
    for signer in [&RSA, &EC, &ED] {
        let viewer = issuer.viewer(&signer.token(&claims()), noon()).await;
        assert!(viewer.is_ok(), "{} is not believed", signer.id);
    }
    let forgeries = [of_the_algorithm(), of_the_key(), of_the_text()].concat();
    assert!(forgeries.len() >= 60, "{} are too few", forgeries.len());
    for (what, token) in forgeries {
        let viewer = issuer.viewer(&token, noon()).await;
        let is_refused = matches!(viewer, Err(Fault::Bad(_) | Fault::Early(_)));
        assert!(is_refused, "{what}: {token}: {viewer:?}");
    }
    // At the start, and for each of the keys that it might have had by now.
    assert_eq!(publisher.asked(), 6);
}
