//! The schema by address: `/schema.graphql` as text, `/schema.json` as the result of an
//! introspection query, for tools that take an address and no query.

use std::sync::{Arc, OnceLock};

use poem::{Request, Response, handler, http::StatusCode, web::Data};
use serde_json::Map;

use super::{
    GraphqlState, accept::Media, answer, body::Parameters, caller::Caller, operation,
    representation,
};
use crate::http::{budget, refusal::Result, request_id::RequestId};

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
    let answer = async {
        let caller = caller(request, &state).await?;
        state
            .budget
            .take(caller.limit_key.as_ref(), budget::ENTRY)?;
        let text = written.text.get_or_init(schema::sdl).clone();
        let response = Response::builder()
            .content_type("application/graphql; charset=utf-8")
            .header("x-content-type-options", "nosniff")
            .body(text);
        Ok(representation::chosen(request, response, true).await)
    };
    let answer: Result<Response> = answer.await;
    answer.unwrap_or_else(|refusal| refusal.response())
}

/// Gives the schema as the result of an introspection query.
#[handler]
pub(crate) async fn json(
    request: &Request,
    state: Data<&GraphqlState>,
    written: Data<&Descriptions>,
) -> Response {
    let answer = async {
        let caller = caller(request, &state).await?;
        let Some(body) = written.json.get() else {
            let response = introspected(&state, caller, &written).await?;
            let is_whole = response.status() == StatusCode::OK;
            return Ok(representation::chosen(request, response, is_whole).await);
        };
        state
            .budget
            .take(caller.limit_key.as_ref(), budget::ENTRY)?;
        let response = Response::builder()
            .content_type(Media::Json.content_type())
            .header("x-content-type-options", "nosniff")
            .body(body.clone());
        Ok(representation::chosen(request, response, true).await)
    };
    let answer: Result<Response> = answer.await;
    answer.unwrap_or_else(|refusal| refusal.response())
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
