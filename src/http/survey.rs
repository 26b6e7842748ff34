//! The questions of a version of a survey, for field tools.

use std::io::Cursor;

use poem::{
    Response, handler,
    http::header::CONTENT_DISPOSITION,
    web::{Data, Path},
};

use super::{
    graphql::Door,
    refusal::{Refusal, Result},
};
use crate::{
    error::{Code, OUR_FAULT},
    exchange::{Format, xlsform},
};

/// Gives the questions of a version as an XLSForm, which ODK and KoboToolbox ask.
#[handler]
pub(super) async fn give_form(Path(version): Path<String>, door: Data<&Door>) -> Response {
    made(&door, &version)
        .await
        .unwrap_or_else(|refusal| refusal.response())
}

async fn made(door: &Door, version: &str) -> Result<Response> {
    let form = xlsform::load(door.db.reader(), version).await;
    let form = form.map_err(|cause| {
        tracing::error!(%cause, "the questions of a survey could not be read");
        Refusal::new(
            Code::Overloaded,
            "the database does not answer: try again in a moment",
        )
    })?;
    let form = form.ok_or_else(|| {
        let message = format!("there is no version {version:?}: ask for surveyVersions");
        Refusal::new(Code::NotFound, message)
    })?;
    let mut file = Cursor::new(vec![]);
    xlsform::write(&form, &mut file).map_err(|cause| {
        tracing::error!(%cause, "a form could not be written");
        Refusal::new(Code::Internal, OUR_FAULT)
    })?;
    Ok(Response::builder()
        .content_type(Format::Xlsx.media_type())
        .header("x-content-type-options", "nosniff")
        .header(
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.xlsx\"", form.id),
        )
        .body(file.into_inner()))
}
