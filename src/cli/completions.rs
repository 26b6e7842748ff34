//! What shells complete after `sun-graph`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, say};

/// Which shell is meant.
#[derive(Clone, Debug, Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) {
        let mut out = vec![];
        clap_complete::generate(self.shell, &mut Cli::command(), "sun-graph", &mut out);
        say(&String::from_utf8_lossy(&out));
    }
}
