//! The schema by address: `/schema.graphql` as text, `/schema.json` as the result of an
//! introspection query, for tools that take an address and no query.

use std::sync::{Arc, OnceLock};

use poem::{Body, Request, Response, handler, http::StatusCode, web::Data};
use serde_json::Map;

use super::{
    GraphqlState, accept::Media, answer, body::Parameters, caller::Caller, operation,
    representation,
};
use crate::http::{refusal::Result, request_id::RequestId};

/// What tools want to know of a schema.
const INTROSPECTION: &str = include_str!("description/introspection.graphql");

/// The schema as it was written once; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Descriptions {
    text: Arc<OnceLock<String>>,
    json: Arc<OnceLock<Vec<u8>>>,
}

/// Gives the schema as text.
#[handler]
pub(crate) async fn text(
    request: &Request,
    state: Data<&GraphqlState>,
    written: Data<&Descriptions>,
) -> Response {
    let described = async {
        let caller = caller(request, &state).await?;
        operation::enter(&state, &caller)?;
        let text = written.text.get_or_init(schema::sdl).clone();
        Ok(known("application/graphql; charset=utf-8", text))
    };
    sent(request, described.await).await
}

/// Gives the schema as the result of an introspection query.
#[handler]
pub(crate) async fn json(
    request: &Request,
    state: Data<&GraphqlState>,
    written: Data<&Descriptions>,
) -> Response {
    let described = async {
        let caller = caller(request, &state).await?;
        let Some(body) = written.json.get() else {
            return introspected(&state, caller, &written).await;
        };
        operation::enter(&state, &caller)?;
        Ok(known(Media::Json.content_type(), body.clone()))
    };
    sent(request, described.await).await
}

/// A description that was written before.
fn known(media: &str, description: impl Into<Body>) -> Response {
    Response::builder()
        .content_type(media)
        .header("x-content-type-options", "nosniff")
        .body(description)
}

async fn sent(request: &Request, described: Result<Response>) -> Response {
    match described {
        Ok(response) => {
            let is_whole = response.status() == StatusCode::OK;
            representation::chosen(request, response, is_whole).await
        }
        Err(refusal) => refusal.response(),
    }
}

/// Asks as anybody may at `/graphql`, and keeps the answer, which is always the same.
async fn introspected(
    state: &GraphqlState,
    caller: Caller,
    written: &Descriptions,
) -> Result<Response> {
    let parameters = Parameters {
        query: INTROSPECTION.to_owned(),
        operation_name: None,
        variables: Map::new(),
        files: vec![],
    };
    let id = caller.id.clone();
    let answer = operation::query(state, parameters, caller).await?;
    if answer.response.errors.is_empty()
        && let Some(bytes) = answer::bytes(&answer)
    {
        written.json.get_or_init(|| bytes);
    }
    let limits = state.validator.limits();
    Ok(answer::write(&Ok(answer), Media::Json, &id, limits))
}

async fn caller(request: &Request, state: &GraphqlState) -> Result<Caller> {
    let who = state.callers.limit_key(request).await?;
    let id = RequestId::of(request.headers());
    Ok(Caller::of(request.headers(), id, who))
}
