//! The page of the graph: a picture of who is tied to whom, and the same in words.

mod picture;
mod rows;

use std::sync::Arc;

use poem::{
    Request, Response, handler,
    http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY, X_CONTENT_TYPE_OPTIONS},
    web::Data,
};
use serde_json::{Map, Value, json};

use super::{
    missing, respond, template,
    visit::{Visit, parameter},
};
use crate::http::{
    export,
    graphql::{inside::Answers, representation},
    refusal::Result,
};
use graph::{request::Words, store::Store};
use store::code::Code;

/// Shows the page.
#[handler]
pub(super) async fn page(
    request: &Request,
    answers: Data<&Answers>,
    store: Data<&Arc<Store>>,
) -> Response {
    let visit = Visit::new(&answers, request);
    match facts(&visit, &store).await {
        Err(refusal) if matches!(refusal.code, Code::NotFound | Code::BadUserInput) => {
            missing::page(&visit, &parameter(request, "country").unwrap_or_default()).await
        }
        facts => visit.answer(facts, "graph/page.html").await,
    }
}

/// Gives out the picture by itself.
#[handler]
pub(super) async fn svg(
    request: &Request,
    answers: Data<&Answers>,
    store: Data<&Arc<Store>>,
) -> Response {
    let visit = Visit::new(&answers, request);
    let drawn = match facts(&visit, &store).await {
        Ok(facts) => template::render(&visit, "graph/picture.svg", &facts),
        Err(refusal) => Err(refusal),
    };
    match drawn {
        Ok(drawn) => {
            let response = Response::builder()
                .header(CONTENT_TYPE, "image/svg+xml")
                .header(CONTENT_SECURITY_POLICY, respond::POLICY)
                .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
                .header(VARY, "accept-encoding, accept-language, cookie");
            representation::chosen(request, response.body(drawn), true).await
        }
        Err(refusal) => visit.answer(Err(refusal), "fault.html").await,
    }
}

/// What the address asks for.
fn words(request: &Request) -> Words {
    let said = |name: &str| parameter(request, name);
    let is_part = ["country", "region", "network", "community"];
    let is_part = is_part.iter().any(|name| said(name).is_some());
    Words {
        country: said("country"),
        region: said("region"),
        network: said("network"),
        community: said("community"),
        // All actors of the Movement make a ball of wool: its countries do not.
        projection: said("projection").or_else(|| (!is_part).then(|| "countries".to_owned())),
        boundary: said("boundary"),
        ties: said("ties"),
        as_of: said("asOf"),
        ..Words::default()
    }
}

async fn facts(visit: &Visit<'_>, store: &Store) -> Result<Value> {
    let told = visit.ask("graph", "Graph", &Map::new()).await?;
    let countries = &told.data["countries"]["nodes"];
    let asked = words(visit.request);
    let country = asked.country.as_ref().map(|code| code.to_uppercase());
    let name = countries.as_array().into_iter().flatten().find(|it| {
        let is = |field: &str| it[field].as_str() == country.as_deref();
        is("code") || is("alpha2")
    });
    let projection = asked.projection.clone();
    let state = visit.answers.state();
    let (shown, layout) = export::pictured(visit.request, (state, store), asked).await?;
    let rows = rows::rows(&shown, &layout);
    let parts = rows::parts(&shown);
    let query = visit.request.original_uri().query().unwrap_or_default();
    let query = query
        .split('&')
        .filter(|part| !part.starts_with("lang=") && !part.ends_with('='));
    let mut query = query.collect::<Vec<_>>().join("&");
    if query.is_empty() {
        query.push_str("projection=countries");
    }
    Ok(json!({
        "name": name.map(|it| &it["name"]),
        "code": name.map(|it| &it["code"]),
        "countries": countries,
        "projection": projection,
        "nodes": shown.projected.members.len(),
        "ties": shown.projected.ties.len(),
        "drawn": layout.places.len(),
        "parts": parts,
        "picture": picture::picture(&shown, &layout),
        "rows": rows,
        "query": query,
        "version": shown.graph.version,
    }))
}
