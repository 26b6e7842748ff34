//! The binary: everything it does is in [`sun_graph::cli`].

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    sun_graph::cli::main().await
}
