//! The command line: what each command does, and one clear line where it cannot.

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{Args, CommandFactory, Parser, Subcommand, error::ErrorKind as Misuse};
use tokio::runtime;

use crate::{
    config::{Config, Flags},
    http, telemetry,
};
use record::clock::Clock;
use store::{
    auth::Auth,
    db::Db,
    feed::{Feed, webhook::Targets},
};

mod address;
mod audit;
mod backup;
mod bring;
mod check;
mod completions;
mod day;
mod export;
mod failure;
mod import;
mod introduce;
mod misuse;
mod output;
mod private;
mod query;
mod read_sheet;
mod ready;
mod report;
mod sheets;
mod survey;
mod template;
mod token;
mod view;

use self::{
    failure::Failure,
    introduce::introduce,
    ready::{open_to_read, ready, ready_to_read},
};

/// Bytes of the stack of a thread: the fields of a request are resolved one within another.
const STACK: usize = 8 * 1024 * 1024;

const EXAMPLES: &str = "\
Examples:
  sun-graph                                     serve the shipped dataset on http://127.0.0.1:8000
  sun-graph --listen 0.0.0.0:80                 serve to everybody on port 80
  sun-graph --database postgres://sun@db/graph  keep the data in PostgreSQL
  sun-graph config > sun-graph.toml             write down every setting, to change and use with --config

Every setting is also a variable: SUN_GRAPH_LISTEN, SUN_GRAPH_DATABASE, SUN_GRAPH_LIMITS__PAGE_SIZE.
Flags outdo variables, variables the file, the file the defaults.";

/// Collaboration in the Scaling Up Nutrition Movement as a graph that can be queried by country.
///
/// Without a command it creates its database if there is none, loads the dataset
/// that ships with it, and serves GraphQL until it is stopped.
#[derive(Debug, Parser)]
#[command(name = "sun-graph", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Debug, Args)]
struct Settings {
    /// The address to serve on; port 0 takes a free one [default: 127.0.0.1:8000]
    #[arg(long, global = true, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// Where the data is [default: sqlite:sun-graph.db]
    #[arg(
        long,
        global = true,
        value_name = "sqlite:FILE|postgres://USER:PASSWORD@HOST/NAME"
    )]
    database: Option<String>,
    /// What a new database begins with: shipped, or none [default: shipped]
    #[arg(long, global = true, value_name = "shipped|none")]
    dataset: Option<String>,
    /// A configuration file in TOML
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Clone, Debug, Default, Subcommand)]
enum Command {
    /// Serve GraphQL (what happens without a command)
    #[default]
    Serve,
    /// Bring the database to this version and load the shipped dataset, then end
    Migrate,
    /// Print the GraphQL schema
    Schema,
    /// Print every setting as it is in effect, in TOML: what it means and where it comes from
    Config,
    /// Write data to a file, a folder or standard output
    Export(export::Export),
    Import(import::ImportFiles),
    Query(query::Query),
    /// Describe the sheets that data comes and goes in
    Sheets(sheets::Sheets),
    /// Write an empty sheet, to fill in and send
    Template(template::Template),
    /// Print what a shell needs to complete commands and flags
    Completions(completions::Completions),
    /// Surveys to and from field tools such as ODK and KoboToolbox
    Survey {
        #[command(subcommand)]
        what: survey::Survey,
    },
    /// Read a workbook within limits, for the server
    #[command(hide = true)]
    ReadSheet(read_sheet::ReadSheet),
    /// Give out, list and take back the tokens that callers bear
    Token {
        #[command(subcommand)]
        what: token::Token,
    },
    /// Write a page to read and to print, with a source behind each fact
    Report {
        #[command(subcommand)]
        what: report::Report,
    },
    Backup(backup::Backup),
    Restore(backup::Restore),
    Check(check::Check),
    /// Say whether the log of changes is as it was written
    Audit {
        #[command(subcommand)]
        what: audit::Audit,
    },
}

/// Does what the command line says.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(misuse) => return misused(&misuse),
    };
    let done = match cli.command {
        // Threads would take their share of the little memory that it has.
        Some(Command::ReadSheet(what)) => what.run(),
        _ => runtime::Builder::new_multi_thread()
            .enable_all()
            .thread_stack_size(STACK)
            .build()
            .map_err(|cause| Failure::other(format!("threads cannot be started: {cause}")))
            .and_then(|runtime| runtime.block_on(run(cli))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.message.is_empty() {
                eprintln!("sun-graph: {}", failure.message);
            }
            ExitCode::from(failure.exit)
        }
    }
}

/// Help is printed whole; of a misuse a line says what is wrong.
fn misused(misuse: &clap::Error) -> ExitCode {
    if matches!(misuse.kind(), Misuse::DisplayHelp | Misuse::DisplayVersion) {
        say(&misuse.to_string());
        return ExitCode::SUCCESS;
    }
    let words = std::env::args().skip(1);
    let told = misuse::told(misuse, &Cli::command(), words);
    eprintln!("sun-graph: {told}");
    ExitCode::from(2)
}

async fn run(cli: Cli) -> Result<(), Failure> {
    let (config, origins) = Config::load(&Flags {
        config: cli.settings.config,
        listen: cli.settings.listen,
        database: cli.settings.database,
        dataset: cli.settings.dataset,
    })
    .map_err(Failure::usage)?;
    telemetry::start(&config.log, config.log_format).map_err(|cause| {
        let filter = &config.log;
        Failure::usage(format!(
            "`log` cannot be \"{filter}\" ({cause}): try warn, info or debug"
        ))
    })?;
    match cli.command.unwrap_or_default() {
        Command::Serve => serve(&config).await,
        Command::Migrate => migrate(&config).await,
        Command::Schema => {
            say(&schema::sdl());
            Ok(())
        }
        Command::Config => {
            say(&config.to_toml(&origins));
            Ok(())
        }
        Command::Export(what) => what.run(&config).await,
        Command::Import(what) => what.run(&config).await,
        Command::Query(what) => what.run(&config).await,
        Command::Sheets(what) => what.run(),
        Command::Template(what) => what.run(),
        Command::Completions(what) => {
            what.run();
            Ok(())
        }
        Command::ReadSheet(what) => what.run(),
        Command::Survey { what } => what.run(&config).await,
        Command::Token { what } => token::run(&config, what).await,
        Command::Report { what } => what.run(&config).await,
        Command::Backup(what) => what.run(&config).await,
        Command::Restore(what) => what.run(&config).await,
        Command::Check(what) => what.run(&config).await,
        Command::Audit {
            what: audit::Audit::Verify(what),
        } => what.run(&config).await,
    }
}

async fn migrate(config: &Config) -> Result<(), Failure> {
    let (db, loaded) = ready(config).await?;
    introduce(config, &db, &loaded).await?;
    db.close().await;
    Ok(())
}

async fn serve(config: &Config) -> Result<(), Failure> {
    // The address comes first: where it is taken, no database is made.
    let (listener, address) = address::bind(&config.listen).await?;
    address::make_room(config.connections.all);
    let figures = match config.metrics.listen.as_str() {
        "" => None,
        listen => Some(address::bind(listen).await?),
    };
    let (db, loaded) = ready(config).await?;
    let feed = Feed::start(&db, config.live.lag)
        .await
        .map_err(|cause| Failure::silent(&cause))?;
    let service = service(config, &db, &feed, Clock::system())?;
    let stop = address::stopped().map_err(Failure::other)?;

    introduce(config, &db, &loaded).await?;
    if let Some((_, address)) = &figures {
        say(&format!("metrics    http://{address}/metrics\n"));
    }
    if cfg!(feature = "ui") {
        say(&format!(
            "pages      http://{address}/\nworkbench  http://{address}/graphiql\n"
        ));
    }
    say(&format!("endpoint   http://{address}/graphql\n"));

    let figures = figures.map(|(listener, _)| listener);
    let served = http::serve((listener, figures), service, stop).await;
    feed.close();
    db.close().await;
    served.map_err(Failure::other)
}

/// All that is answered, over this database.
fn service(config: &Config, db: &Db, feed: &Feed, clock: Clock) -> Result<http::Service, Failure> {
    let parts = http::Parts {
        db: db.clone(),
        feed: feed.clone(),
        auth: Auth::new(db.clone(), &config.auth, clock.clone()).map_err(Failure::other)?,
        clock,
        targets: Targets::new(config.webhook_hosts.split_whitespace().map(str::to_owned))
            .map_err(Failure::other)?,
        program: std::env::current_exe().map_err(Failure::other)?,
    };
    http::service(parts, config).map_err(Failure::other)
}

/// Prints to standard output. A reader that has gone away, as `head` does, is
/// no fault of ours.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    if out
        .write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .is_err()
    {
        tracing::debug!("standard output was closed");
    }
}
