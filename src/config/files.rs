//! Files that are made for whoever asks, such as sheets and graphs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What holds for files that are made for whoever asks, such as sheets and graphs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FileSettings {
    /// Files of one process that are made or fetched at a time; the next is told to try later.
    pub at_once: usize,
    /// Files at a time for one address, of callers without a bearer; those for this
    /// machine itself are not counted so.
    pub per_address: usize,
    /// Files at a time for one bearer.
    pub per_bearer: usize,
    /// Milliseconds within which a file must be made. So long its snapshot of the data may last.
    pub making_ms: u64,
    /// Bytes of all files together that wait on the disk to be fetched.
    pub bytes: u64,
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
            at_once: 64,
            per_address: 4,
            per_bearer: 8,
            making_ms: 30_000,
            bytes: 4 * 1024 * 1024 * 1024,
        }
    }
}
