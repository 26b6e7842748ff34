//! An issuer of our own: its keys are made for the test and published by a real server.

mod claimed;
mod es512;
mod forged;
mod published;
mod rotated;
mod told;

use std::sync::{
    Arc, LazyLock, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, crypto::sign, jwk::Jwk};
use poem::{Endpoint, Response, Server, endpoint::make, http::StatusCode, listener::TcpAcceptor};
use rsa::{RsaPrivateKey, pkcs1::EncodeRsaPrivateKey, rand_core::OsRng};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use record::clock;

const ISSUER: &str = "https://login.example.org/sun";
const AUDIENCE: &str = "sun-graph";

fn noon() -> DateTime<Utc> {
    clock::read("2026-11-25T12:00:00Z").unwrap()
}

/// A private key, the algorithm it signs by, and the id it is published under.
struct Signer {
    id: &'static str,
    key: EncodingKey,
    algorithm: Algorithm,
}

impl Signer {
    fn jwk(&self) -> Value {
        let mut jwk = Jwk::from_encoding_key(&self.key, self.algorithm).unwrap();
        jwk.common.key_id = Some(self.id.to_owned());
        serde_json::to_value(jwk).unwrap()
    }

    fn header(&self) -> Value {
        let algorithm = serde_json::to_value(self.algorithm).unwrap();
        json!({ "typ": "JWT", "alg": algorithm, "kid": self.id })
    }

    fn token(&self, claims: &Value) -> String {
        self.sign(&self.header(), claims)
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        signed(header, claims, &self.key, self.algorithm)
    }
}

fn signed(header: &Value, claims: &Value, key: &EncodingKey, algorithm: Algorithm) -> String {
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let signature = sign(message.as_bytes(), key, algorithm).unwrap();
    format!("{message}.{signature}")
}

fn encoded(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}

/// Keys as DER: what stands before the private bytes is the same for every key of a curve.
const P256: &str = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";
const ED25519: &str = "302e020100300506032b657004220420";

fn der(head: &str) -> Vec<u8> {
    let digits = |at| u8::from_str_radix(&head[at..at + 2], 16).unwrap();
    let mut der: Vec<u8> = (0..head.len()).step_by(2).map(digits).collect();
    let random = super::super::token::random().unwrap();
    der.extend(random.iter().chain(&random).take(32));
    der
}

fn rsa_key() -> EncodingKey {
    let key = RsaPrivateKey::new(&mut OsRng, 2048).unwrap();
    EncodingKey::from_rsa_der(key.to_pkcs1_der().unwrap().as_bytes())
}

static RSA: LazyLock<Signer> = LazyLock::new(|| Signer {
    id: "rsa",
    key: rsa_key(),
    algorithm: Algorithm::RS256,
});

static EC: LazyLock<Signer> = LazyLock::new(|| Signer {
    id: "ec",
    key: EncodingKey::from_ec_der(&der(P256)),
    algorithm: Algorithm::ES256,
});

static ED: LazyLock<Signer> = LazyLock::new(|| Signer {
    id: "ed",
    key: EncodingKey::from_ed_der(&der(ED25519)),
    algorithm: Algorithm::EdDSA,
});

fn keys() -> Value {
    json!({ "keys": [RSA.jwk(), EC.jwk(), ED.jwk()] })
}

fn claims() -> Value {
    json!({
        "iss": ISSUER,
        "sub": "synthetic-subject",
        "aud": AUDIENCE,
        "exp": noon().timestamp() + 300,
        "nbf": noon().timestamp(),
        "sun_role": "CONTRIBUTOR",
        "sun_networks": ["csn"],
        "sun_countries": ["KEN", "rw"],
    })
}

/// Claims with some set otherwise, or, by `null`, not at all.
fn but(changes: &Value) -> Value {
    let mut claims = claims();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().shift_remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

/// A server that publishes what it is told to.
struct Publisher {
    address: String,
    answer: Arc<Mutex<(StatusCode, Vec<u8>)>>,
    asked: Arc<AtomicUsize>,
}

impl Publisher {
    async fn start(keys: &Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/keys", listener.local_addr().unwrap());
        let answer = Arc::new(Mutex::new((StatusCode::OK, keys.to_string().into_bytes())));
        let asked = Arc::new(AtomicUsize::new(0));
        let server = Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
        let publisher = Self {
            address,
            answer,
            asked,
        };
        tokio::spawn(server.run(publisher.endpoint()));
        publisher
    }

    fn endpoint(&self) -> impl Endpoint<Output = Response> + 'static {
        let (answer, asked) = (Arc::clone(&self.answer), Arc::clone(&self.asked));
        make(move |request| {
            let is_keys = request.uri().path() == "/keys";
            if is_keys {
                asked.fetch_add(1, Ordering::Relaxed);
            }
            let (status, body) = answer.lock().unwrap().clone();
            let response = Response::builder().header("location", "/elsewhere");
            let status = if is_keys { status } else { StatusCode::OK };
            async move { Ok::<_, poem::Error>(response.status(status).body(body)) }
        })
    }

    fn publish(&self, status: StatusCode, body: &impl ToString) {
        *self.answer.lock().unwrap() = (status, body.to_string().into_bytes());
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    fn issuer(&self) -> Issuer {
        Issuer::new(&settings(&self.address)).unwrap().unwrap()
    }
}

fn settings(jwks_url: &str) -> AuthSettings {
    AuthSettings {
        issuer: ISSUER.into(),
        audience: AUDIENCE.into(),
        jwks_url: jwks_url.into(),
        ..AuthSettings::default()
    }
}
