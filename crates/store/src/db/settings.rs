//! Where the data is, and how long to wait for it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::address::SqliteAddress;

/// Where the data is, and how long to wait for it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseSettings {
    /// `sqlite:` and a path, or `postgres://user:password@host/name`.
    #[serde(serialize_with = "without_password")]
    pub url: String,
    /// Connections that read beside the one that writes (SQLite).
    pub readers: u32,
    /// Connections to PostgreSQL: a third of them write, one reads what was committed, the
    /// others read; four at least.
    pub connections: u32,
    /// Milliseconds a statement may take.
    pub statement_timeout_ms: u64,
    /// Milliseconds to wait for a lock (PostgreSQL).
    pub lock_timeout_ms: u64,
    /// Milliseconds a transaction may do nothing (PostgreSQL).
    pub idle_in_transaction_timeout_ms: u64,
    /// Milliseconds to wait for a connection of the pool.
    pub acquire_timeout_ms: u64,
    /// Milliseconds to wait for the one writer (SQLite).
    pub busy_timeout_ms: u64,
    /// Writes that may wait for their turn (`OVERLOADED`).
    pub waiting_writes: usize,
}

impl Default for DatabaseSettings {
    fn default() -> Self {
        Self {
            url: "sqlite:sun-graph.db".into(),
            readers: 8,
            connections: 10,
            statement_timeout_ms: 5_000,
            lock_timeout_ms: 2_000,
            idle_in_transaction_timeout_ms: 10_000,
            acquire_timeout_ms: 2_000,
            busy_timeout_ms: 5_000,
            waiting_writes: 128,
        }
    }
}

impl DatabaseSettings {
    /// The address without its password, for everybody's eyes.
    #[must_use]
    pub fn masked_url(&self) -> String {
        masked(&self.url)
    }

    /// The file of SQLite; `None` where the data is not in one.
    #[must_use]
    pub fn file(&self) -> Option<String> {
        let address = SqliteAddress::read(self.url.strip_prefix("sqlite:")?);
        address.ok().map(|address| address.file)
    }
}

impl fmt::Debug for DatabaseSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseSettings")
            .field("url", &self.masked_url())
            .finish_non_exhaustive()
    }
}

fn masked(url: &str) -> String {
    let (address, question) = url.split_once('?').unwrap_or((url, ""));
    let address = match address.rsplit_once('@') {
        Some((user, host)) => format!("{}@{host}", masked_user(user)),
        None => address.to_owned(),
    };
    let pairs = question.split('&').map(|pair| match pair.split_once('=') {
        Some((key, _)) if key.contains("password") => format!("{key}=***"),
        _ => pair.to_owned(),
    });
    let question = pairs.collect::<Vec<_>>().join("&");
    let mark = if question.is_empty() { "" } else { "?" };
    format!("{address}{mark}{question}")
}

/// `postgres://sun:secret` without what follows the second colon.
fn masked_user(user: &str) -> String {
    let start = user.find("://").map_or(0, |at| at + 3);
    match user.get(start..).and_then(|name| name.find(':')) {
        Some(colon) => format!("{}:***", user.get(..start + colon).unwrap_or_default()),
        None => user.to_owned(),
    }
}

fn without_password<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&masked(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_printed() {
        for (url, shown) in [
            (
                "postgres://sun:secret@db/graph",
                "postgres://sun:***@db/graph",
            ),
            (
                "postgres://sun:se@cret@db/graph?sslmode=require",
                "postgres://sun:***@db/graph?sslmode=require",
            ),
            (
                "postgres://db/graph?user=sun&password=secret",
                "postgres://db/graph?user=sun&password=***",
            ),
            ("sqlite:sun-graph.db", "sqlite:sun-graph.db"),
        ] {
            assert_eq!(masked(url), shown);
        }
    }
}
