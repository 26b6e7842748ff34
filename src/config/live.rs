//! Connections that stay open.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What holds for connections that stay open: WebSockets and event streams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LiveSettings {
    /// Open connections of one process; the next is told to try later.
    pub connections: usize,
    /// Open connections from one address, of callers without a bearer; connections
    /// from this machine itself are not counted so.
    pub connections_per_address: usize,
    /// Open connections of one bearer.
    pub connections_per_bearer: usize,
    /// Operations at a time on one WebSocket (`TOO_MANY_SUBSCRIPTIONS`).
    pub operations: usize,
    /// Bytes of one message of a client.
    pub message_bytes: usize,
    /// Milliseconds within which a WebSocket must say who it is.
    pub init_timeout_ms: u64,
    /// Milliseconds between two pings, and between two looks whether the bearer of an
    /// open connection is still good.
    pub ping_ms: u64,
    /// Milliseconds after a ping within which a WebSocket must show that it lives.
    pub pong_timeout_ms: u64,
    /// Milliseconds between two signs of life on an event stream.
    pub keep_alive_ms: u64,
    /// Milliseconds within which a client must take a message of a WebSocket.
    pub send_timeout_ms: u64,
    /// Milliseconds after which a client has to connect anew, give or take a tenth.
    pub age_ms: u64,
    /// Changes that a follower may fall behind what is written (`RESYNC`).
    pub lag: u64,
}

impl Default for LiveSettings {
    fn default() -> Self {
        Self {
            connections: 10_000,
            connections_per_address: 20,
            connections_per_bearer: 50,
            operations: 20,
            message_bytes: 64 * 1024,
            init_timeout_ms: 5_000,
            ping_ms: 20_000,
            pong_timeout_ms: 30_000,
            keep_alive_ms: 12_000,
            send_timeout_ms: 20_000,
            age_ms: 3_600_000,
            lag: 10_000,
        }
    }
}
