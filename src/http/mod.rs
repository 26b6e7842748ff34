//! The door: every address this server answers, on one screen.

mod caller;
mod export;
pub(crate) mod graphql;
mod health;
mod refusal;
mod request_id;

use std::{future::Future, io, sync::Arc, time::Duration};

use apollo_compiler::validation::DiagnosticList;
use poem::{
    EndpointExt, Error, IntoEndpoint, IntoResponse, Response, Route, Server,
    endpoint::BoxEndpoint,
    get,
    http::{StatusCode, header::ALLOW},
    listener::TcpAcceptor,
};
use serde_json::json;
use tokio::net::TcpListener;

use self::{
    caller::Callers,
    graphql::{Door, Gate},
};
use crate::{
    auth::Auth,
    config::Config,
    db::Db,
    error::{Code, OUR_FAULT},
    graph::store::Store,
    schema,
};

/// How long a connection may stay open with nothing on it.
const IDLE: Duration = Duration::from_secs(75);

/// How long requests may take to end once the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(20);

/// The whole service, ready to be served or tested.
///
/// # Errors
///
/// Where the text of the schema is not valid, which a test of it rules out.
pub fn service(
    db: Db,
    auth: Auth,
    config: &Config,
) -> Result<BoxEndpoint<'static>, DiagnosticList> {
    let limits = &config.limits;
    let callers = Callers::new(auth, config.proxies);
    let store = Arc::new(Store::new(db.reader().clone()));
    let schema = graphql::fitted(schema::build(), limits)
        .data(Arc::clone(&store))
        .finish();
    let gate = Gate::new(&schema.sdl(), limits.clone())?;
    let door = Door {
        gate: Arc::new(gate),
        schema,
        db: db.clone(),
        callers: callers.clone(),
    };
    let routes = Route::new()
        .at("/graphql", graphql::endpoint)
        .at("/export/graph", get(export::graph_file))
        .at("/health/live", get(health::live))
        .at("/health/ready", get(health::ready));
    #[cfg(feature = "ui")]
    let routes = routes
        .at("/", get(home))
        .nest("/graphiql", crate::ui::routes());
    Ok(routes
        .data(door)
        .data(store)
        .data(db)
        .data(callers)
        .catch_all_error(plain)
        .around(caller::private)
        .boxed())
}

/// Serves until told to stop, then lets what runs come to its end.
///
/// # Errors
///
/// Where the listener fails.
pub async fn serve(
    listener: TcpListener,
    service: impl IntoEndpoint<Endpoint: 'static>,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    Server::new_with_acceptor(TcpAcceptor::from_tokio(listener)?)
        .idle_timeout(IDLE)
        .run_with_graceful_shutdown(service, stop, Some(FAREWELL))
        .await
}

#[cfg(feature = "ui")]
#[poem::handler]
fn home() -> poem::web::Redirect {
    poem::web::Redirect::see_other("/graphiql")
}

/// What no route answers, in the shape of every other error.
async fn plain(error: Error) -> Response {
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

fn json_response(status: StatusCode, body: &serde_json::Value) -> Response {
    Response::builder()
        .status(status)
        .content_type("application/json; charset=utf-8")
        .header("x-content-type-options", "nosniff")
        .body(body.to_string())
}
