//! The binary: everything it does is in [`sun_graph::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    sun_graph::cli::main()
}
