//! What is told to the operator, on standard error.
//!
//! A line never holds a document, a variable or a password. What belongs to a request
//! has its id, by the span that it stands in.

use std::io::{self, IsTerminal};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tracing_subscriber::{EnvFilter, filter::ParseError};

/// What of libraries is told only when something is wrong, unless the filter names them:
/// each of their steps at a first start would be a line.
const QUIET: &str = "sea_orm_migration=warn,poem=warn";

/// How lines of the log are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people, in colours on a terminal.
    #[default]
    Human,
    /// An object of JSON a line, for programs.
    Json,
}

/// Writes logs of this level (`warn`) or by this filter (`sun_graph=debug,sqlx=warn`).
///
/// # Errors
///
/// Where the filter cannot be read.
pub fn start(filter: &str, format: LogFormat) -> Result<(), ParseError> {
    let filter = EnvFilter::try_new(format!("{QUIET},{filter}"))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    // A second start in one process (tests) keeps the first one's subscriber.
    let _already_started = match format {
        LogFormat::Human => lines.with_ansi(io::stderr().is_terminal()).try_init(),
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .try_init(),
    };
    Ok(())
}
