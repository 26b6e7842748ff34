//! Whether the server is alive, and whether it can answer.

use poem::{Response, handler, http::StatusCode, web::Data};
use serde_json::json;

use super::{json_response, live::Live};
use crate::db::Db;

/// Says that the process runs. Never asks the database, so that a slow database
/// does not get the server restarted.
#[handler]
pub(super) fn live() -> Response {
    json_response(StatusCode::OK, &json!({ "status": "live" }))
}

/// Says that the database answers, and the version of the data it holds; and, before
/// the server stops, that nobody should be sent here any more.
#[handler]
pub(super) async fn ready(db: Data<&Db>, open: Data<&Live>) -> Response {
    if open.is_draining() {
        return json_response(
            StatusCode::SERVICE_UNAVAILABLE,
            &json!({ "status": "the server stops" }),
        );
    }
    match db.data_version().await {
        Ok(version) => {
            let body = json!({ "status": "ready", "dataVersion": version });
            json_response(StatusCode::OK, &body)
        }
        Err(cause) => {
            tracing::warn!(%cause, "not ready: the database does not answer");
            json_response(
                StatusCode::SERVICE_UNAVAILABLE,
                &json!({ "status": "the database does not answer" }),
            )
        }
    }
}
