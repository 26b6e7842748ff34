//! Tables of PostgreSQL that are locked, so that whoever asks for them waits.

use std::time::Duration;

use sea_orm::ConnectionTrait;
use store::db::WriteTransaction;
use sun_graph::config::Config;
use tokio::time;

use crate::world::World;

/// Locks a table, until the transaction ends.
pub(crate) async fn locked(world: &World, table: &str) -> WriteTransaction {
    let lock = world.db.begin_quiet().await.unwrap();
    let exclusively = format!(r#"LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE"#);
    lock.execute_unprepared(&exclusively).await.unwrap();
    lock
}

/// Waits until somebody waits for a lock, or until nobody does any more.
pub(crate) async fn until(somebody_waits: bool, watch: &WriteTransaction) {
    let waiting = "SELECT 1 FROM pg_locks WHERE NOT granted";
    loop {
        let found = watch.execute_unprepared(waiting).await.unwrap();
        if (found.rows_affected() > 0) == somebody_waits {
            return;
        }
        time::sleep(Duration::from_millis(10)).await;
    }
}

/// Settings by which neither the database nor the server ends a wait for a lock.
pub(crate) fn patient() -> Config {
    let mut config = Config::default();
    config.database.statement_timeout_ms = 60_000;
    config.database.lock_timeout_ms = 60_000;
    config.limits.request_timeout_ms = 60_000;
    config.database.idle_in_transaction_timeout_ms = 60_000;
    config
}
