//! A token that is wanted, and what is wrong with it.

use chrono::{Months, NaiveDate};
use entity::{network, vocabulary::Role};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};
use thiserror::Error;

use crate::auth::Reach;

/// Characters of a name.
const NAME: usize = 100;

/// A token that is wanted.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What its bearer is called.
    pub name: String,
    /// What its bearer may do.
    pub role: Role,
    /// For which networks, by id.
    pub networks: Reach,
    /// For which countries, by ISO 3166-1 code.
    pub countries: Reach,
    /// The last day it is good for, at most a year ahead.
    pub expires: NaiveDate,
}

/// Why a token was not given out.
#[derive(Debug, Error)]
pub enum NotCreated {
    /// The caller can mend this.
    #[error("{message}")]
    Wrong {
        /// Which field of [`NewToken`] is wrong.
        field: &'static str,
        /// What is wrong, and what is allowed.
        message: String,
    },
    /// The caller cannot mend this.
    #[error("the token could not be written: {0}")]
    Database(#[from] DbErr),
}

impl NotCreated {
    fn wrong(field: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::Wrong { field, message }
    }
}

/// The token as it may be given out today, or what is wrong with it.
pub(super) async fn checked(
    db: &impl ConnectionTrait,
    mut new: NewToken,
    today: NaiveDate,
) -> Result<NewToken, NotCreated> {
    new.name = new.name.trim().to_owned();
    let length = new.name.chars().count();
    if !(1..=NAME).contains(&length) || new.name.chars().any(char::is_control) {
        let message = format!("the name must be a line of 1 to {NAME} characters");
        return Err(NotCreated::wrong("name", message));
    }
    if new.role == Role::Anonymous {
        let message =
            "a token is for more than everybody may: give READER, CONTRIBUTOR, STEWARD or ADMIN";
        return Err(NotCreated::wrong("role", message));
    }
    let latest = today.checked_add_months(Months::new(12)).unwrap_or(today);
    if new.expires < today || new.expires > latest {
        let message = format!(
            "a token cannot be good until {}: give a day from {today} to {latest}",
            new.expires
        );
        return Err(NotCreated::wrong("expires", message));
    }
    new.networks = known_networks(db, new.networks).await?;
    new.countries = known_countries(new.countries)?;
    Ok(new)
}

async fn known_networks(db: &impl ConnectionTrait, reach: Reach) -> Result<Reach, NotCreated> {
    let Reach::Only(ids) = reach else {
        return Ok(reach);
    };
    let known: Vec<String> = network::Entity::find()
        .select_only()
        .column(network::Column::Id)
        .order_by_asc(network::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let allowed = known.join(", ");
    if ids.is_empty() {
        let message = format!("no network is given: give all, or some of {allowed}");
        return Err(NotCreated::wrong("networks", message));
    }
    let plain = ids.into_iter().map(|id| {
        let plain = network(&id).filter(|plain| known.contains(plain));
        plain.ok_or_else(|| {
            let message =
                format!("the network \"{id}\" is not known: give all, or some of {allowed}");
            NotCreated::wrong("networks", message)
        })
    });
    plain.collect::<Result<_, _>>().map(Reach::Only)
}

fn known_countries(reach: Reach) -> Result<Reach, NotCreated> {
    let Reach::Only(codes) = &reach else {
        return Ok(reach);
    };
    let allowed = "give all, or countries by code or name, such as KEN, KE or Kenya";
    if codes.is_empty() {
        let message = format!("no country is given: {allowed}");
        return Err(NotCreated::wrong("countries", message));
    }
    let alpha3 = codes.iter().map(|code| {
        country(code).ok_or_else(|| {
            let near = record::country::suggestion(code);
            let message = format!("the country \"{code}\" is not known: {near}");
            NotCreated::wrong("countries", message)
        })
    });
    alpha3.collect::<Result<_, _>>().map(Reach::Only)
}

/// A network's id, which may be written with its kind; whether there is such a network
/// is not looked at.
pub(in crate::auth) fn network(id: &str) -> Option<String> {
    let id = id.to_ascii_lowercase();
    let id = id.strip_prefix("network:").unwrap_or(&id);
    let is_plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    (!id.is_empty() && id.bytes().all(is_plain)).then(|| id.to_owned())
}

/// The alpha-3 code of a country, which may be written with its kind.
pub(in crate::auth) fn country(code: &str) -> Option<String> {
    let kind = code
        .get(..8)
        .filter(|kind| kind.eq_ignore_ascii_case("country:"));
    let code = kind.and_then(|kind| code.get(kind.len()..)).unwrap_or(code);
    record::country::country(code).map(str::to_owned)
}
