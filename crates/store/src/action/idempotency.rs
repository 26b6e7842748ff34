//! One effect for each key of a caller, however often a request comes.
//!
//! What a write came to is kept in its own transaction, so that neither can be
//! without the other; a request that comes again finds it and does nothing.

use chrono::{DateTime, Duration, Utc};
use entity::idempotency::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};
use serde_json::{Map, Value};

use super::{fault::Refused, transaction::RecordTransaction};
use crate::db::{Db, bulk};
use record::clock::written_finely;

/// How long an effect is kept.
const KEPT: Duration = Duration::hours(24);

/// What a caller names a request by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Whose it is, and its name: `principal/key`.
    pub id: String,
    /// The fingerprint of what was asked under it.
    pub request: String,
    /// When it came.
    pub(super) now: DateTime<Utc>,
    /// The earliest moment whose effects still count.
    pub(super) since: String,
}

impl Key {
    /// The key of a request that came at this time.
    #[must_use]
    pub fn new(principal: &str, key: &str, request: String, now: DateTime<Utc>) -> Self {
        Self {
            id: format!("{principal}/{key}"),
            request,
            now,
            since: written_finely(now - KEPT),
        }
    }

    /// The whole answer that was given under the key, if it is known.
    ///
    /// # Errors
    ///
    /// If the key was used for another request, or the database does not answer.
    pub async fn answer(&self, db: &impl ConnectionTrait) -> Result<Option<String>, Refused> {
        Ok(self.row(db).await?.and_then(|row| row.answer))
    }

    /// Keeps the whole answer that was given under the key.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn keep_answer(
        &self,
        db: &Db,
        answer: &str,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let write = db.begin_quiet().await?;
        let row = ActiveModel {
            id: Set(self.id.clone()),
            request: Set(self.request.clone()),
            outcomes: Set("{}".into()),
            answer: Set(Some(answer.to_owned())),
            at: Set(written_finely(now)),
        };
        let conflict = OnConflict::column(Column::Id)
            .update_column(Column::Answer)
            .to_owned();
        Entity::insert(row)
            .on_conflict(conflict)
            .exec_without_returning(&write)
            .await?;
        write.commit().await
    }

    async fn row(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<Option<entity::idempotency::Model>, Refused> {
        let row = Entity::find_by_id(self.id.as_str())
            .filter(Column::At.gte(self.since.as_str()))
            .one(db)
            .await?;
        match row {
            Some(row) if row.request != self.request => Err(Refused::KeyReused),
            row => Ok(row),
        }
    }
}

impl RecordTransaction {
    /// What one part of a request under this key came to before, if it came before.
    ///
    /// # Errors
    ///
    /// If the key was used for another request, or the database does not answer.
    pub async fn kept(&self, key: &Key, part: &str) -> Result<Option<String>, Refused> {
        let row = key.row(&self.write).await?;
        Ok(row.and_then(|row| outcomes(&row.outcomes).get(part).map(Value::to_string)))
    }

    /// Keeps what one part of a request came to, and forgets what is too old to count.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn keep(&mut self, key: &Key, part: &str, outcome: &str) -> Result<(), DbErr> {
        Entity::delete_many()
            .filter(Column::At.lt(key.since.as_str()))
            .exec(&self.write)
            .await?;
        let row = Entity::find_by_id(key.id.as_str()).one(&self.write).await?;
        let mut kept = row.map(|row| outcomes(&row.outcomes)).unwrap_or_default();
        kept.insert(
            part.to_owned(),
            serde_json::from_str(outcome).unwrap_or_default(),
        );
        let row = vec![
            key.id.clone().into(),
            key.request.clone().into(),
            Value::Object(kept).to_string().into(),
            self.log.at().to_owned().into(),
        ];
        self.mark();
        bulk::upsert(
            &self.write,
            "idempotency",
            &["id", "request", "outcomes", "at"],
            &[row],
        )
        .await
    }
}

/// What each part of a request came to.
pub(super) fn outcomes(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}
