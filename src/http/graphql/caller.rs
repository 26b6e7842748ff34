//! Who sent an operation, and what else of the request its answer depends on.

use poem::http::{HeaderMap, header::ACCEPT_LANGUAGE};

use crate::http::{caller::RateLimitKey, observed::Seen, request_id::RequestId};
use schema::{Bookmark, Locale, language::from_accept_language};
use store::auth::Viewer;

/// Who asks, as far as the answer depends on it.
#[derive(Clone)]
pub(crate) struct Caller {
    /// Who it is.
    pub(super) viewer: Viewer,
    /// Whom what is asked counts for, if anybody.
    pub(super) limit_key: Option<RateLimitKey>,
    /// The name of the request.
    pub(super) id: RequestId,
    /// The language of the client.
    pub(super) locale: Locale,
    /// Where the client stands, if its connection knows.
    pub(super) bookmark: Bookmark,
    /// The version of the data, if it was read since the request came.
    pub(super) data_version: Option<u64>,
    /// What is noted of the request.
    pub(super) seen: Seen,
}

impl Caller {
    /// The caller that these headers tell of.
    pub(crate) fn of(
        headers: &HeaderMap,
        id: RequestId,
        (viewer, limit_key): (Viewer, Option<RateLimitKey>),
    ) -> Self {
        Self {
            viewer,
            limit_key,
            id,
            locale: locale(headers),
            bookmark: Bookmark::default(),
            data_version: None,
            seen: Seen::default(),
        }
    }

    /// The same, for which this version of the data was read.
    pub(super) fn knowing(&self, data_version: u64) -> Self {
        Self {
            data_version: Some(data_version),
            ..self.clone()
        }
    }

    /// Who it is.
    pub(crate) const fn viewer(&self) -> &Viewer {
        &self.viewer
    }
}

/// The language that the client asks for.
fn locale(headers: &HeaderMap) -> Locale {
    let language = headers.get(ACCEPT_LANGUAGE);
    Locale(from_accept_language(
        language.and_then(|value| value.to_str().ok()),
    ))
}
