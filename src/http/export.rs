//! Files to take away: `GET /export/graph`, with the arguments of the graph's
//! field as parameters, `format`, and `measures=true` for those of each node.

use std::sync::Arc;

use poem::{Request, Response, handler, http::header::CONTENT_DISPOSITION, web::Data};
use tokio::{sync::mpsc, task};

use super::{
    budget::{self, Budget},
    caller::{Callers, Payer},
    pieces::{self, Pieces},
    refusal::Refusal,
};
use crate::{
    db::Db,
    error::{Code, OUR_FAULT},
    graph::{
        file::File,
        render::{self, Format},
        request::{Refused, Words},
        shown::{Bounds, Unmeasured},
        store::Store,
    },
    schema::limits::Limits,
};

/// Pieces of a file that may wait for a slow reader.
const WAITING: usize = 8;

/// Streams the graph that is asked for.
#[handler]
pub(super) async fn graph_file(
    request: &Request,
    db: Data<&Db>,
    store: Data<&Arc<Store>>,
    limits: Data<&Limits>,
    callers: Data<&Callers>,
    budget: Data<&Budget>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        let payer = Payer::of(&viewer, callers.address(request));
        budget.take(payer.as_ref(), budget::FILE)?;
        asked(request, &db, &store, &limits).await
    };
    match answer.await {
        Ok((file, format)) => streamed(file, format),
        Err(refusal) => refusal.response(),
    }
}

async fn asked(
    request: &Request,
    db: &Db,
    store: &Store,
    limits: &Limits,
) -> Result<(File, Format), Refusal> {
    let bad = |message: String| Refusal::new(Code::BadUserInput, message);
    let words: Words = request.params().map_err(|_| {
        bad("a parameter is not known or cannot be read: give those of collaborationGraph, format and measures".into())
    })?;
    let format = words.format().map_err(|unknown| bad(unknown.to_string()))?;
    let failed = |cause| {
        tracing::error!(%cause, "the graph could not be read");
        Refusal::new(Code::Internal, OUR_FAULT)
    };
    let version = db.data_version().await.map_err(failed)?;
    let graph = store.graph(version).await.map_err(failed)?;
    let with_measures = words.measures;
    let view = words.read().and_then(|request| request.view(&graph));
    let view = view.map_err(|refused| match refused {
        Refused::Unknown(..) => Refusal::new(Code::NotFound, refused.to_string()),
        Refused::Senseless(message) => bad(message),
    })?;
    let shown = store.shown(&graph, view).await.map_err(failed)?;
    let measured = if with_measures {
        let measured = shown.measured(Bounds::from(limits)).await;
        Some(measured.map_err(|unmeasured| {
            let code = match unmeasured {
                Unmeasured::TooLarge { .. } => Code::GraphTooLarge,
                Unmeasured::Stopped => Code::Internal,
            };
            Refusal::new(code, unmeasured.to_string())
        })?)
    } else {
        None
    };
    Ok((File::new(shown, measured), format))
}

fn streamed(file: File, format: Format) -> Response {
    let name = format!("sun-graph-{}.{}", file.version(), format.extension());
    let (sender, waiting) = mpsc::channel(WAITING);
    task::spawn_blocking(move || {
        if let Err(cause) = render::write(format, &file, &mut Pieces::new(sender)) {
            tracing::debug!(%cause, "a graph was not read to its end");
        }
    });
    Response::builder()
        .content_type(format.media_type())
        .header("x-content-type-options", "nosniff")
        .header(
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        )
        .body(pieces::body(waiting))
}
