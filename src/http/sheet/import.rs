//! A sheet into the database: the file is the body, its sheet the address.

use std::{io::Cursor, sync::Arc};

use poem::{
    Body, Request, Response, handler,
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    web::{Data, Path},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{asked, known};
use crate::http::{
    bounded::bounded,
    caller::Callers,
    plain::json_response,
    refusal::{Refusal, Result},
    stamp,
};
use exchange::{
    Format,
    import::{File, Import},
    read::Reader,
    report::{Report, RowOutcome},
    slots::ImportSlots,
};
use record::{clock::Clock, sheet::Sheet};
use schema::error::{Error, OUR_FAULT};
use store::{code::Code, db::Db, feed::Feed};

/// How many refused rows are told as errors; the report has more.
const ERRORS: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Asked {
    #[serde(default)]
    dry_run: bool,
}

/// Brings in a file.
#[handler]
#[expect(
    clippy::too_many_arguments,
    reason = "they are what the handler is given"
)]
pub(crate) async fn bring_in(
    request: &Request,
    Path(name): Path<String>,
    body: Body,
    db: Data<&Db>,
    feed: Data<&Feed>,
    callers: Data<&Callers>,
    reader: Data<&Reader>,
    slots: Data<&ImportSlots>,
    clock: Data<&Clock>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        let sheet = known(&name)?;
        let Asked { dry_run } = asked(request)?;
        let format = format(request.headers())?;
        let place = slots.take(&viewer).map_err(Error::from)?;
        let limit = usize::try_from(reader.limits.file_bytes).unwrap_or(usize::MAX);
        let content = bounded(request, body, limit).await?;
        let now = clock.now();
        let asked = || stamp::fingerprint([name.as_bytes(), &[u8::from(dry_run)], &content]);
        let key = stamp::key(request.headers(), &viewer, asked, now)?;
        let import = Import {
            viewer: Arc::new(viewer),
            now,
            reader: (*reader).clone(),
            source: None,
            is_dry_run: dry_run,
            key,
            names: vec![],
            until: None,
        };
        let (db, feed) = (db.clone(), feed.clone());
        // In a task of its own: a sender that hangs up must not leave it half done.
        let running = tokio::spawn(async move {
            let _place = place;
            brought(&db, &feed, import, sheet, format, content).await
        });
        running.await.map_err(|panic| {
            tracing::error!(%panic, "an import panicked");
            Refusal::new(Code::Internal, OUR_FAULT)
        })?
    };
    match answer.await {
        Ok(report) => told(&report),
        Err(refusal) => refusal.response(),
    }
}

async fn brought(
    db: &Db,
    feed: &Feed,
    import: Import,
    sheet: &'static Sheet,
    format: Format,
    content: Vec<u8>,
) -> Result<Report> {
    let file = File {
        sheet,
        format,
        content: Box::new(Cursor::new(content)),
    };
    let reports = import
        .run(db, vec![file], |_, _| ())
        .await
        .map_err(Error::from)?;
    let report = reports.into_iter().next();
    let report = report.ok_or_else(|| Refusal::new(Code::Internal, OUR_FAULT))?;
    if let Some(sequence) = report.sequence {
        feed.woken(sequence);
    }
    Ok(report)
}

/// The media type says the format. None of these can be sent by a page of
/// another site without asking first.
fn format(headers: &HeaderMap) -> Result<Format> {
    let media = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let media = media
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    let format = Format::ALL.into_iter().find(|format| {
        let known = format.media_type().split(';').next().unwrap_or_default();
        known.eq_ignore_ascii_case(media)
    });
    format.ok_or_else(|| {
        let message =
            "send the file as content-type text/csv, application/x-ndjson, or that of XLSX";
        Refusal::new(Code::UnsupportedMediaType, message)
    })
}

/// The report; where rows are refused, as errors too, with the status that says so.
fn told(report: &Report) -> Response {
    let mut body = json!({ "report": report });
    let Some(code) = report.code() else {
        return json_response(StatusCode::OK, &body);
    };
    body["errors"] = errors(report, code).into();
    json_response(crate::http::refusal::status(code, false), &body)
}

/// The faults of the first rows that are refused, as errors of an answer.
pub(in crate::http) fn errors(report: &Report, code: Code) -> Vec<Value> {
    let rows = report.rows.iter();
    let refused = rows.filter(|row| row.outcome == RowOutcome::Refused);
    refused
        .flat_map(|row| row.faults.iter().map(move |fault| (row, fault)))
        .take(ERRORS)
        .map(|(row, fault)| {
            let place = json!({
                "code": code.as_str(), "line": row.line, "column": fault.column, "value": fault.value,
            });
            json!({ "message": fault.reason, "extensions": place })
        })
        .collect()
}
