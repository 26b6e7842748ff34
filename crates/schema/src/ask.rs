//! What a resolver asks of its request.

use std::sync::atomic::{AtomicU64, Ordering};

use async_graphql::Context;
use chrono::NaiveDate;

use super::{language::Language, limits::Limits, write::Stamp};
use crate::{loader::Loads, page::Sizes};
use record::clock::Clock;
use store::auth::Viewer;

/// The language that the client's headers ask for.
#[derive(Clone, Copy, Debug)]
pub struct Locale(pub Language);

/// The version of the data that a request sees at least.
#[derive(Debug)]
pub struct DataVersion(AtomicU64);

impl DataVersion {
    /// A request that sees this version, or a newer one.
    #[must_use]
    pub const fn at_least(version: u64) -> Self {
        Self(AtomicU64::new(version))
    }

    /// Which it is.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Notes that the request has written, and reads from now on what it wrote.
    pub(crate) fn reached(&self, version: u64) {
        self.0.fetch_max(version, Ordering::Relaxed);
    }
}

/// What every request carries.
pub(crate) trait Ask {
    /// The loader of this request.
    fn loads(&self) -> &Loads;
    /// Who asks.
    fn viewer(&self) -> &Viewer;
    /// The language asked for in the field, else in the headers.
    fn language(&self, asked: Option<Language>) -> Language;
    /// How large pages are.
    fn sizes(&self) -> Sizes;
    /// The day on which the request came; of an event, the day on which it is told.
    fn today(&self) -> NaiveDate;
}

impl Ask for Context<'_> {
    fn loads(&self) -> &Loads {
        self.data_unchecked::<Loads>()
    }

    fn viewer(&self) -> &Viewer {
        self.data_unchecked::<Viewer>()
    }

    fn language(&self, asked: Option<Language>) -> Language {
        asked.unwrap_or_else(|| {
            self.data::<Locale>()
                .map_or(Language::En, |locale| locale.0)
        })
    }

    fn sizes(&self) -> Sizes {
        let limits = self.data_unchecked::<Limits>();
        Sizes {
            default: limits.default_page_size.min(limits.page_size) as u64,
            max: limits.page_size as u64,
        }
    }

    fn today(&self) -> NaiveDate {
        let moment = match self.data::<Stamp>() {
            Ok(stamp) => stamp.now,
            Err(_) => self.data_unchecked::<Clock>().now(),
        };
        moment.date_naive()
    }
}
