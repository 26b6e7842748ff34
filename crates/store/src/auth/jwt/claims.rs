//! What a token says of its bearer, once its signature is known to be good.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::Role;
use sea_orm::ActiveEnum;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{
    auth::settings::AuthSettings,
    auth::{Fault, Reach, ReasonCode, Viewer, token},
};

/// How far the issuer's clock may be from ours.
const LEEWAY: TimeDelta = TimeDelta::seconds(60);

/// Characters of the hash that stands for a subject in the log: so many that nobody
/// finds another subject with the same.
const PRINCIPAL: usize = 32;

/// Characters of a name.
const NAME: usize = 100;

type Claims = Map<String, Value>;

/// Whoever the claims are about, unless they are not for us, not for now, or say what
/// we do not understand.
pub(super) fn viewer(
    claims: &Claims,
    settings: &AuthSettings,
    now: DateTime<Utc>,
) -> Result<Viewer, Fault> {
    let issuer = text(claims, "iss").filter(|issuer| *issuer == settings.issuer);
    let other = Fault::bad(ReasonCode::WrongIssuer, "its issuer is another");
    let issuer = issuer.ok_or(other)?;
    let subject = text(claims, "sub").filter(|subject| !subject.is_empty());
    let subject = subject.ok_or(unusable("it names no subject"))?;
    let audience = claims.get("aud");
    if !audience.is_some_and(|audience| is_for(audience, &settings.audience)) {
        let reason = "it is for another audience";
        return Err(Fault::bad(ReasonCode::WrongAudience, reason));
    }
    let expires = time(claims, "exp")?.ok_or(unusable("it does not say when it ends"))?;
    if expires <= now - LEEWAY {
        return Err(Fault::bad(ReasonCode::Expired, "it is over"));
    }
    if (expires - now) - LEEWAY > settings.jwt_max_age() {
        let reason = "it ends later than `auth.jwt_max_age_ms` allows";
        return Err(unusable(reason));
    }
    if time(claims, "nbf")?.is_some_and(|begins| begins > now + LEEWAY) {
        return Err(Fault::early(ReasonCode::NotYetValid, "it is not good yet"));
    }
    let role = find(claims, &settings.role_claim).and_then(highest);
    let role = role.ok_or(unusable("it names no role of ours"))?;
    let networks = reach(find(claims, &settings.networks_claim), token::network);
    let networks = networks.ok_or(unusable("its networks cannot be read"))?;
    let countries = reach(find(claims, &settings.countries_claim), token::country);
    let countries = countries.ok_or(unusable("its countries cannot be read"))?;
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
    let unreadable = unusable("when it begins or ends cannot be read");
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

/// The claim of this name, or else at this path: `realm_access.roles` is the claim `roles`
/// in the claim `realm_access`. Names may hold dots themselves, as addresses do.
fn find<'a>(claims: &'a Claims, path: &str) -> Option<&'a Value> {
    let below = |(dot, _)| find(claims.get(&path[..dot])?.as_object()?, &path[dot + 1..]);
    let claim = claims.get(path);
    let claim = claim.or_else(|| path.match_indices('.').find_map(below));
    claim.filter(|claim| !claim.is_null())
}

/// What a claim says that is one text or a list of them.
fn texts(claim: &Value) -> Option<Vec<&str>> {
    match claim {
        Value::String(one) => Some(vec![one]),
        Value::Array(all) => all.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

/// The highest of the roles that are ours: issuers name others beside them.
fn highest(claim: &Value) -> Option<Role> {
    let roles = texts(claim)?.into_iter();
    let roles = roles.filter_map(|role| Role::try_from_value(&role.to_ascii_uppercase()).ok());
    roles.max().filter(|role| *role != Role::Anonymous)
}

/// A reach; without a claim it is to nothing. A text may name several, as `csn sbn`.
fn reach(claim: Option<&Value>, known: fn(&str) -> Option<String>) -> Option<Reach> {
    let texts = claim.map_or(Some(vec![]), texts)?;
    let names = texts.into_iter().flat_map(|text| text.split([' ', ',']));
    let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
    if names == ["*"] {
        return Some(Reach::All);
    }
    let names = names.into_iter().map(known);
    names.collect::<Option<BTreeSet<_>>>().map(Reach::Only)
}

const fn unusable(reason: &'static str) -> Fault {
    Fault::bad(ReasonCode::UnusableClaims, reason)
}
