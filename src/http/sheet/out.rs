//! A sheet out of the database: all of it as one moment left it.

use std::io::BufWriter;

use poem::{
    Request, Response, handler,
    web::{Data, Path},
};
use serde::Deserialize;

use super::{
    asked, dialect,
    filtered::{List, Narrowing},
    format, known,
};
use crate::http::{
    budget,
    file::{self, Files, Head, Spool},
    graphql::{GraphqlState, caller::Caller},
    refusal::{Refusal, Result},
    request_id::RequestId,
};
use exchange::{Format, Layout, export, print::Printer};
use record::sheet::Sheet;
use store::{action::cells::Cells, auth::ReadScope, code::Code, db::Snapshot};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    format: Option<String>,
    filter: Option<String>,
    order: Option<String>,
    direction: Option<String>,
    tags: Option<bool>,
    separator: Option<String>,
    bom: Option<bool>,
}

/// Gives out a sheet, whole or as a filter narrows it.
#[handler]
pub(crate) async fn give_out(
    request: &Request,
    Path(name): Path<String>,
    state: Data<&GraphqlState>,
    files: Data<&Files>,
) -> Response {
    let answer = async {
        let (viewer, limit_key) = state.callers.limit_key(request).await?;
        let sheet = known(&name)?;
        let asked: Asked = asked(request)?;
        let format = format(asked.format.as_deref(), Format::Csv)?;
        let layout = Layout {
            format,
            has_tags: asked.tags.unwrap_or_default(),
            dialect: dialect(asked.separator.as_deref(), asked.bom)?,
        };
        let filter = asked.filter.map(|text| serde_json::from_str(&text));
        let filter = filter.transpose().map_err(|_| {
            let message =
                "`filter` is the JSON of the list's filter, as in {\"countries\":[\"KEN\"]}";
            Refusal::new(Code::BadUserInput, message)
        })?;
        let narrowing = Narrowing {
            filter,
            order: asked.order,
            direction: asked.direction,
        };
        state.budget.take(limit_key.as_ref(), budget::FILE)?;
        let id = RequestId::of(request.headers());
        let caller = Caller::of(request.headers(), id, (viewer, limit_key.clone()));
        let state: &GraphqlState = &state;
        let write = |spool, Snapshot { db, version }| async move {
            // What reads through this door reads the snapshot.
            let reading = GraphqlState {
                db,
                ..state.clone()
            };
            let spool = written(&reading, (sheet, layout), narrowing, (caller, spool)).await?;
            let head = Head {
                name: format!("{}-{version}.{}", sheet.name, format.name()),
                media_type: format.media_type(),
                version: Some(version),
            };
            Ok((spool, head))
        };
        files.make_of(&state.db, limit_key, write).await
    };
    answer
        .await
        .unwrap_or_else(|refusal: Refusal| refusal.response())
}

async fn written(
    state: &GraphqlState,
    (sheet, layout): (&'static Sheet, Layout),
    narrowing: Narrowing,
    (caller, spool): (Caller, Spool),
) -> Result<Spool> {
    let mut print = Print::new(sheet, layout, spool).await?;
    if narrowing.is_empty() {
        let mut pages = export::Pages::of(sheet, ReadScope::of(caller.viewer()));
        loop {
            let page = pages.next(state.db.reader()).await;
            let page = page.map_err(|cause| file::silent(&cause))?;
            if page.is_empty() {
                break;
            }
            print = print.page(page).await?;
        }
    } else {
        let list = List::of(state.validator.types(), sheet, narrowing)?;
        let mut after = None;
        loop {
            let ids = list.page(state, &caller, after).await?;
            let page = export::some(state.db.reader(), sheet, &ids.ids).await;
            print = print
                .page(page.map_err(|cause| file::silent(&cause))?)
                .await?;
            after = ids.next;
            if after.is_none() {
                break;
            }
        }
    }
    print.finish().await
}

/// A sheet that is being printed, page by page.
struct Print(Printer<BufWriter<Spool>>);

impl Print {
    async fn new(sheet: &'static Sheet, layout: Layout, spool: Spool) -> Result<Self> {
        let begin = move || Printer::new(layout, sheet, BufWriter::new(spool));
        Ok(Self(file::worked(begin).await?))
    }

    async fn page(self, page: Vec<Cells>) -> Result<Self> {
        let Self(mut printer) = self;
        let rows = move || {
            for cells in &page {
                printer.row(cells)?;
            }
            Ok(printer)
        };
        Ok(Self(file::worked(rows).await?))
    }

    async fn finish(self) -> Result<Spool> {
        let Self(printer) = self;
        file::worked(move || Ok(printer.finish()?.into_inner()?)).await
    }
}
