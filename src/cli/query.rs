//! A query of a file, asked once and answered as JSON or as a table.

use std::{
    fs,
    io::{self, Read, Write, stdin, stdout},
    path::PathBuf,
};

use clap::Args;
use serde_json::{Value, json};

use super::{Failure, output, ready_to_read, service, template::Style};
use crate::config::Config;
use exchange::Format;
use record::clock::Clock;
use store::feed::Feed;

const EXAMPLES: &str = "\
Examples:
  sun-graph query communities.graphql --format csv --output communities.csv
  sun-graph query country.graphql --variables '{\"code\":\"SEN\"}' --rows country.events.nodes --format xlsx --output events.xlsx
  echo '{ countries(first: 100) { nodes { code name } } }' | sun-graph query - --format csv";

/// Ask a query of a file, and write the answer as JSON or as a table.
///
/// The rows of a table are the items of the deepest list of the query, and its columns
/// are called by their path.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Query {
    /// The file with the query; - for standard input
    file: PathBuf,
    /// The variables, as a JSON object
    #[arg(
        long,
        value_name = "JSON",
        default_value = "{}",
        hide_default_value = true
    )]
    variables: String,
    /// The format; what the output's name says if not given, and json else
    #[arg(long, value_name = "json|csv|xlsx|ndjson")]
    format: Option<String>,
    /// The path of the list that the rows are of, such as country.events.nodes, where
    /// the query has lists beside each other
    #[arg(long, value_name = "PATH")]
    rows: Option<String>,
    #[command(flatten)]
    style: Style,
    /// The file to write; standard output if not given, or `-`
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Query {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let output = output::file(self.output.clone());
        let format = self.format()?;
        if let Some(format) = format {
            output::must_suit(format, output.as_deref())?;
        }
        if format.is_none() && self.rows.is_some() {
            return Err(Failure::usage("--rows is of a table: say --format csv"));
        }
        let variables: Value = serde_json::from_str(&self.variables).map_err(|_| {
            Failure::usage("--variables is a JSON object, as in '{\"code\":\"SEN\"}'")
        })?;
        let request = json!({ "query": self.read()?, "variables": variables });

        let db = ready_to_read(config).await?;
        let feed = Feed::start(&db, config.live.lag)
            .await
            .map_err(|cause| Failure::silent(&cause))?;
        let service = service(config, &db, &feed, Clock::system())?;
        let media_type = format.map_or("application/graphql-response+json", Format::media_type);
        let address = self.address();
        let answer = service.answer(&request, &address, media_type).await;
        feed.close();
        db.close().await;

        let (is_answered, bytes) = answer.map_err(Failure::other)?;
        if !is_answered {
            return Err(refused(&bytes));
        }
        match output {
            None => stdout()
                .write_all(&bytes)
                .map_err(|cause| Failure::unwritten("standard output".as_ref(), &cause)),
            Some(path) => {
                fs::write(&path, bytes).map_err(|cause| Failure::unwritten(&path, &cause))
            }
        }
    }

    /// The format of the table; none for JSON.
    fn format(&self) -> Result<Option<Format>, Failure> {
        match self.format.as_deref() {
            None => Ok(self.output.as_deref().and_then(Format::of_path)),
            Some("json") => Ok(None),
            Some(name) => Format::of_name(name)
                .map(Some)
                .ok_or_else(|| Failure::usage("choose json, csv, xlsx or ndjson for --format")),
        }
    }

    fn read(&self) -> Result<String, Failure> {
        let read = if self.file.as_os_str() == "-" {
            let mut text = String::new();
            stdin().read_to_string(&mut text).map(|_| text)
        } else {
            fs::read_to_string(&self.file)
        };
        read.map_err(|cause: io::Error| Failure::unread(&self.file, &cause))
    }

    /// Where the server is asked: with what is wanted of the table.
    fn address(&self) -> String {
        let mut address = self.style.address();
        if let Some(rows) = &self.rows {
            address.push_str("&rows=");
            // A path holds names and dots; whatever else is in it is no path.
            let name = |letter: char| letter.is_ascii_alphanumeric() || "._".contains(letter);
            address.extend(
                rows.chars()
                    .map(|letter| if name(letter) { letter } else { '-' }),
            );
        }
        address
    }
}

/// What the server says of a query that it does not answer.
fn refused(bytes: &[u8]) -> Failure {
    let body: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let message = body.pointer("/errors/0/message").and_then(Value::as_str);
    Failure::usage(message.unwrap_or("the query is not answered"))
}
