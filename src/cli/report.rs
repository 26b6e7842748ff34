//! Reports to read and to print.

use std::{fs, path::PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::{Failure, day::day, output, ready_to_read, say, service};
use crate::{
    config::Config,
    report::{self, Format, Unwritten},
};
use record::clock::Clock;
use store::feed::Feed;

const EXAMPLES: &str = "\
Examples:
  sun-graph report country SN
  sun-graph report country SEN --format html --output senegal.html
  sun-graph report country KEN --as-of 2019-12-31";

/// What to report on.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Report {
    /// A country's page: platform, networks, communities, commitments, assistance, gaps and sources
    Country(Country),
}

#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Country {
    /// Its ISO 3166-1 code, alpha-2 or alpha-3
    code: String,
    /// What it is written in [default: what the file's name says, and md else]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The day that seats, ties and progress are told for [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// The file to write; standard output if not given, or `-`
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Report {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let Self::Country(what) = self;
        let output = output::file(what.output);
        let ending = output.as_deref().and_then(|path| path.extension());
        let is_page = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
        let said = if is_page { Format::Html } else { Format::Md };
        let format = what.format.unwrap_or(said);

        let db = ready_to_read(config).await?;
        let feed = Feed::start(&db, config.live.lag)
            .await
            .map_err(|cause| Failure::silent(&cause))?;
        let clock = Clock::system();
        let day = what.as_of.unwrap_or_else(|| clock.now().date_naive());
        let service = service(config, &db, &feed, clock)?;
        let page = report::country(&service, &what.code, &day.to_string(), format).await;
        feed.close();
        db.close().await;

        let page = page.map_err(|unwritten| match unwritten {
            Unwritten::Refused(why) => Failure::usage(why),
            Unwritten::Failed(why) => Failure::other(why),
        })?;
        match output {
            None => say(&page),
            Some(path) => {
                fs::write(&path, page).map_err(|cause| Failure::unwritten(&path, &cause))?;
            }
        }
        Ok(())
    }
}
