//! Webhooks as they are kept.

use chrono::{DateTime, Utc};
use entity::webhook::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter,
};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::message::SECRET;
use crate::{
    auth::ReadScope,
    db::{Db, WriteTransaction},
    feed::Filter,
};
use record::clock;

/// How many webhooks one caller may have.
const MOST: u64 = 10;

/// A webhook to be registered.
#[derive(Clone, Debug)]
pub struct NewWebhook {
    /// Where messages go.
    pub url: String,
    /// Which changes it is told of.
    pub filter: Filter,
    /// Whose it is.
    pub creator: String,
    /// After which change it begins.
    pub after: i64,
}

/// A webhook as it was registered, and the secret that is shown once.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The webhook.
    pub webhook: Model,
    /// What messages are signed with.
    pub secret: String,
}

/// Registers a webhook, as a part of a transaction; `None` if its creator has as many
/// as there may be.
///
/// # Errors
///
/// If the database refuses.
pub async fn register(
    write: &WriteTransaction,
    new: NewWebhook,
    now: DateTime<Utc>,
    random: [u8; 32],
) -> Result<Option<Registered>, DbErr> {
    let held = Entity::find()
        .filter(Column::Creator.eq(new.creator.as_str()))
        .count(write)
        .await?;
    if held >= MOST {
        return Ok(None);
    }
    let (id, key) = random.split_at(8);
    let secret = format!("{SECRET}{}", STANDARD.encode(key));
    let row = ActiveModel {
        id: Set(hex::encode(id)),
        url: Set(new.url),
        secret: Set(secret.clone()),
        kinds: Set(listed(new.filter.kinds)),
        networks: Set(listed(new.filter.networks)),
        countries: Set(listed(new.filter.countries)),
        position: Set(new.after),
        sent_to: Set(new.after),
        attempts: Set(0),
        next_attempt: Set(None),
        failing_since: Set(None),
        last_error: Set(None),
        last_delivered: Set(None),
        disabled: Set(None),
        created: Set(clock::written(now)),
        creator: Set(new.creator),
    };
    let webhook = row.insert(write).await?;
    Ok(Some(Registered { webhook, secret }))
}

/// The webhook of this id, if there is one.
///
/// # Errors
///
/// If the database does not answer.
pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Takes a webhook away, if it is one that may be; one that may not is answered as
/// one that is not there.
///
/// # Errors
///
/// If the database refuses.
pub async fn remove(
    db: &Db,
    id: &str,
    may: impl FnOnce(&Model) -> bool,
) -> Result<Option<Model>, DbErr> {
    let write = db.begin_quiet().await?;
    let found = find(&write, id).await?.filter(may);
    if found.is_some() {
        Entity::delete_by_id(id).exec(&write).await?;
    }
    write.commit().await?;
    Ok(found)
}

/// Lets a webhook go on where it stopped, if it is one that may.
///
/// # Errors
///
/// If the database refuses.
pub async fn enable(
    db: &Db,
    id: &str,
    may: impl FnOnce(&Model) -> bool,
) -> Result<Option<Model>, DbErr> {
    let write = db.begin_quiet().await?;
    let Some(row) = find(&write, id).await?.filter(may) else {
        write.rollback().await;
        return Ok(None);
    };
    let mut row = row.into_active_model();
    row.attempts = Set(0);
    row.next_attempt = Set(None);
    row.failing_since = Set(None);
    row.disabled = Set(None);
    let row = row.update(&write).await?;
    write.commit().await?;
    Ok(Some(row))
}

/// What a webhook is told of. Its messages go to whoever answers at an address, so
/// they tell what everybody may read and nothing else, whoever registered it.
pub(super) fn filter(row: &Model) -> Filter {
    let read = |text: &Option<String>| {
        let text = text.as_ref()?;
        Some(text.split(' ').map(str::to_owned).collect())
    };
    Filter {
        kinds: read(&row.kinds),
        networks: read(&row.networks),
        countries: read(&row.countries),
        record: None,
        read_scope: ReadScope::Public,
    }
}

fn listed(names: Option<Vec<String>>) -> Option<String> {
    names.map(|names| names.join(" "))
}
