//! What is told to the operator, on standard error.
//!
//! A line never holds a document, a variable or a password.

use std::io::{self, IsTerminal};

use tracing_subscriber::{EnvFilter, filter::ParseError};

/// Writes logs of this level (`warn`) or by this filter (`sun_graph=debug,sqlx=warn`).
///
/// # Errors
///
/// Where the filter cannot be read.
pub fn start(filter: &str) -> Result<(), ParseError> {
    // Of migrations one line is told by us; who wants each of them names them.
    let filter = EnvFilter::try_new(format!("sea_orm_migration=warn,{filter}"))?;
    // A second start in one process (tests) keeps the first one's subscriber.
    let _already_started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .try_init();
    Ok(())
}
