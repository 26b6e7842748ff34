//! Sheets by address: what there is, what one looks like, out of the database
//! and into it.

mod filtered;
mod import;
mod out;

use poem::{
    Request, Response, handler,
    http::{
        HeaderValue,
        header::{ALLOW, CONTENT_DISPOSITION, RETRY_AFTER},
    },
    web::Path,
};
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) use self::{
    import::{bring_in, errors},
    out::give_out,
};
use super::{
    plain::json_response,
    refusal::{Refusal, Result},
};
use exchange::{Dialect, Format, Layout, Separator, describe, print};
use record::sheet::{Sheet, sheet, sheets};
use store::code::Code;

/// Says which sheets there are, and what their columns hold.
#[handler]
pub(super) fn list() -> Response {
    json_response(
        poem::http::StatusCode::OK,
        &json!({ "sheets": sheets().iter().map(describe::sheet).collect::<Value>() }),
    )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateAsked {
    format: Option<String>,
    tags: Option<bool>,
    separator: Option<String>,
    bom: Option<bool>,
}

/// Gives an empty sheet to fill in.
#[handler]
pub(super) fn template(request: &Request, Path(name): Path<String>) -> Response {
    let made = || -> Result<Response> {
        let sheet = known(&name)?;
        let asked: TemplateAsked = asked(request)?;
        let format = format(asked.format.as_deref(), Format::Csv)?;
        let layout = Layout {
            format,
            has_tags: asked.tags.unwrap_or_default(),
            dialect: dialect(asked.separator.as_deref(), asked.bom)?,
        };
        let mut file = vec![];
        print::template(sheet, layout, &mut file).map_err(|cause| {
            tracing::error!(%cause, "a template could not be written");
            Refusal::new(Code::Internal, schema::error::OUR_FAULT)
        })?;
        Ok(Response::builder()
            .content_type(format.media_type())
            .header("x-content-type-options", "nosniff")
            .header(
                CONTENT_DISPOSITION,
                named(&format!("{name}-template"), format),
            )
            .body(file))
    };
    made().unwrap_or_else(|refusal| refusal.response())
}

/// Says to whoever opens the address of imports how it is used.
#[handler]
pub(super) fn send_instead() -> Response {
    let message = "send a sheet here by POST, or read one at /export";
    let mut response = Refusal::new(Code::MethodNotAllowed, message).response();
    let allowed = HeaderValue::from_static("POST");
    response.headers_mut().insert(ALLOW, allowed);
    response
}

fn known(name: &str) -> Result<&'static Sheet> {
    sheet(name).ok_or_else(|| {
        let message = format!("there is no sheet {name:?}: see GET /sheets");
        Refusal::new(Code::NotFound, message)
    })
}

pub(super) fn asked<T: for<'a> Deserialize<'a>>(request: &Request) -> Result<T> {
    request.params().map_err(|_| {
        let message =
            "a parameter is not known or cannot be read: see the README for those there are";
        Refusal::new(Code::BadUserInput, message)
    })
}

fn format(name: Option<&str>, default: Format) -> Result<Format> {
    let Some(name) = name else { return Ok(default) };
    Format::of_name(name).ok_or_else(|| {
        let message = format!("{name:?} is no format: csv, xlsx or ndjson");
        Refusal::new(Code::BadUserInput, message)
    })
}

/// The CSV of this separator, with a byte order mark or without.
pub(super) fn dialect(separator: Option<&str>, bom: Option<bool>) -> Result<Dialect> {
    let separator = separator.map_or(Some(Separator::default()), Separator::of_name);
    let Some(separator) = separator else {
        let message = "`separator` is comma, semicolon or tab";
        return Err(Refusal::new(Code::BadUserInput, message));
    };
    let has_mark = bom.unwrap_or_default();
    Ok(Dialect {
        separator,
        has_mark,
    })
}

fn named(name: &str, format: Format) -> String {
    format!("attachment; filename=\"{name}.{}\"", format.name())
}

impl Refusal {
    /// The refusal as the answer of an address that speaks no GraphQL.
    pub(super) fn response(&self) -> Response {
        let message = self.faults.first().map_or("", |fault| &fault.message);
        let mut extensions = self.details.clone();
        extensions.insert("code".into(), self.code.as_str().into());
        let error = json!({ "message": message, "extensions": Value::Object(extensions) });
        let mut response = json_response(
            crate::http::refusal::status(self.code, false),
            &json!({ "errors": [error] }),
        );
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
