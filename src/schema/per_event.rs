//! An extension that gives each event of a subscription what a request has:
//! loaders of its own, and the version of the data it sees at least.
//!
//! With one loader for a whole subscription, its cache would show every event the
//! records as they were at the first.

use std::sync::Arc;

use async_graphql::{
    Data, Response, async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
};

use super::ask::DataVersion;
use crate::{
    auth::Viewer,
    db::Db,
    feed::Feed,
    loader::{self, Loads},
};

/// Gives each event its loaders.
pub struct PerEvent {
    db: Db,
    feed: Feed,
}

impl PerEvent {
    /// Loaders that read from this database, and see what this feed tells.
    #[must_use]
    pub const fn new(db: Db, feed: Feed) -> Self {
        Self { db, feed }
    }
}

impl ExtensionFactory for PerEvent {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Fresh {
            db: self.db.clone(),
            feed: self.feed.clone(),
        })
    }
}

struct Fresh {
    db: Db,
    feed: Feed,
}

#[async_trait::async_trait]
impl Extension for Fresh {
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        // A query brings its own.
        if ctx.data_opt::<Loads>().is_some() {
            return next.run(ctx, operation_name).await;
        }
        let (loads, level) = loader::per_request(&self.db, ctx.data_unchecked::<Viewer>());
        let mut data = Data::default();
        data.insert(loads);
        data.insert(DataVersion::at_least(self.feed.version()));
        level
            .drive(next.run_with_data(ctx, operation_name, data))
            .await
    }
}
