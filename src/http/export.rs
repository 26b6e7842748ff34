//! Files to take away: `GET /export/graph`, with the arguments of the graph's
//! field as parameters, `format`, `measures=true` for those of each node, and what
//! [`Words`] has for the layout of the file.

use std::sync::Arc;

use poem::{Request, Response, handler, web::Data};

use super::{
    budget,
    file::{self, Files, Head, Spool},
    graphql::{self, GraphqlState},
    refusal::Refusal,
};
use graph::{
    file::File,
    price,
    render::{self, Format},
    request::Words,
    shown::Bounds,
    store::Store,
};
#[cfg(feature = "ui")]
use graph::{layout::Layout, shown::Shown};
use schema::{error::Error, limits::Limits};
use store::{code::Code, compute::ComputeBudget, db::Db};

/// Gives out the graph that is asked for.
#[handler]
pub(super) async fn graph_file(
    request: &Request,
    state: Data<&GraphqlState>,
    store: Data<&Arc<Store>>,
    files: Data<&Files>,
) -> Response {
    let answer = async {
        let (_, limit_key) = state.callers.limit_key(request).await?;
        state.budget.take(limit_key.as_ref(), budget::FILE)?;
        let charge = state.budget.charge(limit_key.clone(), Arc::default());
        let limits = state.validator.limits();
        let compute = ComputeBudget::new(&state.pool, limits.compute(), 0, charge);
        let write = |spool| async {
            let (file, format) = tokio::select! {
                asked = asked(request, &state.db, (&store, &compute), limits) => asked?,
                () = compute.until_ended() => return Err(graphql::operation::too_dear()),
            };
            written(file, format, spool).await
        };
        files.make(limit_key, write).await
    };
    answer
        .await
        .unwrap_or_else(|refusal: Refusal| refusal.response())
}

/// A view and where its members stand in a picture, for a page that shows it.
#[cfg(feature = "ui")]
pub(crate) async fn pictured(
    request: &Request,
    (state, store): (&GraphqlState, &Store),
    words: Words,
) -> Result<(Arc<Shown>, Arc<Layout>), Refusal> {
    let (_, limit_key) = state.callers.limit_key(request).await?;
    state.budget.take(limit_key.as_ref(), budget::ENTRY)?;
    let charge = state.budget.charge(limit_key, Arc::default());
    let limits = state.validator.limits();
    let compute = ComputeBudget::new(&state.pool, limits.compute(), 0, charge);
    let making = async {
        let graph = store.graph(state.db.data_version().await?).await?;
        let view = words.read()?.view(&graph)?;
        let shown = store.shown(&graph, view, &compute).await?;
        let layout = shown.layout(&compute).await?;
        compute.spend(price::file(&shown.projected))?;
        Ok((shown, layout))
    };
    let made: Result<_, Error> = tokio::select! {
        made = making => made,
        () = compute.until_ended() => return Err(graphql::operation::too_dear()),
    };
    Ok(made?)
}

async fn asked(
    request: &Request,
    db: &Db,
    (store, budget): (&Store, &ComputeBudget),
    limits: &Limits,
) -> Result<(File, Format), Refusal> {
    let bad = |message: String| Refusal::new(Code::BadUserInput, message);
    let words: Words = request.params().map_err(|_| {
        bad("a parameter is not known or cannot be read: give those of collaborationGraph, format, measures, direction, simplify, table and tags".into())
    })?;
    let format = words.format().map_err(|unknown| bad(unknown.to_string()))?;
    let style = words
        .style(format)
        .map_err(|refused| bad(refused.to_string()))?;
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
        Ok(File::new(shown, measured, style))
    };
    let made: Result<File, Error> = made.await;
    Ok((made?, format))
}

async fn written(graph: File, format: Format, mut spool: Spool) -> Result<(Spool, Head), Refusal> {
    let head = Head {
        name: format!("{}.{}", graph.name(), format.extension()),
        media_type: format.media_type(),
        version: Some(graph.version()),
    };
    let write = move || {
        render::write(format, &graph, &mut spool)?;
        Ok(spool)
    };
    Ok((file::worked(write).await?, head))
}
