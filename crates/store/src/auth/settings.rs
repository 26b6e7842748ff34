//! Whose bearers are taken, besides the tokens of this server.

use chrono::TimeDelta;
use reqwest::Url;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The longest that a token may be trusted without a look at the database.
const LONGEST_CACHE_MS: u64 = 30_000;

/// Whose bearers are taken, besides the tokens of this server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AuthSettings {
    /// Who issues JWTs that are taken, exactly as `iss` says it; empty: none are.
    pub issuer: String,
    /// What `aud` must name.
    pub audience: String,
    /// Where the issuer's keys are: an address with `https:`, or one of this machine.
    pub jwks_url: String,
    /// The claim with the role, or a list of which the highest counts: `READER`,
    /// `CONTRIBUTOR`, `STEWARD` or `ADMIN`, in any case; or a path to it, such as
    /// `realm_access.roles`.
    pub role_claim: String,
    /// The claim with one network id or several, or with `*` alone for all; none without
    /// it. A path as above.
    pub networks_claim: String,
    /// The claim with one ISO 3166-1 code or several, or with `*` alone for all; none
    /// without it. A path as above.
    pub countries_claim: String,
    /// Milliseconds from now within which a JWT must end.
    pub jwt_max_age_ms: u64,
    /// Milliseconds a token is trusted before it is looked up again, and so the
    /// longest that one which was taken back still works; 30000 at most.
    pub token_cache_ms: u64,
}

impl Default for AuthSettings {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            audience: String::new(),
            jwks_url: String::new(),
            role_claim: "sun_role".into(),
            networks_claim: "sun_networks".into(),
            countries_claim: "sun_countries".into(),
            jwt_max_age_ms: 24 * 60 * 60 * 1_000,
            token_cache_ms: 20_000,
        }
    }
}

impl AuthSettings {
    /// How long a token is trusted before it is looked up again.
    #[must_use]
    pub fn token_cache(&self) -> TimeDelta {
        let milliseconds = self.token_cache_ms.min(LONGEST_CACHE_MS);
        TimeDelta::milliseconds(i64::try_from(milliseconds).unwrap_or_default())
    }

    /// How far away the end of a JWT may be.
    pub(crate) fn jwt_max_age(&self) -> TimeDelta {
        let milliseconds = i64::try_from(self.jwt_max_age_ms).unwrap_or(i64::MAX);
        TimeDelta::milliseconds(milliseconds)
    }

    /// Where the issuer's keys are, if there is an issuer.
    pub(crate) fn keys_address(&self) -> Option<Url> {
        Url::parse(&self.jwks_url).ok()
    }

    /// What is wrong with the settings, and what to do about it.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        if self.token_cache_ms > LONGEST_CACHE_MS {
            return Some(format!(
                "`auth.token_cache_ms` is {}: give {LONGEST_CACHE_MS} at most",
                self.token_cache_ms
            ));
        }
        if self.jwt_max_age_ms == 0 {
            return Some("`auth.jwt_max_age_ms` is 0, so that no JWT is taken: give 60000 or more, or no issuer".into());
        }
        let needed = [
            ("issuer", &self.issuer),
            ("audience", &self.audience),
            ("jwks_url", &self.jwks_url),
        ];
        if needed.iter().all(|(_, value)| value.is_empty()) {
            return None;
        }
        let claims = [
            ("role_claim", &self.role_claim),
            ("networks_claim", &self.networks_claim),
            ("countries_claim", &self.countries_claim),
        ];
        let mut all = needed.iter().chain(&claims);
        if let Some((name, _)) = all.find(|(_, value)| value.is_empty()) {
            return Some(format!(
                "`auth.{name}` is empty: JWTs take an issuer, an audience, a jwks_url and the names of three claims"
            ));
        }
        if !self.keys_address().is_some_and(|address| is_safe(&address)) {
            return Some(format!(
                "`auth.jwks_url` cannot be \"{}\": give an address with https:, or with http: one of this machine",
                self.jwks_url
            ));
        }
        None
    }
}

/// Whether nobody between us and the address can put keys of their own in.
fn is_safe(address: &Url) -> bool {
    let host = address.host_str().unwrap_or_default();
    let number = host.trim_start_matches('[').trim_end_matches(']');
    let is_here = host == "localhost"
        || number
            .parse::<std::net::IpAddr>()
            .is_ok_and(|number| number.is_loopback());
    match address.scheme() {
        "https" => !host.is_empty(),
        "http" => is_here,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(jwks_url: &str) -> Option<String> {
        let settings = AuthSettings {
            issuer: "https://login.example.org".into(),
            audience: "sun-graph".into(),
            jwks_url: jwks_url.into(),
            ..AuthSettings::default()
        };
        settings.fault()
    }

    #[test]
    fn keys_come_by_a_safe_way() {
        for good in [
            "https://login.example.org/keys",
            "http://localhost:8080/keys",
            "http://127.0.0.1/keys",
            "http://[::1]:1/keys",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "",
            "keys",
            "http://login.example.org/keys",
            "http://127.0.0.1.example.org/keys",
            "http://localhost.example.org/keys",
            "http://127.0.0.1@example.org/keys",
            "file:///etc/keys",
        ] {
            assert!(fault(bad).unwrap().contains("jwks_url"), "{bad}");
        }
    }

    #[test]
    fn all_or_nothing_is_set() {
        assert_eq!(AuthSettings::default().fault(), None);
        let half = AuthSettings {
            issuer: "https://login.example.org".into(),
            ..AuthSettings::default()
        };
        assert!(half.fault().unwrap().contains("auth.audience"));
        let long = AuthSettings {
            token_cache_ms: 30_001,
            ..AuthSettings::default()
        };
        assert!(long.fault().unwrap().contains("30000 at most"));
        let never = AuthSettings {
            jwt_max_age_ms: 0,
            ..AuthSettings::default()
        };
        assert!(never.fault().unwrap().contains("auth.jwt_max_age_ms"));
    }
}
