use std::{borrow::Cow, collections::HashMap, io, sync::Arc};

use poem::{
    Body, Endpoint, Request, Response, Result,
    error::{InternalServerError, NotFoundError},
    http::{
        HeaderMap, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
            ETAG, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
        },
    },
};
use rust_embed::{EmbeddedFile, RustEmbed};
use tokio::{
    sync::{Mutex, OnceCell},
    task::spawn_blocking,
};

use crate::http::negotiation::{accepts, etag, is_held};

/// Of brotli's 0 to 11. All files together take a third of a second; 11 would make them an eighth smaller.
const BROTLI_QUALITY: i32 = 5;
const BROTLI_WINDOW: i32 = 22;

/// Browsers keep a file for good; its name changes with its content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Browsers ask each time whether a page changed.
const ASK_AGAIN: &str = "no-cache";

/// Nothing may come from another origin. Styles may stand inline, because the workbench's editor writes them;
/// scripts may not.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Dist;

/// One page, under a name that stays.
pub(super) struct Page {
    pub(super) file: &'static str,
    pub(super) shelf: Arc<Shelf>,
}

impl Endpoint for Page {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        self.shelf
            .answer(self.file, ASK_AGAIN, request.headers())
            .await
    }
}

/// The files that pages are made of.
pub(super) struct Assets {
    pub(super) shelf: Arc<Shelf>,
}

impl Endpoint for Assets {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let name = request.raw_path_param("name").unwrap_or_default();
        if name.contains(['/', '\\', '%']) || name.starts_with('.') {
            return Err(NotFoundError.into());
        }
        let path = format!("assets/{name}");
        self.shelf.answer(&path, FOR_GOOD, request.headers()).await
    }
}

/// A copy in brotli, made when it is first asked for.
type Compressed = Arc<OnceCell<Vec<u8>>>;

/// The built files, and the compressed copies made of them so far, by the hash of what they hold.
#[derive(Default)]
pub(super) struct Shelf {
    copies: Mutex<HashMap<[u8; 32], Compressed>>,
}

impl Shelf {
    async fn answer(&self, path: &str, cache_control: &str, asked: &HeaderMap) -> Result<Response> {
        let file = Dist::get(path).ok_or(NotFoundError)?;
        let kind = Kind::of(path);
        let is_brotli = kind.compresses && accepts(asked, "br");
        let etag = etag(&file.metadata.sha256_hash(), is_brotli.then_some("br"));

        let mut response = Response::builder()
            .header(CONTENT_TYPE, kind.content_type)
            .header(CACHE_CONTROL, cache_control)
            .header(ETAG, &etag)
            .header(CONTENT_SECURITY_POLICY, POLICY)
            .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(REFERRER_POLICY, "same-origin");
        if kind.compresses {
            response = response.header(VARY, "accept-encoding");
        }
        if is_held(asked, &etag) {
            return Ok(response.status(StatusCode::NOT_MODIFIED).finish());
        }
        if is_brotli {
            let bytes = self.compressed(file).await?;
            return Ok(response
                .header(CONTENT_ENCODING, "br")
                .header(CONTENT_LENGTH, bytes.len())
                .body(bytes));
        }
        let length = file.data.len();
        let body = match file.data {
            Cow::Borrowed(bytes) => Body::from(bytes),
            Cow::Owned(bytes) => Body::from(bytes),
        };
        Ok(response.header(CONTENT_LENGTH, length).body(body))
    }

    /// The file in brotli. However many ask at once, the work is done once, and off the threads that serve.
    async fn compressed(&self, file: EmbeddedFile) -> Result<Vec<u8>> {
        let hash = file.metadata.sha256_hash();
        let copy = Arc::clone(self.copies.lock().await.entry(hash).or_default());
        let bytes = copy
            .get_or_try_init(|| async {
                let done = spawn_blocking(move || brotli(&file.data)).await;
                done.map_err(InternalServerError)?
                    .map_err(InternalServerError)
            })
            .await;
        bytes.cloned()
    }
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = ::brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    ::brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}

/// What a file is, by the ending of its name.
struct Kind {
    content_type: &'static str,
    compresses: bool,
}

impl Kind {
    fn of(path: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let (content_type, compresses) = match ending {
            "html" => ("text/html; charset=utf-8", true),
            "js" => ("text/javascript; charset=utf-8", true),
            "css" => ("text/css; charset=utf-8", true),
            "svg" => ("image/svg+xml", true),
            "json" => ("application/json", true),
            "md" | "txt" => ("text/plain; charset=utf-8", true),
            "ttf" => ("font/ttf", true),
            "woff2" => ("font/woff2", false),
            "png" => ("image/png", false),
            _ => ("application/octet-stream", false),
        };
        Self {
            content_type,
            compresses,
        }
    }
}
