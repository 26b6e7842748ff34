//! The first page: where to begin.

use poem::{Request, Response, handler, web::Data};
use serde_json::{Map, Value, json};

use super::visit::Visit;
use crate::{
    http::{graphql::inside::Answers, refusal::Result},
    report::sources,
};

/// Shows the page.
#[handler]
pub(super) async fn page(request: &Request, answers: Data<&Answers>) -> Response {
    let visit = Visit::new(&answers, request);
    let facts = facts(&visit).await;
    visit.answer(facts, "home/page.html").await
}

async fn facts(visit: &Visit<'_>) -> Result<Value> {
    let variables = Map::from_iter([("day".to_owned(), json!(visit.day.to_string()))]);
    let mut facts = Map::new();
    for (operation, variables) in [("Home", &variables), ("Countries", &Map::new())] {
        let told = visit.ask("home", operation, variables).await?;
        facts.extend(told.data.as_object().cloned().unwrap_or_default());
        facts.insert("version".into(), json!(told.version));
    }
    let mut facts = Value::Object(facts);
    facts["sources"] = sources::number(&mut facts["due"]).into();
    Ok(facts)
}
