//! Files to take away: `GET /export/graph`, with the arguments of the graph's
//! field as parameters, `format`, and `measures=true` for those of each node.

use std::sync::Arc;

use poem::{Request, Response, handler, web::Data};

use super::{
    budget::{self, Budget},
    caller::{Callers, Payer},
    file::{self, Files, Head, Spool},
    refusal::Refusal,
};
use crate::{
    db::Db,
    error::Code,
    graph::{
        file::File,
        render::{self, Format},
        request::{Refused, Words},
        shown::{Bounds, Unmeasured},
        store::Store,
    },
    schema::limits::Limits,
};

/// Gives out the graph that is asked for.
#[handler]
pub(super) async fn graph_file(
    request: &Request,
    db: Data<&Db>,
    store: Data<&Arc<Store>>,
    limits: Data<&Limits>,
    callers: Data<&Callers>,
    budget: Data<&Budget>,
    files: Data<&Files>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        let payer = Payer::of(&viewer, callers.address(request));
        budget.take(payer.as_ref(), budget::FILE)?;
        let write = |spool| async {
            let (file, format) = asked(request, &db, &store, &limits).await?;
            written(file, format, spool).await
        };
        files.make(payer, write).await
    };
    answer
        .await
        .unwrap_or_else(|refusal: Refusal| refusal.response())
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
    let failed = |cause| file::silent(&cause);
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

async fn written(graph: File, format: Format, mut spool: Spool) -> Result<(Spool, Head), Refusal> {
    let head = Head {
        name: format!("sun-graph-{}.{}", graph.version(), format.extension()),
        media_type: format.media_type(),
        version: Some(graph.version()),
    };
    let write = move || {
        render::write(format, &graph, &mut spool)?;
        Ok(spool)
    };
    Ok((file::worked(write).await?, head))
}
