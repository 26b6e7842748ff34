//! Sending: one message of a webhook at a time, webhooks beside each other.

use std::{collections::HashSet, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use entity::webhook::{Column, Entity, Model};
use reqwest::StatusCode;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, sea_query::Expr};
use tokio::{task::JoinSet, time};
use tokio_util::sync::CancellationToken;

use super::{message::Message, store::filter, target::Targets};
use crate::{
    clock::{self, Clock},
    db::Db,
    feed::{Entry, Feed, page},
};

/// How many changes one message tells at most.
const TOLD: u64 = 100;

/// How long a webhook is ours once we have begun to send to it.
const LEASE: TimeDelta = TimeDelta::seconds(30);

/// How long to wait after each failure; the last holds for all that follow.
const PAUSES: [i64; 8] = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400];

/// After how long without success a webhook is left alone.
const DAY: TimeDelta = TimeDelta::hours(24);

/// How often is looked what is due, where nothing is written meanwhile.
const TICK: Duration = Duration::from_millis(500);

/// Sends what webhooks are to be told.
pub struct Deliveries {
    /// Where they are kept.
    pub db: Db,
    /// What they are told of.
    pub feed: Feed,
    /// Where they may lead.
    pub targets: Targets,
    /// What time it is.
    pub clock: Clock,
}

impl Deliveries {
    /// Sends until told to stop, and lets what is under way come to its end.
    pub async fn run(self, stop: CancellationToken) {
        let deliveries = std::sync::Arc::new(self);
        let mut sending = JoinSet::new();
        let mut busy: HashSet<String> = HashSet::new();
        loop {
            match deliveries.due().await {
                Ok(due) => {
                    for webhook in due {
                        if busy.insert(webhook.id.clone()) {
                            let deliveries = std::sync::Arc::clone(&deliveries);
                            sending.spawn(async move { deliveries.send_all(webhook).await });
                        }
                    }
                }
                Err(cause) => tracing::warn!(%cause, "webhooks could not be read"),
            }
            tokio::select! {
                () = stop.cancelled() => break,
                Some(done) = sending.join_next() => match done {
                    Ok(id) => { busy.remove(&id); }
                    Err(panic) => {
                        tracing::error!(%panic, "a delivery panicked");
                        busy.clear();
                    }
                },
                () = time::sleep(TICK) => {}
            }
        }
        while sending.join_next().await.is_some() {}
    }

    /// The webhooks that have something to be told, and may be told it now.
    async fn due(&self) -> Result<Vec<Model>, DbErr> {
        let newest = self.feed.newest();
        Entity::find()
            .filter(Column::Disabled.is_null())
            .filter(Column::Position.lt(newest))
            .filter(is_free(&clock::written(self.clock.now())))
            .all(self.db.reader())
            .await
    }

    /// Sends one webhook all that it is to be told, as long as it takes it.
    async fn send_all(&self, webhook: Model) -> String {
        let id = webhook.id.clone();
        let mut next = Some(webhook);
        while let Some(webhook) = next {
            next = match self.send_one(webhook).await {
                Ok(next) => next,
                Err(cause) => {
                    tracing::warn!(%cause, "a webhook could not be written");
                    None
                }
            };
        }
        id
    }

    /// Sends one message; gives the webhook back if there may be more for it.
    async fn send_one(&self, webhook: Model) -> Result<Option<Model>, DbErr> {
        let Some((until, entries)) = self.stretch(&webhook).await? else {
            return Ok(None);
        };
        if entries.is_empty() {
            return self.moved(webhook, until, None).await;
        }
        let now = self.clock.now();
        if !self.lease(&webhook, until, now).await? {
            return Ok(None);
        }
        let message = Message::new(&webhook.id, (webhook.position, until), &entries);
        match self.post(&webhook, &message, now).await {
            Ok(()) => self.moved(webhook, until, Some(now)).await,
            Err(reason) => {
                self.failed(webhook, until, reason).await?;
                Ok(None)
            }
        }
    }

    /// The next entries to tell, and up to where they are all: the same again
    /// where they were sent before and not taken.
    async fn stretch(&self, webhook: &Model) -> Result<Option<(i64, Vec<Entry>)>, DbErr> {
        let is_again = webhook.sent_to > webhook.position;
        let most = if is_again {
            webhook.sent_to
        } else {
            self.feed.newest()
        };
        if most <= webhook.position {
            return Ok(None);
        }
        let span = (webhook.position, most);
        let entries = page(&self.db, span, &filter(webhook), TOLD).await?;
        let is_full = u64::try_from(entries.len()).is_ok_and(|count| count == TOLD);
        let until = match entries.last() {
            Some(last) if is_full => last.sequence(),
            _ => most,
        };
        Ok(Some((until, entries)))
    }

    /// Takes the webhook for a while, unless another server has.
    async fn lease(&self, webhook: &Model, until: i64, now: DateTime<Utc>) -> Result<bool, DbErr> {
        let write = self.db.begin_quiet().await?;
        let taken = Entity::update_many()
            .col_expr(Column::SentTo, Expr::val(until))
            .col_expr(Column::NextAttempt, Expr::val(clock::written(now + LEASE)))
            .filter(Column::Id.eq(webhook.id.as_str()))
            .filter(Column::Position.eq(webhook.position))
            .filter(Column::Disabled.is_null())
            .filter(is_free(&clock::written(now)))
            .exec(&write)
            .await?;
        write.commit().await?;
        Ok(taken.rows_affected == 1)
    }

    async fn post(
        &self,
        webhook: &Model,
        message: &Message,
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let (client, url) = self
            .targets
            .client(&webhook.url)
            .map_err(|unwanted| Failure::passing(unwanted.0))?;
        let second = now.timestamp();
        let sent = client
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", second.to_string())
            .header(
                "webhook-signature",
                message.signature(&webhook.secret, second),
            )
            .body(message.body.clone())
            .send()
            .await;
        let status = match sent {
            Ok(response) => response.status(),
            Err(cause) if cause.is_timeout() => {
                return Err(Failure::passing("it did not answer in time"));
            }
            Err(cause) => {
                tracing::debug!(%cause, webhook = webhook.id, "a webhook was not reached");
                return Err(Failure::passing("it cannot be reached"));
            }
        };
        match status {
            status if status.is_success() => Ok(()),
            StatusCode::GONE => Err(Failure {
                reason: "it says that it is gone (410)".into(),
                is_final: true,
            }),
            status => Err(Failure::passing(&format!(
                "it answered {}",
                status.as_u16()
            ))),
        }
    }

    /// Moves the webhook's place on, and frees it.
    async fn moved(
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
        Ok(self.keep(&moved).await?.then_some(moved))
    }

    async fn failed(&self, webhook: Model, until: i64, failure: Failure) -> Result<(), DbErr> {
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
        self.keep(&failed).await?;
        Ok(())
    }

    /// Writes down how a webhook stands; `false` if it is gone.
    async fn keep(&self, webhook: &Model) -> Result<bool, DbErr> {
        let write = self.db.begin_quiet().await?;
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
            .exec(&write)
            .await?;
        write.commit().await?;
        Ok(kept.rows_affected == 1)
    }
}

/// Why a message was not taken.
struct Failure {
    reason: String,
    /// Whether it is of no use to try again.
    is_final: bool,
}

impl Failure {
    fn passing(reason: &str) -> Self {
        Self {
            reason: reason.to_owned(),
            is_final: false,
        }
    }
}

fn is_free(now: &str) -> Condition {
    Condition::any()
        .add(Column::NextAttempt.is_null())
        .add(Column::NextAttempt.lte(now))
}
