//! Tokens: how they are given out, listed, taken back and recognised.
//!
//! Of a token only a hash is kept, so that who reads the database cannot write
//! to it. Tokens are not data: writing them does not raise the data version.

mod check;
mod row;
mod text;
mod wanted;

use chrono::{DateTime, NaiveTime, Utc};
use entity::{token, vocabulary::Role};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    ExprTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use self::wanted::checked;
pub(super) use self::{
    check::Tokens,
    text::{PREFIX, id},
    wanted::{country, network},
};
pub use self::{
    text::RANDOM,
    wanted::{NewToken, NotCreated},
};
use super::{Reach, Secret};
use crate::db::{Db, WriteTransaction};
use record::clock::written;

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
    let write = db.begin_quiet().await?;
    let created = create_in(&write, new, origin).await?;
    write.commit().await?;
    Ok(created)
}

/// The same as a part of a transaction.
///
/// # Errors
///
/// As for [`create`].
pub async fn create_in(
    write: &WriteTransaction,
    new: NewToken,
    origin: Origin,
) -> Result<(Token, Secret), NotCreated> {
    let new = checked(write, new, origin.now.date_naive()).await?;
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
    let row = row.insert(write).await?;
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

/// The token of this public id, if there is one.
///
/// # Errors
///
/// If the database does not answer.
pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Token>, DbErr> {
    let row = token::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(Token::from))
}

/// Takes a token back: within half a minute no server takes it any more. Says
/// how it stands then, or `None` where there is no such token.
///
/// # Errors
///
/// If the database does not answer.
pub async fn revoke(db: &Db, id: &str, now: DateTime<Utc>) -> Result<Option<Token>, DbErr> {
    revoke_if(db, id, now, |_| true).await
}

/// The same if it is one that may be taken back; one that may not is answered as
/// one that is not there.
///
/// # Errors
///
/// If the database does not answer.
pub async fn revoke_if(
    db: &Db,
    id: &str,
    now: DateTime<Utc>,
    may: impl FnOnce(&Token) -> bool,
) -> Result<Option<Token>, DbErr> {
    let write = db.begin_quiet().await?;
    if !find(&write, id).await?.is_some_and(|token| may(&token)) {
        write.rollback().await;
        return Ok(None);
    }
    token::Entity::update_many()
        .col_expr(token::Column::Revoked, Expr::value(written(now)))
        .filter(token::Column::Id.eq(id))
        .filter(token::Column::Revoked.is_null())
        .exec(&write)
        .await?;
    let token = find(&write, id).await?;
    write.commit().await?;
    Ok(token)
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

#[cfg(test)]
mod tests;
