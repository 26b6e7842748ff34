//! A sheet into the database: the file is the body, its sheet the address.

use std::io::Cursor;

use poem::{
    Body, Request, Response, handler,
    http::{HeaderMap, StatusCode},
    web::{Data, Path},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{asked, known};
use crate::http::{
    caller::Callers,
    importing::{Importer, unabandoned},
    negotiation::{essence, media_type},
    plain::json_response,
    refusal::{Refusal, Result},
};
use exchange::{
    Format,
    import::File,
    report::{Report, RowOutcome},
};
use schema::error::OUR_FAULT;
use store::code::Code;

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
pub(crate) async fn bring_in(
    request: &Request,
    Path(name): Path<String>,
    body: Body,
    callers: Data<&Callers>,
    importer: Data<&Importer>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        let sheet = known(&name)?;
        let Asked { dry_run } = asked(request)?;
        let format = format(request.headers())?;
        let place = importer.place(&viewer)?;
        let asked = [name.as_bytes()];
        let received = importer.received((request, body), viewer, dry_run, &asked);
        let (import, content) = received.await?;
        let file = File {
            sheet,
            format,
            content: Box::new(Cursor::new(content)),
        };
        let importer = importer.clone();
        let running = async move { importer.run(import, vec![file]).await };
        let reports = unabandoned(place, running).await?;
        let report = reports.into_iter().next();
        report.ok_or_else(|| Refusal::new(Code::Internal, OUR_FAULT))
    };
    match answer.await {
        Ok(report) => told(&report),
        Err(refusal) => refusal.response(),
    }
}

/// The media type says the format. None of these can be sent by a page of
/// another site without asking first.
fn format(headers: &HeaderMap) -> Result<Format> {
    let media = media_type(headers);
    let format = Format::ALL
        .into_iter()
        .find(|format| essence(format.media_type()).eq_ignore_ascii_case(media));
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
