//! Bodies of requests, read as far as they may be long, and as long as they may take.

use std::{sync::Arc, time::Duration};

use poem::{Body, Request, http::header::CONTENT_LENGTH};
use tokio::{io::AsyncReadExt, time};

use super::refusal::{Refusal, Result};
use crate::config::ConnectionSettings;
use store::code::Code;

/// What comes of reading a body, if all of it comes in time.
pub(super) async fn in_time<T>(
    request: &Request,
    reading: impl Future<Output = Result<T>>,
) -> Result<T> {
    let Some(settings) = request.data::<Arc<ConnectionSettings>>() else {
        return reading.await;
    };
    let patience = Duration::from_millis(settings.body_ms);
    time::timeout(patience, reading).await.unwrap_or_else(|_| {
        let message = "the body did not arrive in time";
        Err(Refusal::new(Code::RequestTimeout, message))
    })
}

/// The body, as long as it stays within the limit, whatever its headers promise.
pub(super) async fn bounded(request: &Request, body: Body, limit: usize) -> Result<Vec<u8>> {
    let too_large = || {
        let message = format!("the body is larger than {limit} bytes");
        Refusal::new(Code::BodyTooLarge, message)
    };
    let promised = request.headers().get(CONTENT_LENGTH);
    let promised = promised.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let mut reader = body.into_async_read();
    let mut bytes = Vec::with_capacity(promised.unwrap_or_default().min(limit));
    if promised.is_none_or(|length| length <= limit) {
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let reading = async {
            let read = (&mut reader).take(most).read_to_end(&mut bytes).await;
            read.map_err(|cause| {
                tracing::debug!(%cause, "a body broke off");
                Refusal::new(Code::BadRequest, "the body could not be read to its end")
            })
        };
        in_time(request, reading).await?;
        if bytes.len() <= limit {
            return Ok(bytes);
        }
    }
    Err(too_large())
}
