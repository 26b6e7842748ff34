//! Answers in JSON that are not those of GraphQL.

use poem::{
    Error, IntoResponse, Response,
    http::{StatusCode, header::ALLOW},
};
use serde_json::json;

use schema::error::OUR_FAULT;
use store::code::Code;

/// What no route answers, in the shape of every other error.
pub(super) async fn unrouted(error: Error) -> Response {
    let status = error.status();
    let (code, message) = match status {
        StatusCode::NOT_FOUND => (Code::NotFound, "nothing is served here: try /graphql"),
        StatusCode::METHOD_NOT_ALLOWED => (Code::MethodNotAllowed, "this address is read by GET"),
        status if status.is_client_error() => (Code::BadRequest, "the request cannot be read"),
        _ => (Code::Internal, OUR_FAULT),
    };
    if code == Code::Internal {
        tracing::error!(cause = %error, "a request failed");
    }
    let error = json!({ "message": message, "extensions": { "code": code.as_str() } });
    let mut response = json_response(status, &json!({ "errors": [error] }));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response = response.with_header(ALLOW, "GET").into_response();
    }
    response
}

pub(super) fn json_response(status: StatusCode, body: &serde_json::Value) -> Response {
    Response::builder()
        .status(status)
        .content_type("application/json; charset=utf-8")
        .header("x-content-type-options", "nosniff")
        .body(body.to_string())
}
