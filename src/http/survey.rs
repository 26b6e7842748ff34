//! Surveys for field tools: the questions of a version as a form, and what came back.

use poem::{
    Body, Request, Response, handler,
    http::{HeaderMap, StatusCode},
    web::{Data, Path},
};
use serde::Deserialize;
use serde_json::json;
use tokio::task;

use super::{
    caller::Callers,
    file::{self, Files, Head, Spool},
    graphql::GraphqlState,
    importing::{Importer, unabandoned},
    negotiation::{essence, media_type},
    plain::json_response,
    refusal::{self, Refusal, Result},
    sheet,
};
use entity::vocabulary::Role;
use exchange::{
    Format,
    import::{Import, ImportError},
    report::Report,
    responses::{self, Round},
    xlsform,
};
use schema::error::{Error, OUR_FAULT};
use store::{
    auth::{Owner, Permission, Viewer, permit},
    code::Code,
    db::{Db, Snapshot},
};

/// The media type of the archives that ODK Central makes.
const ARCHIVE: &str = "application/zip";

/// Gives the questions of a version as an XLSForm, which ODK and KoboToolbox ask.
#[handler]
pub(super) async fn give_form(
    request: &Request,
    Path(version): Path<String>,
    state: Data<&GraphqlState>,
    files: Data<&Files>,
) -> Response {
    let answer = async {
        let (_, limit_key) = state.callers.limit_key(request).await?;
        let write = |spool, snapshot: Snapshot| async move {
            let (spool, name) = written(&snapshot.db, &version, spool).await?;
            let head = Head {
                name,
                media_type: Format::Xlsx.media_type(),
                version: Some(snapshot.version),
            };
            Ok((spool, head))
        };
        files.make_of(&state.db, limit_key, write).await
    };
    answer
        .await
        .unwrap_or_else(|refusal: Refusal| refusal.response())
}

async fn written(db: &Db, version: &str, mut spool: Spool) -> Result<(Spool, String)> {
    let form = xlsform::load(db.reader(), version).await;
    let form = form.map_err(|cause| file::silent(&cause))?;
    let form = form.ok_or_else(|| {
        let message = format!("there is no version {version:?}: ask for surveyVersions");
        Refusal::new(Code::NotFound, message)
    })?;
    let name = format!("{}.xlsx", form.id);
    let write = move || {
        xlsform::write(&form, &mut spool)?;
        Ok(spool)
    };
    Ok((file::worked(write).await?, name))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Asked {
    #[serde(default)]
    dry_run: bool,
    #[serde(default = "source_title")]
    source_title: String,
}

fn source_title() -> String {
    responses::SOURCE_TITLE.into()
}

/// What a file of responses came to.
struct Taken {
    notes: Vec<String>,
    reports: Vec<Report>,
}

/// Takes responses to a round as a field tool gives them out.
#[handler]
pub(super) async fn take_responses(
    request: &Request,
    Path(id): Path<String>,
    body: Body,
    callers: Data<&Callers>,
    importer: Data<&Importer>,
) -> Response {
    let answer = async {
        let viewer = callers.viewer(request).await?;
        may_write(&viewer)?;
        let asked: Asked = sheet::asked(request)?;
        is_known(request.headers())?;
        let place = importer.place(&viewer)?;
        let round = responses::round(importer.db().reader(), &id).await;
        let round = round.map_err(|cause| file::silent(&cause))?;
        let round = round.ok_or_else(|| unknown_round(&id))?;
        let source = asked.source_title;
        let parts = [b"responses", id.as_bytes(), source.as_bytes()];
        let received = importer.received((request, body), viewer, asked.dry_run, &parts);
        let (import, content) = received.await?;
        let taking = taken(importer.clone(), import, (round, source, content));
        unabandoned(place, taking).await
    };
    match answer.await {
        Ok(taken) => told(&taken),
        Err(refusal) => refusal.response(),
    }
}

fn unknown_round(id: &str) -> Refusal {
    let message =
        format!("there is no round {id:?} whose questions are on record: ask for surveyRounds");
    Refusal::new(Code::NotFound, message)
}

/// Whether a caller may write anything at all: asked before anything is read for it.
fn may_write(viewer: &Viewer) -> Result<()> {
    if viewer.role >= Role::Contributor {
        return Ok(());
    }
    let owner = &Owner::default();
    let permitted = permit(viewer, Permission::Write { owner });
    Ok(permitted.map_err(|denied| Error::from(ImportError::Denied(denied)))?)
}

async fn taken(
    importer: Importer,
    import: Import,
    (round, source, content): (Round, String, Vec<u8>),
) -> Result<Taken> {
    let reader = import.reader.clone();
    let read = move || responses::read(&round, &source, &reader, &content);
    let read = task::spawn_blocking(read).await.map_err(|panic| {
        tracing::error!(%panic, "the reading of responses panicked");
        Refusal::new(Code::Internal, OUR_FAULT)
    })?;
    let brought = match read {
        Ok(brought) => brought,
        Err(refusals) => {
            let report = Report::refused("survey_responses", import.is_dry_run, refusals);
            return Ok(Taken {
                notes: vec![],
                reports: vec![report],
            });
        }
    };
    let mut reports = importer.run(import, brought.files).await?;
    for report in &mut reports {
        let rows = std::mem::take(&mut report.rows).into_iter();
        let rows = rows.map(|row| brought.origins.cited(&report.sheet, row));
        report.rows = rows.collect();
    }
    Ok(Taken {
        notes: brought.notes,
        reports,
    })
}

/// The file says by itself what it is. None of these media types can be sent by a page
/// of another site without asking first.
fn is_known(headers: &HeaderMap) -> Result<()> {
    let media = media_type(headers);
    let mut known = [Format::Csv.media_type(), Format::Xlsx.media_type(), ARCHIVE].into_iter();
    if known.any(|it| essence(it).eq_ignore_ascii_case(media)) {
        return Ok(());
    }
    let message = "send the file as content-type text/csv, application/zip, or that of XLSX";
    Err(Refusal::new(Code::UnsupportedMediaType, message))
}

/// The reports; where rows are refused, as errors too, with the status that says so.
fn told(taken: &Taken) -> Response {
    let mut body = json!({ "notes": taken.notes, "reports": taken.reports });
    let mut refused = taken.reports.iter();
    let Some(code) = refused.find_map(Report::code) else {
        return json_response(StatusCode::OK, &body);
    };
    let errors = taken.reports.iter();
    let errors = errors.flat_map(|report| sheet::errors(report, code));
    body["errors"] = errors.collect();
    json_response(refusal::status(code, false), &body)
}
