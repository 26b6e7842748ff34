//! The page for an address that leads nowhere: what was perhaps meant.

use poem::{Response, http::StatusCode};
use serde_json::json;

use super::{respond, search, template, visit::Visit};

/// How many records are suggested.
const NEAR: usize = 10;

/// Says that nothing is recorded under these words, and what is found by them.
pub(super) async fn page(visit: &Visit<'_>, words: &str) -> Response {
    let words = words.replace(['-', '_', ':', '+'], " ").replace("%20", " ");
    let found = search::found(visit, &words).await;
    let mut near = found.map(|(found, _)| found).unwrap_or_default();
    near.truncate(NEAR);
    let facts = json!({ "kind": "missing", "near": near });
    match template::render(visit, "fault.html", &facts) {
        Ok(html) => respond::send(visit, (StatusCode::NOT_FOUND, html), None).await,
        Err(refusal) => visit.answer(Err(refusal), "fault.html").await,
    }
}
