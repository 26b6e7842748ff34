//! Writes of what is no data, such as tokens and webhooks: once for each key, as
//! all other writes are.
//!
//! Writers of data are serial; these need not be, so the row of the key is locked
//! instead. Of two requests that come at the same moment one writes, and the other
//! waits for it and finds what it wrote.

use entity::idempotency::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::{
    fault::Refused,
    idempotency::{Key, outcomes},
};
use crate::db::{Db, WriteTransaction};
use record::clock::written_finely;

/// A part of a request, and the key that the request came under.
#[derive(Clone, Debug)]
pub struct Part {
    /// The key, if it came under one.
    pub key: Option<Key>,
    /// Which part it is.
    pub name: String,
}

/// A write that is under way; nothing of it is there before it is committed.
pub struct UnloggedWrite {
    write: WriteTransaction,
    part: Part,
}

/// How such a write begins.
pub enum Begun {
    /// It is the first.
    First(UnloggedWrite),
    /// It was done before, and made what has this id.
    Done(String),
}

impl UnloggedWrite {
    /// Begins to write, unless that was done before under the same key.
    ///
    /// # Errors
    ///
    /// If the key was used for another request, or the database does not answer.
    pub async fn begin(db: &Db, part: Part) -> Result<Begun, Refused> {
        let write = db.begin_quiet().await?;
        if let Some(key) = &part.key
            && let Some(made) = held(&write, key, &part.name).await?
        {
            write.rollback().await;
            return Ok(Begun::Done(made));
        }
        Ok(Begun::First(Self { write, part }))
    }

    /// What it is written with.
    #[must_use]
    pub fn transaction(&self) -> &WriteTransaction {
        &self.write
    }

    /// Makes it so, and keeps under the key that it made what has this id.
    ///
    /// # Errors
    ///
    /// If the database refuses; then nothing has changed.
    pub async fn commit(self, made: &str) -> Result<(), DbErr> {
        if let Some(key) = &self.part.key {
            let row = Entity::find_by_id(key.id.as_str()).one(&self.write).await?;
            let mut kept = row.map(|row| outcomes(&row.outcomes)).unwrap_or_default();
            kept.insert(self.part.name, made.into());
            let kept = serde_json::Value::Object(kept).to_string();
            Entity::update_many()
                .col_expr(Column::Outcomes, Expr::val(kept))
                .filter(Column::Id.eq(key.id.as_str()))
                .exec(&self.write)
                .await?;
        }
        self.write.commit().await
    }
}

/// Holds the row of a key until the transaction ends, and says what this part of
/// the request has made already.
async fn held(write: &WriteTransaction, key: &Key, part: &str) -> Result<Option<String>, Refused> {
    Entity::delete_many()
        .filter(Column::Id.eq(key.id.as_str()))
        .filter(Column::At.lt(key.since.as_str()))
        .exec(write)
        .await?;
    let row = ActiveModel {
        id: Set(key.id.clone()),
        request: Set(key.request.clone()),
        outcomes: Set("{}".into()),
        answer: Set(None),
        at: Set(written_finely(key.now)),
    };
    // Whoever inserts the same row at this moment is waited for.
    let conflict = OnConflict::column(Column::Id).do_nothing().to_owned();
    Entity::insert(row)
        .on_conflict(conflict)
        .exec_without_returning(write)
        .await?;
    let row = Entity::find_by_id(key.id.as_str())
        .lock_exclusive()
        .one(write)
        .await?;
    match row {
        Some(row) if row.request != key.request => Err(Refused::KeyReused),
        row => Ok(row.and_then(|row| {
            let made = outcomes(&row.outcomes);
            made.get(part)?.as_str().map(str::to_owned)
        })),
    }
}
