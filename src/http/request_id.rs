//! The name of one request, by which an answer's reader and the log meet.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    sync::atomic::{AtomicU64, Ordering},
};

use poem::http::HeaderMap;

/// A request's name: the client's own where it sent one, else a fresh one.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(String);

impl RequestId {
    /// The header it comes and goes in.
    pub(crate) const HEADER: &'static str = "x-request-id";

    /// The name in these headers, if it is one that can be repeated safely.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let sent = headers
            .get(Self::HEADER)
            .and_then(|name| name.to_str().ok());
        let is_plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
        match sent {
            Some(name) if (1..=64).contains(&name.len()) && name.chars().all(is_plain) => {
                Self(name.to_owned())
            }
            _ => Self::fresh(),
        }
    }

    /// A name that nothing has yet.
    pub(crate) fn fresh() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u64(COUNT.fetch_add(1, Ordering::Relaxed));
        Self(format!("{:016x}", hasher.finish()))
    }

    /// What the lines of the log that belong to it stand in. It is there at every level,
    /// so that a warning tells which request it is about.
    pub(crate) fn span(&self) -> tracing::Span {
        tracing::error_span!("request", request_id = self.as_str())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}
