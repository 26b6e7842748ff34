//! Backups made, looked at and brought back.

use std::{
    io::{IsTerminal, stdout},
    path::{Path, PathBuf},
};

use chrono::Utc;
use clap::{Args, Subcommand};

use super::{Failure, output, say};
use crate::config::Config;
use store::backup::{self, Manifest};

const EXAMPLES: &str = "\
Examples:
  sun-graph backup --output monday.tar         also while a server runs
  sun-graph backup | age --recipient KEY > monday.tar.age
  sun-graph backup verify monday.tar

A backup holds everything, also what is not public. It is a tar archive; inside it
`sha256sum --check SHA256SUMS` holds as well.";

const RESTORE_EXAMPLES: &str = "\
Examples:
  sun-graph restore monday.tar --database sqlite:new.db
  sun-graph restore monday.tar --database postgres://sun@db/new

Nothing is restored over data that is there: name a file that does not exist, or an
empty database.";

/// The program and its version, as manifests tell it.
const PROGRAM: &str = concat!("sun-graph ", env!("CARGO_PKG_VERSION"));

/// Write everything to one file, of one moment, also while a server runs
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(super) struct Backup {
    #[command(subcommand)]
    what: Option<What>,
    /// The file to write, in the place of what is there; standard output if not given, or `-`
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    told: Told,
}

#[derive(Clone, Debug, Subcommand)]
enum What {
    /// Read a backup to its end and say what it holds, without restoring it
    Verify {
        /// The backup; `-` is standard input
        file: PathBuf,
        #[command(flatten)]
        told: Told,
    },
}

/// Bring a backup into a new database, and say what it holds
#[derive(Clone, Debug, Args)]
#[command(after_help = RESTORE_EXAMPLES)]
pub(super) struct Restore {
    /// The backup; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    told: Told,
}

/// How it is said what a backup holds.
#[derive(Clone, Copy, Debug, Args)]
struct Told {
    /// Say what it holds in JSON
    #[arg(long)]
    json: bool,
}

impl Backup {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        if let Some(What::Verify { file, told }) = self.what {
            let manifest = backup::verify(&file).await;
            let manifest = manifest.map_err(|cause| about(&file, &cause))?;
            return told.say("holds", &manifest);
        }
        let place = output::file(self.output);
        if place.is_none() && stdout().is_terminal() {
            return Err(Failure::usage(
                "a backup cannot be shown: write it to a file with --output",
            ));
        }
        let made = backup::create(&config.database, PROGRAM, Utc::now(), place.as_deref());
        let manifest = made.await.map_err(Failure::other)?;
        match place {
            Some(_) => self.told.say("made", &manifest),
            // Standard output is the backup.
            None => Ok(()),
        }
    }
}

impl Restore {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let restored = backup::restore(&config.database, &self.file).await;
        let manifest = restored.map_err(|cause| about(&self.file, &cause))?;
        self.told.say("restored", &manifest)
    }
}

fn about(file: &Path, cause: &backup::BackupError) -> Failure {
    Failure::other(format!("{}: {cause}", file.display()))
}

impl Told {
    fn say(self, verb: &str, manifest: &Manifest) -> Result<(), Failure> {
        if self.json {
            let text = serde_json::to_string(manifest).map_err(Failure::other)?;
            say(&format!("{text}\n"));
            return Ok(());
        }
        let Manifest {
            program,
            made,
            engine,
            contents,
            ..
        } = manifest;
        let rows: i64 = contents.tables.values().sum();
        let (tables, engine) = (contents.tables.len(), engine.name());
        let (version, log) = (contents.data_version, &contents.log);
        say(&format!(
            "{verb}: {engine}, data version {version}, {rows} rows in {tables} tables, by {program} at {made}\n"
        ));
        match log.broken_at {
            None => say(&format!(
                "log: {} entries, the last hash is {}\n",
                log.entries, log.hash
            )),
            Some(entry) => say(&format!(
                "log: entry {entry} is not as it was written: see `sun-graph audit verify`\n"
            )),
        }
        Ok(())
    }
}
