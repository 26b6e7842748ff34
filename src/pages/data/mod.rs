//! The page of the data: every sheet, to take away.

use poem::{Request, Response, handler, web::Data};
use record::sheet::sheets;
use serde_json::{Map, Value, json};

use super::visit::Visit;
use crate::http::{graphql::inside::Answers, refusal::Result};

/// Shows the page.
#[handler]
pub(super) async fn page(request: &Request, answers: Data<&Answers>) -> Response {
    let visit = Visit::new(&answers, request);
    visit.answer(facts(&visit).await, "data/page.html").await
}

async fn facts(visit: &Visit<'_>) -> Result<Value> {
    let mut counts = Map::new();
    let mut version = None;
    for operation in ["First", "Second", "Third"] {
        let told = visit.ask("data", operation, &Map::new()).await?;
        counts.extend(told.data.as_object().cloned().unwrap_or_default());
        version = told.version;
    }
    let open = sheets().iter().filter(|sheet| !sheet.is_restricted());
    let rows = open.map(|sheet| {
        let count = counts.get(&camel(sheet.name));
        let count = count.map(|list| &list["totalCount"]);
        json!({ "name": sheet.name, "description": sheet.doc, "rows": count })
    });
    Ok(json!({ "sheets": rows.collect::<Value>(), "version": version }))
}

/// The name of a sheet as lists of the schema are named.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.extend(letters);
        name
    })
}
