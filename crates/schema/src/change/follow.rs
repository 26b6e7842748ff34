//! Changes as they are committed.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use async_graphql::{Context, ID, Subscription};
use futures_util::{Stream, StreamExt};

use super::{Change, filter::Narrowing, page::sequence};
use crate::{
    ask::Ask,
    error::{Error, Result},
    scalar::CountryCode,
};
use store::feed::{Fault, Feed};

/// Where a follower stands, as its connection knows it: request data of a
/// transport that can resume by itself.
#[derive(Clone, Debug, Default)]
pub struct Bookmark {
    /// The last change that the follower saw before it came back.
    pub seen: Option<i64>,
    told: Arc<AtomicI64>,
}

impl Bookmark {
    /// A follower that comes back after this change.
    #[must_use]
    pub fn after(seen: Option<i64>) -> Self {
        Self {
            seen,
            told: Arc::default(),
        }
    }

    /// The change that the answer at hand is about, if it is about one.
    #[must_use]
    pub fn told(&self) -> Option<i64> {
        Some(self.told.load(Ordering::Relaxed)).filter(|sequence| *sequence > 0)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Lagged { resume_after } => Self::Resync {
                resume_after,
                message: "you read more slowly than is written: subscribe again after the change you saw last".into(),
            },
            Fault::Ahead { newest } => Self::Resync {
                resume_after: newest,
                message: "there is no such change yet: read anew, and subscribe after the newest change".into(),
            },
            Fault::Unreadable(cause) => cause.into(),
        }
    }
}

/// Subscriptions to changes.
#[derive(Default)]
pub(crate) struct ChangeSubscription;

/// Subscriptions to changes.
#[Subscription]
impl ChangeSubscription {
    /// Each change when it is committed, in the order of the log, none missing or repeated. With `after` it first sends earlier changes. A client that falls too far behind gets the error `RESYNC` with `resumeAfter`, and the subscription ends.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Start after this cursor, a `sequence` as text; by default with the next change."
        )]
        after: Option<String>,
        #[graphql(desc = "Keep changes of records of these kinds, such as `event`.")] kinds: Option<
            Vec<String>,
        >,
        #[graphql(desc = "Keep changes that concern one of these countries.")] countries: Option<
            Vec<CountryCode>,
        >,
        #[graphql(desc = "Keep changes that concern one of these networks (global ids).")]
        networks: Option<Vec<ID>>,
        #[graphql(desc = "Keep changes of this record (global id).")] record: Option<ID>,
    ) -> Result<impl Stream<Item = Result<Change>> + use<>> {
        let narrowing = Narrowing {
            kinds,
            countries,
            networks,
            record,
        };
        let bookmark = ctx.data::<Bookmark>().cloned().unwrap_or_default();
        let asked = after.map(|cursor| sequence(&cursor)).transpose()?;
        // A connection that comes back asks as it did at first, and has seen more since.
        let after = asked.max(bookmark.seen);
        let feed = ctx.data_unchecked::<Feed>();
        let follower = feed
            .follow(after, narrowing.filter()?.seen_by(ctx.viewer()))
            .await?;
        let changes = follower.into_stream().map(move |entry| {
            let entry = entry?;
            bookmark.told.store(entry.sequence(), Ordering::Relaxed);
            Ok(Change::from(entry))
        });
        Ok(changes)
    }
}
