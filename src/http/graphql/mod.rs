//! The endpoint `/graphql`, from request to answer:
//!
//! 1. [`accept`]: which media type the answer will have, and
//!    [`caller`](super::caller): who asks;
//! 2. [`body`]: the four parameters of the request, their shape and size checked;
//! 3. [`prepare`]: the document parsed, held against the limits ([`guard`], [`input`])
//!    and the schema, its variables brought to their types ([`variables`]), its fields
//!    collected ([`rewrite`]) and priced ([`cost`]);
//! 4. execution, in a task of its own, with loaders of its own;
//! 5. [`answer`]: status, headers and JSON.
//!
//! The stock integration is not used: it executes mutations by GET and forms of
//! other sites, never answers with the right status, and can be stalled by a
//! document of 700 bytes.

mod accept;
mod answer;
mod body;
mod cost;
mod guard;
mod input;
mod prepare;
mod rewrite;
#[cfg(test)]
mod tests;
mod variables;

use std::{future::Future, sync::Arc, time::Duration};

use async_graphql::{SchemaBuilder, ValidationMode};
use poem::{
    Body, Request, Response, handler,
    http::{Method, header::ACCEPT_LANGUAGE},
    web::Data,
};
use tokio::time;

pub(crate) use self::prepare::Gate;
use self::{accept::Media, answer::Answer, body::Parameters};
use super::{
    caller::Callers,
    refusal::{Refusal, Result},
    request_id::RequestId,
};
use crate::{
    auth::Viewer,
    db::Db,
    error::{Code, OUR_FAULT},
    loader,
    schema::{
        DataVersion, Locale, Schema, language::from_accept_language, limits::Limits, shape::Shape,
    },
};

/// The schema, its answers in shape and its own checks off that [`prepare`] has done.
pub(crate) fn fitted<Q, M, S>(
    schema: SchemaBuilder<Q, M, S>,
    limits: &Limits,
) -> SchemaBuilder<Q, M, S> {
    schema
        .data(limits.clone())
        .extension(Shape::new(limits.clone()))
        .validation_mode(ValidationMode::Fast)
        .limit_recursive_depth(guard::NESTING)
        .disable_suggestions()
}

/// What the endpoint works with.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) gate: Arc<Gate>,
    pub(crate) schema: Schema,
    pub(crate) db: Db,
    pub(crate) callers: Callers,
}

/// Answers one request.
#[handler]
pub(crate) async fn endpoint(door: Data<&Door>, request: &Request, body: Body) -> Response {
    let id = RequestId::of(request.headers());
    let limits = door.gate.limits();
    let Some(media) = accept::media(request.headers()) else {
        let message = "accept application/graphql-response+json or application/json";
        let refusal = Refusal::new(Code::NotAcceptable, message);
        return answer::write(&Err(refusal), Media::Json, &id, limits);
    };
    let outcome = match read(request, body, &door).await {
        Err(refusal) => Err(refusal),
        Ok((viewer, parameters)) => {
            let serving = serve((*door).clone(), viewer, request, parameters);
            detached(serving, limits.request_timeout_ms, &id).await
        }
    };
    answer::write(&outcome, media, &id, limits)
}

async fn read(request: &Request, body: Body, door: &Door) -> Result<(Viewer, Parameters)> {
    if !matches!(*request.method(), Method::GET | Method::POST) {
        let message = "send a GraphQL request by POST, or a query by GET";
        return Err(Refusal::new(Code::MethodNotAllowed, message));
    }
    // Whoever is turned away has no body read for them.
    let viewer = door.callers.viewer(request).await?;
    let parameters = body::read(request, body, door.gate.limits()).await?;
    Ok((viewer, parameters))
}

/// Executes a request on the data as it stands.
fn serve(
    door: Door,
    viewer: Viewer,
    request: &Request,
    parameters: Parameters,
) -> impl Future<Output = Result<Answer>> + Send + 'static {
    let reading = request.method() == Method::GET;
    let language = request.headers().get(ACCEPT_LANGUAGE);
    let language = from_accept_language(language.and_then(|value| value.to_str().ok()));
    async move {
        let Door {
            gate, schema, db, ..
        } = door;
        let (loads, level) = loader::per_request(&db);
        let request = gate.prepare(parameters, reading)?;
        // Asked first, so that the answer is never older than the version it names.
        let data_version = match db.data_version().await {
            Ok(version) => Some(version),
            Err(cause) => {
                tracing::error!(%cause, "the data version could not be read");
                None
            }
        };
        let request = request
            .data(loads)
            .data(viewer)
            .data(Locale(language))
            .data(DataVersion(data_version.unwrap_or_default()));
        let response = level.drive(schema.execute(request)).await;
        Ok(Answer {
            response,
            data_version,
        })
    }
}

/// Runs work in a task that nobody cancels and waits for it as long as allowed.
///
/// A client that hangs up, or time that runs out, must not cut a transaction in
/// its middle; a panic must not take the connection with it.
async fn detached<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
    timeout_ms: u64,
    id: &RequestId,
) -> Result<T> {
    let task = tokio::spawn(work);
    match time::timeout(Duration::from_millis(timeout_ms), task).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => {
            tracing::error!(%panic, request_id = id.as_str(), "a request panicked");
            Err(Refusal::new(Code::Internal, OUR_FAULT))
        }
        Err(_) => Err(Refusal::new(
            Code::Timeout,
            "the answer was not ready in time: ask for less",
        )),
    }
}
