//! One published key, and which algorithms it may be used with.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, PublicKeyUse},
};

/// Bytes of the modulus of an RSA key: fewer are weak, more are slow.
const MODULUS: std::ops::RangeInclusive<usize> = 256..=1024;

const RSA: &[Algorithm] = &[
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
];

/// A key that signatures are checked with.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) key: DecodingKey,
    pub(super) algorithms: Vec<Algorithm>,
}

impl Key {
    /// The key and its id; `None` where it is of no use here, as shared secrets
    /// and keys for encryption are not.
    pub(super) fn read(jwk: &Jwk) -> Option<(String, Self)> {
        let id = jwk.common.key_id.clone()?;
        let is_for_signatures = matches!(
            jwk.common.public_key_use,
            None | Some(PublicKeyUse::Signature)
        );
        if !is_for_signatures {
            return None;
        }
        let mut algorithms = fitting(&jwk.algorithm)?.to_vec();
        if let Some(only) = jwk.common.key_algorithm {
            algorithms.retain(|algorithm| KeyAlgorithm::from(*algorithm) == only);
        }
        let key = DecodingKey::from_jwk(jwk).ok()?;
        (!algorithms.is_empty()).then_some((id, Self { key, algorithms }))
    }
}

/// The algorithms of a key's type. The lengths are looked at here, because the
/// library takes them as they come.
fn fitting(parameters: &AlgorithmParameters) -> Option<&'static [Algorithm]> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map(|bytes| bytes.len()).ok();
    match parameters {
        AlgorithmParameters::RSA(key) => MODULUS.contains(&bytes(&key.n)?).then_some(RSA),
        AlgorithmParameters::EllipticCurve(key) => {
            let (length, algorithms): (_, &[_]) = match key.curve {
                EllipticCurve::P256 => (32, &[Algorithm::ES256]),
                EllipticCurve::P384 => (48, &[Algorithm::ES384]),
                _ => return None,
            };
            let is_whole = bytes(&key.x)? == length && bytes(&key.y)? == length;
            is_whole.then_some(algorithms)
        }
        AlgorithmParameters::OctetKeyPair(key) => {
            let is_whole = key.curve == EllipticCurve::Ed25519 && bytes(&key.x)? == 32;
            is_whole.then_some(&[Algorithm::EdDSA])
        }
        _ => None,
    }
}
