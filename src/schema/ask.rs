//! What a resolver asks of its request.

use async_graphql::Context;

use super::{language::Language, limits::Limits};
use crate::{auth::Viewer, loader::Loads, page::Sizes};

/// The language that the client's headers ask for.
#[derive(Clone, Copy, Debug)]
pub struct Locale(pub Language);

/// The version of the data that a request sees at least.
#[derive(Clone, Copy, Debug)]
pub struct DataVersion(pub u64);

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
}
