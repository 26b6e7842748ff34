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
use hyper::body::Bytes;
use poem::{
    Request, Response,
    http::{
        HeaderValue, Method, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, ETAG},
    },
};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use super::{
    answer::{self, Answer},
    kept::Form,
};
use crate::http::negotiation::{accepts, etag, is_held};

/// The coding of compressed answers.
const GZIP: &str = "gzip";
/// Below this many bytes an answer is one packet with or without gzip.
const WORTH_IT: usize = 1024;
/// From this many bytes on the work is done off the threads that serve, and thoroughly:
/// the schema's description leaves a third smaller than at the quickest level.
const LONG: usize = 64 * 1024;

/// What an answer says, in the forms in which it may leave; cheap to clone.
#[derive(Clone)]
pub(crate) struct Content {
    plain: Bytes,
    gzip: Option<Bytes>,
    hash: [u8; 16],
}

impl Form for Content {
    async fn of(answer: &Answer) -> Option<Self> {
        let plain = Bytes::from(answer::bytes(answer)?);
        let gzip = match plain.len() {
            ..WORTH_IT => None,
            _ => Some(
                compressed(plain.clone(), Compression::default())
                    .await
                    .ok()?,
            ),
        };
        Some(Self {
            hash: hash(&plain),
            gzip,
            plain,
        })
    }

    fn bytes(&self) -> usize {
        self.plain.len() + self.gzip.as_ref().map_or(0, Bytes::len)
    }
}

impl Content {
    /// The form that suits the client, as the body of the response.
    pub(super) fn represent(&self, request: &Request, response: &mut Response, is_tagged: bool) {
        let asked = request.headers();
        let gzip = self.gzip.as_ref().filter(|_| accepts(asked, GZIP));
        if is_tagged && matches!(*request.method(), Method::GET | Method::HEAD) {
            let tag = etag(&self.hash, gzip.map(|_| GZIP));
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
                return;
            }
        }
        if gzip.is_some() {
            let coding = HeaderValue::from_static(GZIP);
            response.headers_mut().insert(CONTENT_ENCODING, coding);
        }
        response.set_body(gzip.unwrap_or(&self.plain).clone());
    }
}

/// The representation of the answer that suits the client. An answer that is not whole has
/// no tag: the next one may have no errors.
pub(crate) async fn chosen(request: &Request, mut response: Response, is_whole: bool) -> Response {
    let takes_gzip = accepts(request.headers(), GZIP);
    if response.status() != StatusCode::OK {
        return response;
    }
    let plain = match response.take_body().into_bytes().await {
        Ok(bytes) => bytes,
        Err(cause) => return unwritten(response, &cause),
    };
    let gzip = if takes_gzip && plain.len() >= WORTH_IT {
        match compressed(plain.clone(), Compression::fast()).await {
            Ok(gzip) => Some(gzip),
            Err(cause) => return unwritten(response, &cause),
        }
    } else {
        None
    };
    let content = Content {
        hash: hash(&plain),
        plain,
        gzip,
    };
    content.represent(request, &mut response, is_whole);
    response
}

fn hash(bytes: &[u8]) -> [u8; 16] {
    let mut hash = [0; 16];
    hash.copy_from_slice(&Sha256::digest(bytes)[..16]);
    hash
}

async fn compressed(bytes: Bytes, level: Compression) -> io::Result<Bytes> {
    let compressed = if bytes.len() < LONG {
        gzip(&bytes, level)
    } else {
        spawn_blocking(move || gzip(&bytes, Compression::default())).await?
    };
    compressed.map(Bytes::from)
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
