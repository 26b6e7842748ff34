//! What is computed in memory.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What holds for all that is computed in memory: graphs and what is measured of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ComputeSettings {
    /// Computations that run at the same time; 0: as many as there are cores.
    pub threads: usize,
    /// Computations that may wait for one of them to end; the next is told to try later (`OVERLOADED`).
    pub queue: usize,
    /// Milliseconds that a computation may wait (`OVERLOADED`).
    pub wait_ms: u64,
    /// Bytes of memory that the process may take before requests are ended; 0: as its
    /// cgroup allows, and half of the machine's where that says nothing.
    pub memory_bytes: u64,
}

impl Default for ComputeSettings {
    fn default() -> Self {
        Self {
            threads: 0,
            queue: 16,
            wait_ms: 1_000,
            memory_bytes: 0,
        }
    }
}
