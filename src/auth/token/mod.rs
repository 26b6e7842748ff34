//! Tokens: how they are given out, listed, taken back and recognised.
//!
//! Of a token only a hash is kept, so that who reads the database cannot write
//! to it. Tokens are not data: writing them does not raise the data version.

mod check;
mod row;
mod text;

use chrono::{DateTime, Months, NaiveDate, NaiveTime, Utc};
use entity::{network, token, vocabulary::Role};
use isocountry::CountryCode;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use thiserror::Error;

pub use self::text::RANDOM;
pub(super) use self::{
    check::Tokens,
    text::{PREFIX, id},
};
use super::{Reach, Secret};
use crate::{clock::written, db::Db};

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

/// Where a token comes from: its moment and its chance.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The moment.
    pub now: DateTime<Utc>,
    /// Bytes that nobody can guess.
    pub random: [u8; RANDOM],
}

/// A token as it is known, without what makes it one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its public id.
    pub id: String,
    /// What its bearer is called.
    pub name: String,
    /// What its bearer may do.
    pub role: Role,
    /// For which networks, by id.
    pub networks: Reach,
    /// For which countries, by alpha-3 code.
    pub countries: Reach,
    /// When it was given out.
    pub created: String,
    /// From when on it is no longer good.
    pub expires: String,
    /// When it was taken back, if it was.
    pub revoked: Option<String>,
    /// When it was last used, to the minute, if it was.
    pub last_used: Option<String>,
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

/// Random bytes from the system.
///
/// # Errors
///
/// Where the system has none.
pub fn random() -> Result<[u8; RANDOM], getrandom::Error> {
    let mut random = [0; RANDOM];
    getrandom::fill(&mut random)?;
    Ok(random)
}

/// Gives out a token. Its text is told here and never again.
///
/// # Errors
///
/// Which field is wrong and what is allowed, or that the database does not take it.
pub async fn create(db: &Db, new: NewToken, origin: Origin) -> Result<(Token, Secret), NotCreated> {
    let new = checked(db, new, origin.now.date_naive()).await?;
    // It is good for the whole of its last day.
    let end = new.expires.succ_opt().unwrap_or(new.expires);
    let (id, secret) = text::mint(&origin.random);
    let row = token::ActiveModel {
        id: Set(id),
        name: Set(new.name),
        role: Set(new.role),
        networks: Set(row::joined(&new.networks)),
        countries: Set(row::joined(&new.countries)),
        hash: Set(text::hash(&secret)),
        created: Set(written(origin.now)),
        expires: Set(written(end.and_time(NaiveTime::MIN).and_utc())),
        revoked: Set(None),
        last_used: Set(None),
    };
    let write = db.begin_quiet().await?;
    let row = row.insert(&write).await?;
    write.commit().await?;
    Ok((Token::from(row), secret))
}

/// Every token there is or was, the newest first.
///
/// # Errors
///
/// If the database does not answer.
pub async fn list(db: &Db) -> Result<Vec<Token>, DbErr> {
    let rows = token::Entity::find()
        .order_by_desc(token::Column::Created)
        .order_by_asc(token::Column::Id)
        .all(db.reader())
        .await?;
    Ok(rows.into_iter().map(Token::from).collect())
}

/// Takes a token back: within half a minute no server takes it any more. Says
/// how it stands then, or `None` where there is no such token.
///
/// # Errors
///
/// If the database does not answer.
pub async fn revoke(db: &Db, id: &str, now: DateTime<Utc>) -> Result<Option<Token>, DbErr> {
    let write = db.begin_quiet().await?;
    token::Entity::update_many()
        .col_expr(token::Column::Revoked, Expr::value(written(now)))
        .filter(token::Column::Id.eq(id))
        .filter(token::Column::Revoked.is_null())
        .exec(&write)
        .await?;
    let row = token::Entity::find_by_id(id).one(&write).await?;
    write.commit().await?;
    Ok(row.map(Token::from))
}

/// Notes that a token was used, unless that was noted less than a minute ago.
async fn note_use(db: &Db, id: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let write = db.begin_quiet().await?;
    let last_used = token::Column::LastUsed;
    token::Entity::update_many()
        .col_expr(last_used, Expr::value(written(now)))
        .filter(token::Column::Id.eq(id))
        .filter(
            last_used
                .is_null()
                .or(last_used.lte(row::minute_before(now))),
        )
        .exec(&write)
        .await?;
    write.commit().await
}

async fn checked(db: &Db, mut new: NewToken, today: NaiveDate) -> Result<NewToken, NotCreated> {
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

async fn known_networks(db: &Db, reach: Reach) -> Result<Reach, NotCreated> {
    let Reach::Only(ids) = &reach else {
        return Ok(reach);
    };
    let known: Vec<String> = network::Entity::find()
        .select_only()
        .column(network::Column::Id)
        .order_by_asc(network::Column::Id)
        .into_tuple()
        .all(db.reader())
        .await?;
    let allowed = known.join(", ");
    if ids.is_empty() {
        let message = format!("no network is given: give all, or some of {allowed}");
        return Err(NotCreated::wrong("networks", message));
    }
    match ids.iter().find(|id| !known.contains(id)) {
        None => Ok(reach),
        Some(id) => {
            let message =
                format!("the network \"{id}\" is not known: give all, or some of {allowed}");
            Err(NotCreated::wrong("networks", message))
        }
    }
}

fn known_countries(reach: Reach) -> Result<Reach, NotCreated> {
    let Reach::Only(codes) = &reach else {
        return Ok(reach);
    };
    let allowed = "give all, or ISO 3166-1 codes such as KEN or KE";
    if codes.is_empty() {
        let message = format!("no country is given: {allowed}");
        return Err(NotCreated::wrong("countries", message));
    }
    let alpha3 = codes.iter().map(|code| {
        country(code).ok_or_else(|| {
            let message = format!("the country \"{code}\" is not known: {allowed}");
            NotCreated::wrong("countries", message)
        })
    });
    alpha3.collect::<Result<_, _>>().map(Reach::Only)
}

/// The alpha-3 code of a country.
pub(super) fn country(code: &str) -> Option<String> {
    let code = code.to_ascii_uppercase();
    let country = CountryCode::for_alpha3(&code).or_else(|_| CountryCode::for_alpha2(&code));
    country.ok().map(|country| country.alpha3().to_owned())
}

#[cfg(test)]
mod tests;
