//! The page of a country: who works with whom for nutrition there, what was promised,
//! what is missing, and where each fact comes from.

mod shape;

use poem::{
    IntoResponse, Request, Response, handler,
    web::{Data, Redirect},
};
use serde_json::{Map, Value, json};

use super::{missing, visit::Visit};
use crate::http::{
    graphql::inside::Answers,
    refusal::{Refusal, Result},
};
use store::code::Code;

/// The operations of the document, in the order of the page.
const OPERATIONS: [&str; 4] = ["Country", "Work", "Commitments", "Indicators"];

/// Shows the page.
#[handler]
pub(super) async fn page(request: &Request, answers: Data<&Answers>) -> Response {
    let visit = Visit::new(&answers, request);
    let asked = request.raw_path_param("code").unwrap_or_default();
    match facts(&visit, asked).await {
        Ok(facts) => {
            // One country has one address.
            let code = facts["code"].as_str().unwrap_or_default();
            if code != asked {
                return Redirect::permanent(format!("/country/{code}")).into_response();
            }
            let facts = shape::shaped(&visit, facts);
            visit.answer(Ok(facts), "country/page.html").await
        }
        Err(refusal) if matches!(refusal.code, Code::NotFound | Code::BadUserInput) => {
            missing::page(&visit, asked).await
        }
        Err(refusal) => visit.answer(Err(refusal), "country/page.html").await,
    }
}

/// Everything that is asked of the country.
async fn facts(visit: &Visit<'_>, code: &str) -> Result<Value> {
    let mut facts = Map::new();
    let mut version = None;
    for operation in OPERATIONS {
        let mut variables = Map::new();
        variables.insert("code".into(), code.to_uppercase().into());
        if operation != "Indicators" {
            variables.insert("day".into(), visit.day.to_string().into());
        }
        let told = visit.ask("country", operation, &variables).await?;
        let Some(country) = told.data["country"].as_object() else {
            return Err(Refusal::new(Code::NotFound, "there is no such country"));
        };
        facts.extend(country.clone());
        if let Some(networks) = told.data.get("networks") {
            facts.insert("networks".into(), networks.clone());
        }
        version = version.or(told.version);
    }
    facts.insert("version".into(), json!(version));
    Ok(facts.into())
}
