//! A sheet out of the database, row by row while it is read.

use std::io::{self, Write};

use poem::{
    Body, Request, Response, handler,
    http::header::CONTENT_DISPOSITION,
    web::{Data, Path},
};
use sea_orm::DbErr;
use serde::Deserialize;
use tokio::{sync::mpsc, task};

use super::{
    asked,
    filtered::{Ids, List, Narrowing},
    format, known, named,
};
use crate::{
    action::cells::Cells,
    auth::Sight,
    error::{Code, OUR_FAULT},
    exchange::{Format, export, print::Printer},
    http::{
        budget,
        caller::{Callers, Payer},
        graphql::{Door, operation::Caller},
        pieces::{self, Pieces},
        refusal::{Refusal, Result},
        request_id::RequestId,
    },
    sheet::Sheet,
};

/// Pages of rows, and pieces of a file, that may wait for a slow reader.
const WAITING: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    format: Option<String>,
    filter: Option<String>,
    order: Option<String>,
    direction: Option<String>,
}

/// Streams a sheet, whole or as a filter narrows it.
#[handler]
pub(crate) async fn give_out(
    request: &Request,
    Path(name): Path<String>,
    door: Data<&Door>,
    callers: Data<&Callers>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        let sheet = known(&name)?;
        let asked: Asked = asked(request)?;
        let format = format(asked.format.as_deref(), Format::Csv)?;
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
        let payer = Payer::of(&viewer, callers.address(request));
        door.budget.take(payer.as_ref(), budget::FILE)?;
        let id = RequestId::of(request.headers());
        let caller = Caller::of(request.headers(), id, (viewer, payer));
        streamed(&door, sheet, format, narrowing, caller).await
    };
    answer
        .await
        .unwrap_or_else(|refusal: Refusal| refusal.response())
}

async fn streamed(
    door: &Door,
    sheet: &'static Sheet,
    format: Format,
    narrowing: Narrowing,
    caller: Caller,
) -> Result<Response> {
    let version = door.db.data_version().await.map_err(|cause| {
        tracing::error!(%cause, "the data version could not be read");
        Refusal::new(
            Code::Overloaded,
            "the database does not answer: try again in a moment",
        )
    })?;
    // The first page is read before anything is answered, so that a wrong filter is told.
    let list = if narrowing.is_empty() {
        None
    } else {
        let list = List::of(door.gate.types(), sheet, narrowing)?;
        let first = list.page(door, &caller, None).await?;
        Some((list, first))
    };
    let (rows, waiting) = mpsc::channel::<Vec<Cells>>(WAITING);
    let (reading, sight) = (door.clone(), Sight::of(caller.viewer()));
    tokio::spawn(async move {
        let read = match list {
            None => whole(&reading, (sheet, sight), &rows).await,
            Some(list) => narrowed(&reading, sheet, list, &caller, &rows).await,
        };
        if let Err(cause) = read {
            tracing::debug!(
                ?cause,
                sheet = sheet.name,
                "a sheet was not read to its end"
            );
            // An error in the place of rows breaks the answer off, so that it is not taken for whole.
            rows.send(vec![]).await.ok();
        }
    });
    let body = printed(sheet, format, waiting);
    Ok(Response::builder()
        .content_type(format.media_type())
        .header("x-content-type-options", "nosniff")
        .header("data-version", version)
        .header(
            CONTENT_DISPOSITION,
            named(&format!("{}-{version}", sheet.name), format),
        )
        .body(body))
}

/// Why the rest of a sheet is not read.
#[derive(Debug)]
enum Broken {
    /// The database did not answer.
    #[expect(dead_code, reason = "it is there to be printed")]
    Database(DbErr),
    /// The list did not go on.
    #[expect(dead_code, reason = "it is there to be printed")]
    List(Code),
    /// Nobody reads it any more.
    Unread,
}

impl From<DbErr> for Broken {
    fn from(cause: DbErr) -> Self {
        Self::Database(cause)
    }
}

async fn whole(
    door: &Door,
    (sheet, sight): (&'static Sheet, Sight),
    rows: &mpsc::Sender<Vec<Cells>>,
) -> Result<(), Broken> {
    let mut pages = export::Pages::of(sheet, sight);
    loop {
        let page = pages.next(door.db.reader()).await?;
        if page.is_empty() {
            return Ok(());
        }
        rows.send(page).await.map_err(|_| Broken::Unread)?;
    }
}

async fn narrowed(
    door: &Door,
    sheet: &'static Sheet,
    (list, mut page): (List, Ids),
    caller: &Caller,
    rows: &mpsc::Sender<Vec<Cells>>,
) -> Result<(), Broken> {
    loop {
        let cells = export::some(door.db.reader(), sheet, &page.ids).await?;
        if !cells.is_empty() {
            rows.send(cells).await.map_err(|_| Broken::Unread)?;
        }
        let Some(next) = page.next else { return Ok(()) };
        let next = list.page(door, caller, Some(next)).await;
        page = next.map_err(|refusal| Broken::List(refusal.code))?;
    }
}

/// Prints rows on a thread of their own, as fast as they are read by the client.
fn printed(sheet: &'static Sheet, format: Format, mut rows: mpsc::Receiver<Vec<Cells>>) -> Body {
    let (sender, waiting) = mpsc::channel(WAITING);
    task::spawn_blocking(move || {
        let broken = sender.clone();
        let written = print(sheet, format, &mut rows, Pieces::new(sender));
        if let Err(cause) = written {
            tracing::debug!(%cause, sheet = sheet.name, "a sheet was not written to its end");
            broken.blocking_send(Err(cause)).ok();
        }
    });
    pieces::body(waiting)
}

fn print(
    sheet: &'static Sheet,
    format: Format,
    rows: &mut mpsc::Receiver<Vec<Cells>>,
    out: impl Write + Send,
) -> io::Result<()> {
    let mut printer = Printer::new(format, sheet, io::BufWriter::new(out))?;
    while let Some(page) = rows.blocking_recv() {
        if page.is_empty() {
            return Err(io::Error::other(OUR_FAULT));
        }
        for cells in &page {
            printer.row(cells)?;
        }
    }
    printer.finish()
}
