//! An answer as it goes over the wire: in gzip for those who take it, and with a tag, so
//! that whoever asks again by GET gets `304 Not Modified` instead of the same bytes.
//!
//! gzip and not brotli: every client of the field takes it. At its quickest level it takes
//! a nested view of 24 kB to 5 kB. The library's own middleware would compress streams as
//! well, which then reach their readers late.

use std::{
    fmt,
    io::{self, Write},
};

use flate2::{Compression, write::GzEncoder};
use poem::{
    Request, Response,
    http::{
        HeaderValue, Method, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, ETAG},
    },
};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use crate::http::negotiation::{accepts, etag, is_held};

/// The coding of compressed answers.
const GZIP: &str = "gzip";
/// Below this many bytes an answer is one packet with or without gzip.
const WORTH_IT: usize = 1024;
/// From this many bytes on the work is done off the threads that serve, and thoroughly:
/// the schema's description leaves a third smaller than at the quickest level.
const LONG: usize = 64 * 1024;

/// The representation of the answer that suits the client. An answer that is not whole has
/// no tag: the next one may have no errors.
pub(crate) async fn chosen(request: &Request, mut response: Response, is_whole: bool) -> Response {
    let asked = request.headers();
    let is_tagged = is_whole && *request.method() == Method::GET;
    let takes_gzip = accepts(asked, GZIP);
    if response.status() != StatusCode::OK || !(is_tagged || takes_gzip) {
        return response;
    }
    let bytes = match response.take_body().into_bytes().await {
        Ok(bytes) => bytes,
        Err(cause) => return unwritten(response, &cause),
    };
    let is_gzip = takes_gzip && bytes.len() >= WORTH_IT;
    if is_tagged {
        let tag = etag(&Sha256::digest(&bytes)[..16], is_gzip.then_some(GZIP));
        let is_private = asked.contains_key(AUTHORIZATION);
        let control = if is_private {
            "private, no-cache"
        } else {
            "no-cache"
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(control));
        if let Ok(value) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, value);
        }
        if is_held(asked, &tag) {
            response.set_status(StatusCode::NOT_MODIFIED);
            return response;
        }
    }
    if !is_gzip {
        response.set_body(bytes);
        return response;
    }
    match compressed(bytes).await {
        Ok(compressed) => {
            let coding = HeaderValue::from_static(GZIP);
            response.headers_mut().insert(CONTENT_ENCODING, coding);
            response.set_body(compressed);
            response
        }
        Err(cause) => unwritten(response, &cause),
    }
}

async fn compressed(bytes: impl AsRef<[u8]> + Send + 'static) -> io::Result<Vec<u8>> {
    if bytes.as_ref().len() < LONG {
        return gzip(bytes.as_ref(), Compression::fast());
    }
    spawn_blocking(move || gzip(bytes.as_ref(), Compression::default())).await?
}

fn gzip(bytes: &[u8], level: Compression) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// An answer that is in memory can be read and compressed: what cannot is a fault of ours.
fn unwritten(mut response: Response, cause: &dyn fmt::Display) -> Response {
    tracing::error!(%cause, "an answer could not be written");
    response.set_status(StatusCode::INTERNAL_SERVER_ERROR);
    response
}
