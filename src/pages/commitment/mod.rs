//! The page of a commitment: what was promised, how far it has come, and how we know.

use poem::{Request, Response, handler, web::Data};
use serde_json::{Map, Value, json};

use super::{chart, missing, visit::Visit};
use crate::{
    http::{
        graphql::inside::Answers,
        refusal::{Refusal, Result},
    },
    report::sources,
};
use store::code::Code;

/// Shows the page.
#[handler]
pub(super) async fn page(request: &Request, answers: Data<&Answers>) -> Response {
    let visit = Visit::new(&answers, request);
    let id = request.path_params::<String>().unwrap_or_default();
    match facts(&visit, &id).await {
        Err(refusal) if matches!(refusal.code, Code::NotFound | Code::BadUserInput) => {
            missing::page(&visit, &id).await
        }
        facts => visit.answer(facts, "commitment/page.html").await,
    }
}

async fn facts(visit: &Visit<'_>, id: &str) -> Result<Value> {
    let variables = Map::from_iter([
        ("id".to_owned(), json!(id)),
        ("day".to_owned(), json!(visit.day.to_string())),
    ]);
    let told = visit.ask("commitment", "Commitment", &variables).await?;
    let mut facts = told.data["commitment"].clone();
    if facts.is_null() {
        return Err(Refusal::new(Code::NotFound, "there is no such commitment"));
    }
    facts["chart"] = json!(chart::progress(visit, &facts["progress"]));
    facts["sources"] = sources::number(&mut facts).into();
    facts["version"] = json!(told.version);
    Ok(facts)
}
