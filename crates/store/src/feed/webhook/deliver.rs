//! Sending: one message of a webhook at a time, webhooks beside each other.

use std::{collections::HashSet, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use entity::webhook::{Column, Entity, Model};
use reqwest::StatusCode;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use tokio::{task::JoinSet, time};
use tokio_util::sync::CancellationToken;

use super::{
    message::Message,
    state::{Failure, is_free},
    store::filter,
    target::Targets,
};
use crate::{
    db::Db,
    feed::{Entry, Feed, page},
};
use record::clock::{self, Clock};

/// How many changes one message tells at most.
const TOLD: u64 = 100;

/// How often is looked what is due to be tried again, where nothing is written meanwhile.
pub const TICK: Duration = Duration::from_secs(2);

/// Sends what webhooks are to be told.
pub struct Deliveries {
    /// What they are told of; they are kept in the same database.
    pub feed: Feed,
    /// Where they may lead.
    pub targets: Targets,
    /// What time it is.
    pub clock: Clock,
    /// How often is looked what is due, besides when something is written.
    pub tick: Duration,
}

/// A part of the log that a webhook is to be told.
pub(super) struct Stretch {
    /// The sequence that it begins after.
    pub(super) after: i64,
    /// Up to which sequence these are all.
    pub(super) until: i64,
    pub(super) entries: Vec<Entry>,
}

impl Deliveries {
    pub(super) fn db(&self) -> &Db {
        &self.feed.0.db
    }

    /// Sends until told to stop, and lets what is under way come to its end.
    pub async fn run(self, stop: CancellationToken) {
        let deliveries = Arc::new(self);
        let mut sending = JoinSet::new();
        let mut busy: HashSet<String> = HashSet::new();
        let mut news = deliveries.feed.0.tail.watch();
        loop {
            news.mark_unchanged();
            match deliveries.due().await {
                Ok(due) => {
                    for webhook in due {
                        if busy.insert(webhook.id.clone()) {
                            let (deliveries, stop) = (Arc::clone(&deliveries), stop.clone());
                            sending.spawn(async move { deliveries.send_all(webhook, &stop).await });
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
                // Whoever sends it something keeps the feed, so there is always more.
                _ = news.changed() => {}
                () = time::sleep(deliveries.tick) => {}
            }
        }
        while sending.join_next().await.is_some() {}
    }

    /// The webhooks that have something to be told, and may be told it now.
    async fn due(&self) -> Result<Vec<Model>, DbErr> {
        if self.db().is_read_only() {
            // What was sent could not be noted, and would be sent for ever.
            return Ok(vec![]);
        }
        let newest = self.feed.newest();
        Entity::find()
            .filter(Column::Disabled.is_null())
            .filter(Column::Position.lt(newest))
            .filter(is_free(&clock::written(self.clock.now())))
            .all(self.db().reader())
            .await
    }

    /// Sends one webhook all that it is to be told, as long as it takes it and
    /// the server is not told to stop.
    async fn send_all(&self, webhook: Model, stop: &CancellationToken) -> String {
        let id = webhook.id.clone();
        let mut next = Some(webhook);
        while let Some(webhook) = next.filter(|_| !stop.is_cancelled()) {
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
        let Some(stretch) = self.stretch(&webhook).await? else {
            return Ok(None);
        };
        if stretch.entries.is_empty() {
            return self.moved(webhook, stretch.until, None).await;
        }
        let message = Message::new(&webhook.id, &stretch);
        let until = message.until;
        let now = self.clock.now();
        if !self.lease(&webhook, until, now).await? {
            return Ok(None);
        }
        match self.post(&webhook, &message, now).await {
            Ok(()) => self.moved(webhook, until, Some(now)).await,
            Err(reason) => {
                self.failed(webhook, until, reason).await?;
                Ok(None)
            }
        }
    }

    /// What is to be told next: the same again where it was sent before and not taken.
    async fn stretch(&self, webhook: &Model) -> Result<Option<Stretch>, DbErr> {
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
        let entries = page(self.db(), span, &filter(webhook), TOLD).await?;
        let is_full = u64::try_from(entries.len()).is_ok_and(|count| count == TOLD);
        let until = match entries.last() {
            Some(last) if is_full => last.sequence(),
            _ => most,
        };
        Ok(Some(Stretch {
            after: webhook.position,
            until,
            entries,
        }))
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
}
