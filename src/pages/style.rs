//! What pages are styled by: one file, under a name that changes with what is in it.

use std::sync::LazyLock;

use poem::{
    Request, Response, handler,
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
};
use sha2::{Digest, Sha256};

use super::files;
use crate::http::graphql::representation;

/// A style is kept for good, since its name changes with it.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const FOR_A_DAY: &str = "public, max-age=86400";

static NAME: LazyLock<String> = LazyLock::new(|| {
    let hash = hex::encode(&Sha256::digest(style())[..6]);
    format!("style-{hash}.css")
});

fn style() -> &'static str {
    files::file("style.css")
}

/// Where the style stands.
pub(super) fn address() -> String {
    format!("/pages/{}", *NAME)
}

/// Gives out the style, or the icon of the pages.
#[handler]
pub(super) async fn file(request: &Request) -> Response {
    let (content_type, text, keeping) = match request.raw_path_param("name") {
        Some(name) if name == *NAME => ("text/css; charset=utf-8", style(), FOR_GOOD),
        Some("icon.svg") => ("image/svg+xml", files::file("icon.svg"), FOR_A_DAY),
        _ => return StatusCode::NOT_FOUND.into(),
    };
    let response = Response::builder()
        .header(CONTENT_TYPE, content_type)
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff");
    let mut response = representation::chosen(request, response.body(text), true).await;
    let keeping = HeaderValue::from_static(keeping);
    response.headers_mut().insert(CACHE_CONTROL, keeping);
    response
}
