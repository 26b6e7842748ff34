//! What wakes the tail of the log.
//!
//! A writer of this process rings after its commit. On PostgreSQL other processes
//! write too: each that has written sends one NOTIFY, from a transaction of its
//! own and not more often than it would help, because NOTIFY inside the writing
//! transactions makes their commits wait for each other. A notice only wakes; what
//! was written is read from the table, so that a notice that is lost costs time
//! and nothing else: behind it the table is looked at every other second.

use std::{sync::Arc, time::Duration};

use sea_orm::{ConnectionTrait, DbBackend};
use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::{sync::Notify, time};
use tokio_util::sync::CancellationToken;

use super::tail::Tail;
use crate::db::Db;

/// The channel of the notices.
const CHANNEL: &str = "sun_graph_change";

/// How long a notice may be late, or lost.
const POLL: Duration = Duration::from_secs(2);

/// What is committed within this time is told in one notice.
const BREATH: Duration = Duration::from_millis(50);

/// How long to wait for a database that refuses the connection.
const PAUSE: Duration = Duration::from_secs(1);

/// Says that there may be something to read, here and to other processes.
#[derive(Default)]
pub(super) struct Alarm {
    here: Notify,
    elsewhere: Notify,
}

impl Alarm {
    pub(super) fn ring(&self) {
        self.here.notify_one();
        self.elsewhere.notify_one();
    }
}

/// Watches the log until told to stop.
pub(super) fn start(db: &Db, tail: &Arc<Tail>, alarm: &Arc<Alarm>, stop: &CancellationToken) {
    until(stop, read(db.clone(), Arc::clone(tail), Arc::clone(alarm)));
    if db.backend() == DbBackend::Postgres {
        until(stop, listen(db.clone(), Arc::clone(alarm)));
        until(stop, notify(db.clone(), Arc::clone(alarm)));
    }
}

fn until(stop: &CancellationToken, work: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(stop.clone().run_until_cancelled_owned(work));
}

async fn read(db: Db, tail: Arc<Tail>, alarm: Arc<Alarm>) {
    loop {
        if let Err(cause) = tail.advance(&db).await {
            tracing::warn!(%cause, "the log of changes could not be read; it is tried again");
        }
        // Either way it is time to look.
        let _ = time::timeout(POLL, alarm.here.notified()).await;
    }
}

async fn notify(db: Db, alarm: Arc<Alarm>) {
    let notice = format!("NOTIFY {CHANNEL}");
    loop {
        alarm.elsewhere.notified().await;
        if let Err(cause) = db.reader().execute_unprepared(&notice).await {
            tracing::warn!(%cause, "other processes could not be told of a change; they will find it");
        }
        time::sleep(BREATH).await;
    }
}

async fn listen(db: Db, alarm: Arc<Alarm>) {
    loop {
        if let Err(cause) = hear(&db, &alarm).await {
            tracing::warn!(%cause, "notices of changes cannot be heard; the log is looked at instead");
        }
        time::sleep(PAUSE).await;
    }
}

/// Listens on a connection of its own, so that the pool of requests is not made smaller.
async fn hear(db: &Db, alarm: &Alarm) -> Result<(), sqlx::Error> {
    let options = db.reader().get_postgres_connection_pool().connect_options();
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_lazy_with((*options).clone());
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        // Something may have been said while nobody listened.
        alarm.here.notify_one();
        // It ends where the connection was lost, by which time there is a new one.
        while listener.try_recv().await?.is_some() {
            alarm.here.notify_one();
        }
    }
}
