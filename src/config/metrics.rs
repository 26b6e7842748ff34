//! Figures of the running server.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What holds for the figures that Prometheus reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MetricsSettings {
    /// The address that figures are served on, as `127.0.0.1:9464`, at `/metrics`; where
    /// none is given they are served nowhere. Not for the public: bind it to this machine
    /// or to a network of your own.
    pub listen: String,
    /// The folder that backups are written to, whose newest `.tar` has its age told.
    pub backups: String,
}
