//! The pages that the binary carries: the workbench at `/graphiql`, and the curated queries that it opens on.
//!
//! `web/dist` is committed as it was built, so that cargo alone is enough, and carried raw: a rebuild then costs
//! the repository a few kilobytes and the compiler nothing. Each file is compressed once, when first asked for.
//! A release build holds the files themselves. A debug build reads them from where they stood when it was compiled,
//! whatever folder it is started in, so that a rebuilt page shows on the next reload.

mod assets;
mod query;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use poem::{Route, get};

use self::assets::{Assets, Page, Shelf};
pub use self::query::{CuratedQuery, queries};

/// The workbench and its files, to be nested at `/graphiql`.
#[must_use]
pub fn routes() -> Route {
    let shelf = Arc::new(Shelf::default());
    let page = |file| {
        get(Page {
            file,
            shelf: Arc::clone(&shelf),
        })
    };
    Route::new()
        .at("/", page("workbench.html"))
        .at("/third-party-notices.md", page("third-party-notices.md"))
        .at(
            "/assets/:name",
            get(Assets {
                shelf: Arc::clone(&shelf),
            }),
        )
}
