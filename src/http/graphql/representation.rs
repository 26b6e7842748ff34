//! An answer as it goes over the wire: in gzip for those who take it, and with a tag, so
//! that whoever asks again by GET gets `304 Not Modified` instead of the same bytes.
//!
//! gzip and not brotli: every client of the field takes it, and at its quickest level it
//! takes a nested view to an eighth in a millisecond. The library's own middleware would
//! compress streams as well, which then reach their readers late.

use std::{fmt::Write as _, io::Write as _};

use flate2::{Compression, write::GzEncoder};
use poem::{
    Request, Response,
    http::{
        HeaderValue, Method, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, ETAG},
    },
};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use crate::http::negotiation::{accepts, is_held};

/// Below this many bytes an answer is one packet with or without gzip.
const WORTH_IT: usize = 1024;
/// From this many bytes on the work is done off the threads that serve, and thoroughly:
/// the schema's description leaves a third smaller than at the quickest level.
const LONG: usize = 64 * 1024;
/// Where an answer with errors begins: it has no tag, since the next may have none.
const WITH_ERRORS: &[u8] = b"{\"errors\"";

/// The representation of the answer that suits the client.
pub(super) async fn chosen(request: &Request, mut response: Response) -> Response {
    if response.status() != StatusCode::OK {
        return response;
    }
    let Ok(bytes) = response.take_body().into_vec().await else {
        // The body is in memory: it can always be read.
        return response;
    };
    let is_gzip = bytes.len() >= WORTH_IT && accepts(request.headers(), "gzip");
    if *request.method() == Method::GET && !bytes.starts_with(WITH_ERRORS) {
        let etag = etag(&bytes, is_gzip);
        let is_private = request.headers().contains_key(AUTHORIZATION);
        let control = if is_private {
            "private, no-cache"
        } else {
            "no-cache"
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(control));
        if let Ok(value) = HeaderValue::from_str(&etag) {
            headers.insert(ETAG, value);
        }
        if is_held(request.headers(), &etag) {
            headers.remove(CONTENT_LENGTH);
            response.set_status(StatusCode::NOT_MODIFIED);
            return response;
        }
    }
    if !is_gzip {
        response.set_body(bytes);
        return response;
    }
    let compressed = if bytes.len() < LONG {
        gzip(&bytes, Compression::fast())
    } else {
        match spawn_blocking(move || gzip(&bytes, Compression::default())).await {
            Ok(compressed) => compressed,
            Err(panic) => {
                tracing::error!(%panic, "an answer could not be compressed");
                response.set_status(StatusCode::INTERNAL_SERVER_ERROR);
                return response;
            }
        }
    };
    let coding = HeaderValue::from_static("gzip");
    response.headers_mut().insert(CONTENT_ENCODING, coding);
    response.set_body(compressed);
    response
}

fn gzip(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// A strong tag: the hash of the content, told apart by its coding.
fn etag(bytes: &[u8], is_gzip: bool) -> String {
    let mut tag = String::from('"');
    for byte in &Sha256::digest(bytes)[..16] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push_str(if is_gzip { "-gzip\"" } else { "\"" });
    tag
}
