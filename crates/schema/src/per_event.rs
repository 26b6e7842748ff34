//! An extension that gives each event of a subscription what a request has:
//! loaders of its own, what it may compute, and the version of the data it sees at least.
//!
//! With one loader for a whole subscription, its cache would show every event the
//! records as they were at the first.

use std::sync::Arc;

use async_graphql::{
    Data, Response, async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
};

use super::{ask::DataVersion, limits::Limits};
use crate::loader::{self, Loads};
use store::{
    auth::Viewer,
    compute::{ComputeBudget, ComputePool},
    db::Db,
    feed::Feed,
};

/// Gives each event its loaders.
pub struct PerEvent {
    db: Db,
    feed: Feed,
    pool: ComputePool,
}

impl PerEvent {
    /// Loaders that read from this database, and see what this feed tells; what is
    /// computed runs on this pool.
    #[must_use]
    pub const fn new(db: Db, feed: Feed, pool: ComputePool) -> Self {
        Self { db, feed, pool }
    }
}

impl ExtensionFactory for PerEvent {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Fresh {
            db: self.db.clone(),
            feed: self.feed.clone(),
            pool: self.pool.clone(),
        })
    }
}

struct Fresh {
    db: Db,
    feed: Feed,
    pool: ComputePool,
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
        let allowance = ctx.data_unchecked::<Limits>().compute();
        let nobody_pays = Box::new(|_| Ok(()));
        data.insert(ComputeBudget::new(&self.pool, allowance, 0, nobody_pays));
        data.insert(DataVersion::at_least(self.feed.version()));
        level
            .drive(next.run_with_data(ctx, operation_name, data))
            .await
    }
}
