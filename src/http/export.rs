//! Files to take away: `GET /export/graph`, with the arguments of the graph's
//! field as parameters, `format`, and `measures=true` for those of each node.

use std::sync::Arc;

use poem::{Request, Response, handler, http::header::CONTENT_DISPOSITION, web::Data};
use tokio::{sync::mpsc, task};

use super::{
    budget::{self, Budget},
    caller::{Callers, Payer},
    graphql,
    pieces::{self, Pieces},
    refusal::Refusal,
};
use crate::{
    compute::{ComputeBudget, ComputePool},
    db::Db,
    error::{Code, Error},
    graph::{
        file::File,
        price,
        render::{self, Format},
        request::Words,
        shown::Bounds,
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
    pool: Data<&ComputePool>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        let payer = Payer::of(&viewer, callers.address(request));
        budget.take(payer.as_ref(), budget::FILE)?;
        let charge = budget.charge(payer, Arc::default());
        let compute = ComputeBudget::new(&pool, limits.compute(), 0, charge);
        let asked = asked(request, &db, (&store, &compute), &limits);
        tokio::select! {
            file = asked => file,
            () = compute.until_ended() => Err(graphql::operation::too_dear()),
        }
    };
    match answer.await {
        Ok((file, format)) => streamed(file, format),
        Err(refusal) => refusal.response(),
    }
}

async fn asked(
    request: &Request,
    db: &Db,
    (store, budget): (&Store, &ComputeBudget),
    limits: &Limits,
) -> Result<(File, Format), Refusal> {
    let bad = |message: String| Refusal::new(Code::BadUserInput, message);
    let words: Words = request.params().map_err(|_| {
        bad("a parameter is not known or cannot be read: give those of collaborationGraph, format and measures".into())
    })?;
    let format = words.format().map_err(|unknown| bad(unknown.to_string()))?;
    let made = async {
        let graph = store.graph(db.data_version().await?).await?;
        let with_measures = words.measures;
        let view = words.read()?.view(&graph)?;
        let shown = store.shown(&graph, view, budget).await?;
        let measured = if with_measures {
            Some(shown.measured(Bounds::from(limits), budget).await?)
        } else {
            None
        };
        budget.spend(price::file(&shown.projected))?;
        Ok(File::new(shown, measured))
    };
    let made: Result<File, Error> = made.await;
    Ok((made?, format))
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
