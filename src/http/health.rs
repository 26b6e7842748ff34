//! Whether the server is alive, whether it can answer, and which it is.

use poem::{Response, handler, http::StatusCode, web::Data};
use sea_orm::DbErr;
use serde_json::json;

use super::{live::Live, plain::json_response};
use store::{
    code::Code,
    db::{Db, Unwritten},
};

/// Says that the process runs. Never asks the database, so that a slow database
/// does not get the server restarted.
#[handler]
pub(super) fn live() -> Response {
    json_response(StatusCode::OK, &json!({ "status": "live" }))
}

/// Says that the database answers, the version of the data it holds, and whether
/// writes are stored; a database that is only read is ready without them. Before the
/// server stops it says that nobody should be sent here any more.
#[handler]
pub(super) async fn ready(db: Data<&Db>, open: Data<&Live>) -> Response {
    if open.is_draining() {
        let body = json!({ "status": "the server stops" });
        return json_response(StatusCode::SERVICE_UNAVAILABLE, &body);
    }
    let version = match db.data_version().await {
        Ok(version) => version,
        Err(cause) => {
            tracing::warn!(%cause, "not ready: the database does not answer");
            let body = json!({ "status": "the database does not answer" });
            return json_response(StatusCode::SERVICE_UNAVAILABLE, &body);
        }
    };
    let writes = db.can_write().await;
    let (status, told) = match writes {
        Ok(()) | Err(Unwritten::ReadOnly) => (StatusCode::OK, "ready"),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "writes cannot be stored, reads go on",
        ),
    };
    let writes = writes.map_or_else(|fault| Code::from(fault).as_str(), |()| "STORED");
    let body = json!({ "status": told, "dataVersion": version, "writes": writes });
    json_response(status, &body)
}

/// Says which server this is, and which data it holds.
#[handler]
pub(super) async fn which(db: Data<&Db>) -> Response {
    let held = async { Ok::<_, DbErr>((db.data_version().await?, db.dataset().await?)) };
    match held.await {
        Ok((version, dataset)) => {
            let body = json!({
                "name": "sun-graph",
                "version": env!("CARGO_PKG_VERSION"),
                "dataVersion": version,
                "dataset": dataset,
            });
            json_response(StatusCode::OK, &body)
        }
        Err(cause) => {
            tracing::warn!(%cause, "the version of the data could not be read");
            let body = json!({ "status": "the database does not answer" });
            json_response(StatusCode::SERVICE_UNAVAILABLE, &body)
        }
    }
}
