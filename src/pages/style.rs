//! What pages are styled by: one file, under a name that changes with what is in it.

use std::sync::LazyLock;

use poem::{
    Request, Response, handler,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
};
use sha2::{Digest, Sha256};

use super::files;
use crate::http::graphql::representation;

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

/// Gives out the style.
#[handler]
pub(super) async fn file(request: &Request) -> Response {
    if request.raw_path_param("name") != Some(&NAME) {
        return StatusCode::NOT_FOUND.into();
    }
    let response = Response::builder()
        .header(CONTENT_TYPE, "text/css; charset=utf-8")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff");
    let mut response = representation::chosen(request, response.body(style()), true).await;
    let for_good = poem::http::HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(CACHE_CONTROL, for_good);
    response
}
