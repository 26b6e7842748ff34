//! What is written down about deliveries: who has a webhook for the moment, how
//! far it has been told, and when it is tried again.

use chrono::{DateTime, TimeDelta, Utc};
use entity::webhook::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::deliver::Deliveries;
use record::clock;

/// How long a webhook is ours once we have begun to send to it.
const LEASE: TimeDelta = TimeDelta::seconds(30);

/// How long to wait after each failure; the last holds for all that follow.
const PAUSES: [i64; 8] = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400];

/// After how long without success a webhook is left alone.
const DAY: TimeDelta = TimeDelta::hours(24);

/// Why a message was not taken.
pub(super) struct Failure {
    pub(super) reason: String,
    /// Whether it is of no use to try again.
    pub(super) is_final: bool,
}

impl Failure {
    pub(super) fn passing(reason: &str) -> Self {
        Self {
            reason: reason.to_owned(),
            is_final: false,
        }
    }
}

impl Deliveries {
    /// Takes the webhook for a while, unless another server has.
    pub(super) async fn lease(
        &self,
        webhook: &Model,
        until: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, DbErr> {
        let write = self.db().begin_quiet().await?;
        let taken = Entity::update_many()
            .col_expr(Column::SentTo, Expr::val(until))
            .col_expr(Column::NextAttempt, Expr::val(clock::written(now + LEASE)))
            .filter(Column::Id.eq(webhook.id.as_str()))
            .filter(Column::Position.eq(webhook.position))
            .filter(Column::SentTo.eq(webhook.sent_to))
            .filter(Column::Disabled.is_null())
            .filter(is_free(&clock::written(now)))
            .exec(&write)
            .await?;
        write.commit().await?;
        Ok(taken.rows_affected == 1)
    }

    /// Moves the webhook's place on, and frees it.
    pub(super) async fn moved(
        &self,
        webhook: Model,
        until: i64,
        delivered: Option<DateTime<Utc>>,
    ) -> Result<Option<Model>, DbErr> {
        let delivered = delivered.map(clock::written).or(webhook.last_delivered);
        let moved = Model {
            position: until,
            sent_to: until,
            attempts: 0,
            next_attempt: None,
            failing_since: None,
            last_error: None,
            last_delivered: delivered,
            ..webhook
        };
        Ok(self.keep(webhook.position, &moved).await?.then_some(moved))
    }

    pub(super) async fn failed(
        &self,
        webhook: Model,
        until: i64,
        failure: Failure,
    ) -> Result<(), DbErr> {
        let now = self.clock.now();
        let since = webhook.failing_since.as_deref().and_then(clock::read);
        let since = since.unwrap_or(now);
        let place = usize::try_from(webhook.attempts).unwrap_or(usize::MAX);
        let pause = PAUSES
            .get(place)
            .or(PAUSES.last())
            .copied()
            .unwrap_or_default();
        // A fifth more or less, so that those who failed together come apart.
        let spread = i64::from(now.timestamp_subsec_millis() % 400) - 200;
        let pause = TimeDelta::milliseconds(pause * (1_000 + spread));
        let disabled = if failure.is_final {
            Some(failure.reason.clone())
        } else if now - since >= DAY {
            Some(format!("for a day {}", failure.reason))
        } else {
            None
        };
        let failed = Model {
            sent_to: until,
            attempts: webhook.attempts.saturating_add(1),
            next_attempt: Some(clock::written(now + pause)),
            failing_since: Some(clock::written(since)),
            last_error: Some(failure.reason),
            disabled,
            ..webhook
        };
        self.keep(webhook.position, &failed).await?;
        Ok(())
    }

    /// Writes down how a webhook stands that stood at `position`; `false` if it
    /// is gone, or another server took it and moved it on.
    async fn keep(&self, position: i64, webhook: &Model) -> Result<bool, DbErr> {
        let write = self.db().begin_quiet().await?;
        let kept = Entity::update_many()
            .col_expr(Column::Position, Expr::val(webhook.position))
            .col_expr(Column::SentTo, Expr::val(webhook.sent_to))
            .col_expr(Column::Attempts, Expr::val(webhook.attempts))
            .col_expr(Column::NextAttempt, Expr::val(webhook.next_attempt.clone()))
            .col_expr(
                Column::FailingSince,
                Expr::val(webhook.failing_since.clone()),
            )
            .col_expr(Column::LastError, Expr::val(webhook.last_error.clone()))
            .col_expr(
                Column::LastDelivered,
                Expr::val(webhook.last_delivered.clone()),
            )
            .col_expr(Column::Disabled, Expr::val(webhook.disabled.clone()))
            .filter(Column::Id.eq(webhook.id.as_str()))
            .filter(Column::Position.eq(position))
            .exec(&write)
            .await?;
        write.commit().await?;
        Ok(kept.rows_affected == 1)
    }
}

/// Webhooks that nobody has at this moment.
pub(super) fn is_free(now: &str) -> Condition {
    Condition::any()
        .add(Column::NextAttempt.is_null())
        .add(Column::NextAttempt.lte(now))
}
