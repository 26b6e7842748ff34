//! The questions of a version of a survey, for field tools.

use poem::{
    Request, Response, handler,
    web::{Data, Path},
};

use super::{
    file::{self, Files, Head, Spool},
    graphql::GraphqlState,
    refusal::{Refusal, Result},
};
use exchange::{Format, xlsform};
use store::{
    code::Code,
    db::{Db, Snapshot},
};

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
