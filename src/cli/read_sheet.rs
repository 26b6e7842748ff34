//! The process that reads a workbook for a server.

use clap::Args;

use super::Failure;
use exchange::read::{Limits, workbook};

/// What the server hands over; the workbook itself comes by standard input.
#[derive(Clone, Debug, Args)]
pub(super) struct ReadSheet {
    /// The worksheet
    worksheet: String,
    /// The limits, in JSON
    limits: String,
}

impl ReadSheet {
    pub(super) fn run(self) -> Result<(), Failure> {
        let limits: Limits = serde_json::from_str(&self.limits).map_err(Failure::usage)?;
        workbook::serve(&self.worksheet, &limits).map_err(Failure::other)
    }
}
