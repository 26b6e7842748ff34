//! What is on record under a name.

use poem::{Request, Response, handler, web::Data};
use serde_json::{Map, Value, json};

use super::visit::{Visit, parameter};
use crate::http::{graphql::inside::Answers, refusal::Result};

/// The fields that are a record's name, whichever it has.
const NAMES: [&str; 7] = [
    "name",
    "regionName",
    "eventName",
    "title",
    "surveyName",
    "indicatorName",
    "topicName",
];

/// As long as the text may be that is searched for.
const LONGEST: usize = 200;

/// Shows the page.
#[handler]
pub(super) async fn page(request: &Request, answers: Data<&Answers>) -> Response {
    let visit = Visit::new(&answers, request);
    let words = parameter(request, "q").unwrap_or_default();
    let words: String = words.trim().chars().take(LONGEST).collect();
    let facts = found(&visit, &words)
        .await
        .map(|(found, count)| json!({ "q": words, "found": found, "count": count }));
    visit.answer(facts, "search/page.html").await
}

/// The records found, each with its name, its kind and its page, and how many there are.
pub(super) async fn found(visit: &Visit<'_>, words: &str) -> Result<(Vec<Value>, Value)> {
    if words.trim().is_empty() {
        return Ok((Vec::new(), json!(null)));
    }
    let variables = Map::from_iter([("text".to_owned(), words.into())]);
    let told = visit.ask("search", "Search", &variables).await?;
    let search = &told.data["search"];
    let nodes = search["nodes"].as_array().into_iter().flatten();
    let found = nodes.map(|node| {
        let name = NAMES.iter().find_map(|name| node[*name].as_str());
        json!({ "name": name, "kind": node["__typename"], "href": address(node) })
    });
    Ok((found.collect(), search["totalCount"].clone()))
}

/// The page of a record, if it has one or stands on one.
fn address(node: &Value) -> Option<String> {
    let id = node["id"].as_str()?;
    match node["__typename"].as_str()? {
        "Country" => Some(format!("/country/{}", node["code"].as_str()?)),
        "Commitment" => Some(format!("/commitment/{id}")),
        "Community" => Some(format!("/communities#{id}")),
        _ => None,
    }
}
