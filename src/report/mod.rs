//! A country's page, to read and to print: what is on record of its platform,
//! networks, communities, commitments, assistance and practices, what is missing,
//! and the source of each.
//!
//! The report is a client like any other. It asks this server the questions in
//! `questions/`, so what it says is what the contract says, and `pages/country.md`
//! lays the answers out. The page in HTML is that page, rendered.

mod bar;
mod page;
pub(crate) mod sources;

use std::fmt;

use serde_json::{Map, Value, json};

use crate::http::Service;
use store::code::Code;

/// What is asked of a country, a part at a time so that each stays within the limits of a request.
const QUESTIONS: [&str; 5] = [
    include_str!("questions/country.graphql"),
    include_str!("questions/platforms.graphql"),
    include_str!("questions/networks.graphql"),
    include_str!("questions/commitments.graphql"),
    include_str!("questions/assistance.graphql"),
];

/// What a report is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Markdown
    Md,
    /// A page that reads in any browser and prints well, with nothing beside it
    Html,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// What was asked for cannot be reported on.
    Refused(String),
    /// It could not be made.
    Failed(String),
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) | Self::Failed(why) => f.write_str(why),
        }
    }
}

/// The page of the country with this ISO 3166-1 code, alpha-2 or alpha-3, with ties as
/// they are known for a day (ISO 8601).
///
/// # Errors
///
/// If the code or the day is none, nothing is recorded of the country, or the
/// server does not answer.
pub async fn country(
    service: &Service,
    code: &str,
    day: &str,
    format: Format,
) -> Result<String, Unwritten> {
    let mut facts = Map::new();
    let variables = json!({ "code": code, "day": day });
    for question in QUESTIONS {
        facts.extend(answer(service, question, &variables).await?);
    }
    let mut facts = Value::Object(facts);
    facts["sources"] = sources::number(&mut facts).into();
    facts["day"] = day.into();
    page::written(&facts, format).map_err(|cause| Unwritten::Failed(cause.to_string()))
}

/// What the server says of the country, and the version of the data that it says it of.
async fn answer(
    service: &Service,
    question: &str,
    variables: &Value,
) -> Result<Map<String, Value>, Unwritten> {
    let request = json!({ "query": question, "variables": variables });
    let asked = service.ask(&request).await;
    let mut answered = asked.map_err(|cause| Unwritten::Failed(cause.to_string()))?;
    if let Some(error) = answered.body.pointer("/errors/0") {
        let why = error["message"].as_str().unwrap_or_default().to_owned();
        let code = &error["extensions"]["code"];
        let is_askers = [Code::BadUserInput, Code::NotFound].map(Code::as_str);
        return Err(if is_askers.iter().any(|askers| code == askers) {
            Unwritten::Refused(why)
        } else {
            Unwritten::Failed(why)
        });
    }
    let country = answered.body.pointer_mut("/data/country").map(Value::take);
    let Some(Value::Object(mut facts)) = country else {
        return Err(Unwritten::Failed(
            "the server did not answer: ask again".to_owned(),
        ));
    };
    facts.insert("dataVersion".to_owned(), json!(answered.data_version));
    Ok(facts)
}
