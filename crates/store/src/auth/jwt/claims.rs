//! What a token says of its bearer, once its signature is known to be good.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::Role;
use sea_orm::ActiveEnum;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{
    auth::settings::AuthSettings,
    auth::{Fault, Reach, Viewer, token::country},
};

/// How far the issuer's clock may be from ours.
const LEEWAY: TimeDelta = TimeDelta::seconds(60);

/// Characters of the hash that stands for a subject in the log: so many that nobody
/// finds another subject with the same.
const PRINCIPAL: usize = 32;

/// Characters of a name.
const NAME: usize = 100;

type Claims = Map<String, Value>;

/// What is wrong with a token that was good once.
pub(super) const OVER: &str = "it is over";

/// Whoever the claims are about, unless they are not for us, not for now, or say what
/// we do not understand.
pub(super) fn viewer(
    claims: &Claims,
    settings: &AuthSettings,
    now: DateTime<Utc>,
) -> Result<Viewer, Fault> {
    let issuer = text(claims, "iss").filter(|issuer| *issuer == settings.issuer);
    let issuer = issuer.ok_or(Fault::Bad("its issuer is another"))?;
    let subject = text(claims, "sub").filter(|subject| !subject.is_empty());
    let subject = subject.ok_or(Fault::Bad("it names no subject"))?;
    let audience = claims.get("aud");
    if !audience.is_some_and(|audience| is_for(audience, &settings.audience)) {
        return Err(Fault::Bad("it is for another audience"));
    }
    let expires = time(claims, "exp")?.ok_or(Fault::Bad("it does not say when it ends"))?;
    if expires <= now - LEEWAY {
        return Err(Fault::Bad(OVER));
    }
    if (expires - now) - LEEWAY > settings.jwt_max_age() {
        return Err(Fault::Bad(
            "it ends later than `auth.jwt_max_age_ms` allows",
        ));
    }
    if time(claims, "nbf")?.is_some_and(|begins| begins > now + LEEWAY) {
        return Err(Fault::Early("it is not good yet"));
    }
    let role = text(claims, &settings.role_claim).map(str::to_owned);
    let role = role.and_then(|role| Role::try_from_value(&role).ok());
    let role = role.filter(|role| *role != Role::Anonymous);
    let role = role.ok_or(Fault::Bad("it names no role of ours"))?;
    let networks = reach(claims.get(&settings.networks_claim), network);
    let networks = networks.ok_or(Fault::Bad("its networks cannot be read"))?;
    let countries = reach(claims.get(&settings.countries_claim), country);
    let countries = countries.ok_or(Fault::Bad("its countries cannot be read"))?;
    // The subject itself may be a person's address, which no log should hold.
    let mut digest = hex::encode(Sha256::digest(format!("{issuer}|{subject}")));
    digest.truncate(PRINCIPAL);
    let principal = format!("jwt:{digest}");
    let name = text(claims, "name").map(|name| name.chars().take(NAME).collect());
    Ok(Viewer {
        name: name.unwrap_or_else(|| principal.clone()),
        principal,
        role,
        networks,
        countries,
        expires: Some(expires),
    })
}

fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name)?.as_str()
}

/// The moment of a claim, if there is one.
fn time(claims: &Claims, name: &str) -> Result<Option<DateTime<Utc>>, Fault> {
    let unreadable = Fault::Bad("when it begins or ends cannot be read");
    let moment = |value| moment(value).ok_or(unreadable);
    claims.get(name).map(moment).transpose()
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
