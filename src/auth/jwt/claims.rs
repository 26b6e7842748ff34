//! What a token says of its bearer, once its signature is known to be good.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::Role;
use sea_orm::ActiveEnum;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{
    auth::{Reach, Viewer, token::country},
    config::AuthSettings,
};

/// How far the issuer's clock may be from ours.
const LEEWAY: TimeDelta = TimeDelta::seconds(60);

/// Characters of the hash that stands for a subject in the log.
const PRINCIPAL: usize = 12;

/// Characters of a name.
const NAME: usize = 100;

type Claims = Map<String, Value>;

/// Whoever the claims are about; `None` where they are not for us, not for now,
/// or say what we do not understand.
pub(super) fn viewer(
    claims: &Claims,
    settings: &AuthSettings,
    now: DateTime<Utc>,
) -> Option<Viewer> {
    let issuer = text(claims, "iss").filter(|issuer| *issuer == settings.issuer)?;
    let subject = text(claims, "sub").filter(|subject| !subject.is_empty())?;
    let expires = moment(claims.get("exp")?)?;
    let begins = match claims.get("nbf") {
        None => None,
        Some(begins) => Some(moment(begins)?),
    };
    let is_early = begins.is_some_and(|begins| begins > now + LEEWAY);
    if !is_for(claims.get("aud")?, &settings.audience) || expires <= now - LEEWAY || is_early {
        return None;
    }
    let role = text(claims, &settings.role_claim)?.to_owned();
    let role = Role::try_from_value(&role).ok();
    let networks = reach(claims.get(&settings.networks_claim), network)?;
    let countries = reach(claims.get(&settings.countries_claim), country)?;
    // The subject itself may be a person's address, which no log should hold.
    let mut digest = hex::encode(Sha256::digest(format!("{issuer}|{subject}")));
    digest.truncate(PRINCIPAL);
    let principal = format!("jwt:{digest}");
    let name = text(claims, "name").map(|name| name.chars().take(NAME).collect());
    Some(Viewer {
        name: name.unwrap_or_else(|| principal.clone()),
        principal,
        role: role.filter(|role| *role != Role::Anonymous)?,
        networks,
        countries,
        expires: Some(expires),
    })
}

fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name)?.as_str()
}

/// A moment in seconds since 1970, of which the specification allows fractions.
fn moment(value: &Value) -> Option<DateTime<Utc>> {
    let seconds = value.as_i64().or_else(|| {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "what does not fit saturates, and is then no moment"
        )]
        value.as_f64().map(|seconds| seconds.floor() as i64)
    })?;
    DateTime::from_timestamp(seconds, 0)
}

fn is_for(audience: &Value, us: &str) -> bool {
    match audience {
        Value::String(one) => one == us,
        Value::Array(all) => all.iter().any(|one| one.as_str() == Some(us)),
        _ => false,
    }
}

/// A reach; without a claim it is to nothing.
fn reach(claim: Option<&Value>, known: fn(&str) -> Option<String>) -> Option<Reach> {
    let names = match claim {
        None => &[][..],
        Some(claim) => claim.as_array()?,
    };
    if let [one] = names
        && one.as_str() == Some("*")
    {
        return Some(Reach::All);
    }
    let names = names.iter().map(|name| known(name.as_str()?));
    names.collect::<Option<BTreeSet<_>>>().map(Reach::Only)
}

/// A network's id; whether there is such a network shows where it is used.
fn network(id: &str) -> Option<String> {
    let is_plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    (!id.is_empty() && id.bytes().all(is_plain)).then(|| id.to_owned())
}
