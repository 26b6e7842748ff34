//! A page as it goes over the wire.

use poem::{
    Response,
    http::{
        StatusCode,
        header::{
            CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE, VARY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
};
use serde_json::{Value, json};

use super::{template, text, visit::Visit};
use crate::http::{
    graphql::representation,
    refusal::{self, Refusal, Result},
};
use store::code::Code;

/// Nothing comes from elsewhere, and nothing stands in the page but text and shapes.
pub(super) const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Sends a page, or the page that says why there is none.
pub(super) async fn respond(visit: &Visit<'_>, page: Result<Value>, name: &str) -> Response {
    let made = page.and_then(|facts| Ok((StatusCode::OK, template::render(visit, name, &facts)?)));
    let (status, html, wait) = match made {
        Ok((status, html)) => (status, html, None),
        Err(refusal) => {
            let status = refusal::status(refusal.code, false);
            (status, fault(visit, &refusal), refusal.retry_after())
        }
    };
    send(visit, (status, html), wait).await
}

/// Sends a page with this status.
pub(super) async fn send(
    visit: &Visit<'_>,
    (status, html): (StatusCode, String),
    wait: Option<u64>,
) -> Response {
    let mut response = Response::builder()
        .status(status)
        .header(CONTENT_TYPE, "text/html; charset=utf-8")
        .header(
            VARY,
            "accept-encoding, accept-language, authorization, cookie",
        )
        .header(CONTENT_SECURITY_POLICY, POLICY)
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(REFERRER_POLICY, "same-origin")
        .header("content-language", text::code(visit.language));
    if visit.is_chosen {
        let code = text::code(visit.language);
        let cookie = format!("lang={code}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
        response = response.header(SET_COOKIE, cookie);
    }
    if let Some(seconds) = wait {
        response = response.header(RETRY_AFTER, seconds);
    }
    representation::chosen(visit.request, response.body(html), status == StatusCode::OK).await
}

/// The page that says why there is none.
fn fault(visit: &Visit<'_>, refusal: &Refusal) -> String {
    let kind = match refusal.code {
        Code::NotFound | Code::BadUserInput => "missing",
        Code::RateLimited | Code::Overloaded | Code::Timeout => "later",
        Code::Unauthenticated => "bearer",
        _ => "ours",
    };
    let facts = json!({ "kind": kind, "wait": refusal.retry_after() });
    let page = template::render(visit, "fault.html", &facts);
    page.unwrap_or_else(|refusal| {
        let message = refusal.faults.first().map_or("", |fault| &fault.message);
        template::bare(&json!({ "message": message }))
    })
}
