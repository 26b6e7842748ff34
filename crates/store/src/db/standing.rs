//! How the database stands, for whoever watches the server.

use sea_orm::{DatabaseConnection, DbBackend};

use super::Db;

/// How many connections a pool has.
#[derive(Clone, Copy, Debug)]
pub struct PoolState {
    /// What they are for.
    pub name: &'static str,
    /// How many are open.
    pub open: u64,
    /// How many of these nobody uses.
    pub idle: u64,
}

impl Db {
    /// Whether writes are stored, as far as is known without trying.
    #[must_use]
    pub fn stores_writes(&self) -> bool {
        self.writers.storage.fault().is_none()
    }

    /// The pools of connections as they stand.
    #[must_use]
    pub fn pools(&self) -> [PoolState; 3] {
        let state = |name: &'static str, pool: &DatabaseConnection| {
            let (open, idle) = if pool.get_database_backend() == DbBackend::Postgres {
                let pool = pool.get_postgres_connection_pool();
                (pool.size(), pool.num_idle())
            } else {
                let pool = pool.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            };
            PoolState {
                name,
                open: open.into(),
                idle: idle as u64,
            }
        };
        [
            state("read", &self.reader),
            state("write", &self.writers.pool),
            state("witness", &self.writers.witness),
        ]
    }
}
