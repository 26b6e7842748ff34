//! One published key, and which algorithms it may be used with.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey, crypto,
    jwk::{AlgorithmParameters, EllipticCurve, EllipticCurveKeyParameters, Jwk, PublicKeyUse},
};
use p521::ecdsa::{Signature, VerifyingKey, signature::Verifier};
use serde_json::Value;

/// Bytes of the modulus of an RSA key: fewer are weak, more are slow.
const MODULUS: std::ops::RangeInclusive<usize> = 256..=1024;

/// Bytes of a number of the curve P-521.
const P521: usize = 66;

const RSA: &[&str] = &["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

/// What signatures by Ed25519 were called before they were named after the curve.
const EDDSA: &str = "EdDSA";

/// A key that signatures are checked with.
pub(super) struct Key {
    /// What it is called, if it is called anything.
    pub(super) id: Option<String>,
    algorithms: Vec<&'static str>,
    check: Check,
}

enum Check {
    Library(DecodingKey),
    Es512(VerifyingKey),
}

impl Key {
    /// The key; `None` where it is of no use here, as shared secrets and keys for
    /// encryption are not.
    pub(super) fn read(published: &Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(published.clone()).ok()?;
        let is_for_signatures = matches!(
            jwk.common.public_key_use,
            None | Some(PublicKeyUse::Signature)
        );
        if !is_for_signatures {
            return None;
        }
        let mut algorithms = fitting(&jwk.algorithm)?.to_vec();
        // As it is written, since the library does not know every name.
        if let Some(only) = published["alg"].as_str() {
            algorithms.retain(|algorithm| *algorithm == plain(only));
        }
        let check = match &jwk.algorithm {
            AlgorithmParameters::EllipticCurve(key) if key.curve == EllipticCurve::P521 => {
                Check::Es512(es512(key)?)
            }
            _ => Check::Library(DecodingKey::from_jwk(&jwk).ok()?),
        };
        let id = jwk.common.key_id;
        (!algorithms.is_empty()).then_some(Self {
            id,
            algorithms,
            check,
        })
    }

    /// Whether it makes signatures by the algorithm of this name.
    pub(super) fn fits(&self, algorithm: &str) -> bool {
        self.algorithms.contains(&plain(algorithm))
    }

    /// Whether it made this signature.
    pub(super) fn has_signed(&self, message: &str, signature: &str, algorithm: &str) -> bool {
        let message = message.as_bytes();
        match &self.check {
            Check::Library(key) => plain(algorithm)
                .parse::<Algorithm>()
                .and_then(|algorithm| crypto::verify(signature, message, key, algorithm))
                .unwrap_or_default(),
            Check::Es512(key) => URL_SAFE_NO_PAD
                .decode(signature)
                .ok()
                .and_then(|bytes| Signature::from_slice(&bytes).ok())
                .is_some_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }
}

/// The name under which an algorithm is known here.
fn plain(algorithm: &str) -> &str {
    match algorithm {
        "Ed25519" => EDDSA,
        other => other,
    }
}

/// The algorithms of a key's type. The lengths are looked at here, because the
/// library takes them as they come.
fn fitting(parameters: &AlgorithmParameters) -> Option<&'static [&'static str]> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map(|bytes| bytes.len()).ok();
    match parameters {
        AlgorithmParameters::RSA(key) => MODULUS.contains(&bytes(&key.n)?).then_some(RSA),
        AlgorithmParameters::EllipticCurve(key) => {
            let (length, algorithms): (_, &[_]) = match key.curve {
                EllipticCurve::P256 => (32, &["ES256"]),
                EllipticCurve::P384 => (48, &["ES384"]),
                EllipticCurve::P521 => (P521, &["ES512"]),
                _ => return None,
            };
            let is_whole = bytes(&key.x)? == length && bytes(&key.y)? == length;
            is_whole.then_some(algorithms)
        }
        AlgorithmParameters::OctetKeyPair(key) => {
            let is_whole = key.curve == EllipticCurve::Ed25519 && bytes(&key.x)? == 32;
            is_whole.then_some(&[EDDSA])
        }
        _ => None,
    }
}

/// A key of P-521, which the library does not check signatures with.
fn es512(key: &EllipticCurveKeyParameters) -> Option<VerifyingKey> {
    // A point that is written in full.
    let mut point = vec![4];
    for number in [&key.x, &key.y] {
        point.extend(URL_SAFE_NO_PAD.decode(number).ok()?);
    }
    VerifyingKey::from_sec1_bytes(&point).ok()
}
