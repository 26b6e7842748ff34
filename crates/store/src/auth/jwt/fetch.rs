//! The keys as the issuer publishes them.

use std::time::Duration;

use reqwest::{Client, StatusCode, Url, redirect::Policy};
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::{KeySet, key::Key};

/// How long the issuer may take.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Bytes of what it answers.
const MOST: usize = 1024 * 1024;

/// Why there are no keys.
#[derive(Debug, Error)]
pub(super) enum Failed {
    #[error("the issuer cannot be reached: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("the issuer answers with the status {0}")]
    Refused(StatusCode),
    #[error("the issuer answers with more than {MOST} bytes")]
    TooLarge,
    #[error("the issuer does not answer with a set of keys: {0}")]
    Unreadable(#[from] serde_json::Error),
}

#[derive(Deserialize)]
struct Published {
    keys: Vec<Value>,
}

/// Who asks. Goes nowhere else than it is sent, since that could be anywhere.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .timeout(TIMEOUT)
        .redirect(Policy::none())
        .no_proxy()
        .build()
}

/// Asks for the keys.
pub(super) async fn keys(client: &Client, address: &Url) -> Result<KeySet, Failed> {
    let mut response = client.get(address.clone()).send().await?;
    if response.status() != StatusCode::OK {
        return Err(Failed::Refused(response.status()));
    }
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if body.len() + piece.len() > MOST {
            return Err(Failed::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    let published: Published = serde_json::from_slice(&body)?;
    // One key of a kind we do not know must not keep the others out.
    let keys: KeySet = published.keys.iter().filter_map(Key::read).collect();
    if keys.is_empty() {
        tracing::warn!("none of the keys that the issuer publishes can be used: no JWT is taken");
    }
    Ok(keys)
}
