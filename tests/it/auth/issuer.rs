//! JWTs of an issuer of our own, whose keys are published by a real server.

use std::sync::{Arc, Mutex};

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, jwk::Jwk};
use poem::{Server, endpoint::make_sync, listener::TcpAcceptor};

use super::*;

const ISSUER: &str = "https://login.example.org/realms/sun";

/// What stands before the private bytes of a key of P-256 in DER.
const P256: &str = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";

/// A private key, and how it is published.
struct Signer(EncodingKey, Value);

impl Signer {
    fn new(id: &str) -> Self {
        let digits = |at| u8::from_str_radix(&P256[at..at + 2], 16).unwrap();
        let mut der: Vec<u8> = (0..P256.len()).step_by(2).map(digits).collect();
        let random = token::random().unwrap();
        der.extend(random.iter().chain(&random).take(32));
        let key = EncodingKey::from_ec_der(&der);
        let mut jwk = Jwk::from_encoding_key(&key, Algorithm::ES256).unwrap();
        jwk.common.key_id = Some(id.to_owned());
        Self(key, serde_json::to_value(jwk).unwrap())
    }

    /// A token as Keycloak writes them, but for these claims.
    fn token(&self, changes: &Value) -> String {
        let mut claims = json!({
            "iss": ISSUER, "sub": "synthetic-subject", "aud": ["sun-graph", "account"],
            "exp": Utc::now().timestamp() + 300, "name": "A synthetic bearer",
            "realm_access": { "roles": ["offline_access", "Contributor", "reader"] },
            "sun_networks": "network:csn", "sun_countries": ["ke"],
        });
        for (name, value) in changes.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let mut header = Header::new(Algorithm::ES256);
        header.kid = self.1["kid"].as_str().map(str::to_owned);
        encode(&header, &claims, &self.0).unwrap()
    }
}

/// What the issuer publishes, and where.
async fn published(keys: Value) -> (Arc<Mutex<Value>>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/keys", listener.local_addr().unwrap());
    let keys = Arc::new(Mutex::new(keys));
    let said = Arc::clone(&keys);
    let server = Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
    let endpoint = make_sync(move |_| said.lock().unwrap().to_string());
    tokio::spawn(server.run(endpoint));
    (keys, address)
}

fn trusting(keys: &str) -> Config {
    let mut config = config();
    config.auth.issuer = ISSUER.into();
    config.auth.audience = "sun-graph".into();
    config.auth.jwks_url = keys.into();
    config.auth.role_claim = "realm_access.roles".into();
    config
}

async fn reason(world: &World, from: &str, token: &str) -> String {
    let header = format!("Bearer {token}");
    let response = send(world, from, Some(&header), "{ __typename }").await;
    assert_eq!(response.status(), 401, "{token}");
    let answer: Value = response.json().await.unwrap();
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "UNAUTHENTICATED", "{answer}");
    extensions["reason"].as_str().unwrap().to_owned()
}

async fn bearers_of_an_issuer_are_known(world: World, signer: &Signer, keys: &Mutex<Value>) {
    let good = format!("Bearer {}", signer.token(&json!({})));
    let response = send(&world, "192.0.2.30", Some(&good), VIEWER).await;
    let answer: Value = response.json().await.unwrap();
    let viewer = &answer["data"]["viewer"];
    assert_eq!(viewer["role"], "CONTRIBUTOR", "{answer:#}");
    assert_eq!(viewer["networks"], json!(["network:csn"]));
    assert_eq!(viewer["countries"], json!(["KEN"]));
    assert_eq!(viewer["mayWrite"]["here"], true);
    assert_eq!(viewer["mayWrite"]["there"], false);

    let stranger = Signer::new("made-up");
    let mut forger = Signer::new("now");
    forger.1["kid"] = signer.1["kid"].clone();
    let over = json!({ "exp": Utc::now().timestamp() - 300 });
    for (token, expected) in [
        (signer.token(&over), "TOKEN_EXPIRED"),
        (signer.token(&json!({ "aud": "other" })), "WRONG_AUDIENCE"),
        (signer.token(&json!({ "iss": "other" })), "WRONG_ISSUER"),
        (
            signer.token(&json!({ "realm_access": {} })),
            "UNUSABLE_CLAIMS",
        ),
        (forger.token(&over), "BAD_SIGNATURE"),
        (stranger.token(&over), "UNKNOWN_KEY"),
        ("e30.e30.".into(), "UNKNOWN_TOKEN"),
    ] {
        let told = reason(&world, "192.0.2.31", &token).await;
        assert_eq!(told, expected, "{token}");
    }
    let (token, revoked) = create(&world, Role::Reader, Utc::now()).await;
    let now = Utc::now();
    token::revoke(&world.db, &token.id, now).await.unwrap();
    let told = reason(&world, "192.0.2.31", revoked.expose()).await;
    assert_eq!(told, "TOKEN_REVOKED");

    // Strangers look for keys, and the issuer takes another: both are known at once.
    let next = Signer::new("next");
    *keys.lock().unwrap() = json!({ "keys": [signer.1, next.1] });
    for token in [next.token(&json!({})), signer.token(&json!({}))] {
        let header = format!("Bearer {token}");
        let response = send(&world, "192.0.2.31", Some(&header), "{ __typename }").await;
        assert_eq!(response.status(), 200);
    }

    // A stale JWT that an office goes on sending: most are told to wait, good ones pass.
    let stale = signer.token(&json!({ "exp": Utc::now().timestamp() - 3_600 }));
    let header = format!("Bearer {stale}");
    let office = async |_| send(&world, "192.0.2.32", Some(&header), "{ __typename }").await;
    let first = refused_first(office, "a stale JWT").await;
    assert!(first >= 10, "{first}");
    let response = send(&world, "192.0.2.32", Some(&good), "{ __typename }").await;
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn bearers_of_an_issuer_are_known_on_sqlite() {
    let signer = Signer::new("now");
    let (keys, address) = published(json!({ "keys": [signer.1] })).await;
    let world = World::sqlite_with(trusting(&address)).await;
    bearers_of_an_issuer_are_known(world, &signer, &keys).await;
}

#[tokio::test]
async fn bearers_of_an_issuer_are_known_on_postgres() {
    let signer = Signer::new("now");
    let (keys, address) = published(json!({ "keys": [signer.1] })).await;
    let world = World::postgres_with(trusting(&address)).await;
    bearers_of_an_issuer_are_known(world, &signer, &keys).await;
}
