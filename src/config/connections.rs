//! Connections: how many, how patient the server is with them, and how it lets them go.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What holds for every connection, whatever is asked on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ConnectionSettings {
    /// Open connections of one process; the next is told 503 and closed.
    pub all: usize,
    /// Open connections from one address; the next is told 429 and closed. Not counted
    /// where `proxies` says that all come from proxies of our own.
    pub per_address: usize,
    /// Milliseconds within which the head of a request must come (408).
    pub head_ms: u64,
    /// Bytes of the head of a request (431).
    pub head_bytes: usize,
    /// Header fields of a request (431).
    pub head_fields: usize,
    /// Milliseconds within which the body of a request must come (408).
    pub body_ms: u64,
    /// Milliseconds that a connection may wait for its next request.
    pub idle_ms: u64,
    /// Milliseconds after which a client that takes next to nothing of its answer is cut.
    pub write_ms: u64,
    /// Milliseconds between the word to stop and the end of taking connections, in which
    /// balancers learn from `/health/ready` to send nothing more.
    pub drain_ms: u64,
}

impl Default for ConnectionSettings {
    fn default() -> Self {
        Self {
            all: 20_000,
            per_address: 200,
            head_ms: 10_000,
            head_bytes: 16 * 1024,
            head_fields: 64,
            body_ms: 30_000,
            idle_ms: 75_000,
            write_ms: 20_000,
            drain_ms: 5_000,
        }
    }
}
