//! The log held against itself.

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Failure, open_to_read, say};
use crate::config::Config;
use store::feed::{self, Verdict};

const EXAMPLES: &str = "\
Examples:
  sun-graph audit verify
  sun-graph audit verify --json | jq -r .hash     note it elsewhere: the next time tells whether the end is there

Ends with 0 if every entry is as it was written, 1 with the first that is not.";

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Audit {
    /// Compute the hashes of the log of changes once more, and say whether they hold
    #[command(after_help = EXAMPLES)]
    Verify(Verify),
}

#[derive(Clone, Debug, Args)]
pub(super) struct Verify {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        // Nothing is loaded: who looks must not write.
        let db = open_to_read(config).await?;
        let verdict = feed::verify(db.reader()).await;
        db.close().await;
        let verdict = verdict.map_err(|cause| Failure::silent(&cause))?;
        if self.json {
            say(&format!("{}\n", told(&verdict)));
        }
        match verdict {
            Verdict::Holds { .. } if self.json => Ok(()),
            Verdict::Holds { entries: 0, .. } => {
                say("the log is empty\n");
                Ok(())
            }
            Verdict::Holds { entries, hash } => {
                say(&format!(
                    "{entries} entries hold; the last hash is {hash}\n"
                ));
                Ok(())
            }
            Verdict::Broken { sequence, reason } => Err(Failure::other(format!(
                "entry {sequence} of the log does not hold, {reason}: compare with a copy from before"
            ))),
        }
    }
}

fn told(verdict: &Verdict) -> serde_json::Value {
    match verdict {
        Verdict::Holds { entries, hash } => {
            json!({ "holds": true, "entries": entries, "hash": hash })
        }
        Verdict::Broken { sequence, reason } => {
            json!({ "holds": false, "sequence": sequence, "reason": reason })
        }
    }
}
