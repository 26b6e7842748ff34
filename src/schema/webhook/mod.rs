//! Webhooks: addresses that are told of changes.

mod filter;
mod write;

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::webhook::Model;

use self::filter::{WebhookFilter, WebhookOrder};
pub(crate) use self::write::WebhookMutation;
use super::{
    ask::Ask,
    connection::{Connection, Direction, List},
    filter::plain,
    scalar::{CountryCode, DateTime},
};
use crate::{
    auth::{Deed, permit},
    error::Result,
    feed::Feed,
    page::Arguments,
};

/// An address that is told of changes.
pub(crate) struct Webhook(Model);

impl From<Arc<Model>> for Webhook {
    fn from(row: Arc<Model>) -> Self {
        Self(Arc::unwrap_or_clone(row))
    }
}

/// An address that is told of changes: in the order of the log, each at least once, signed as Standard Webhooks prescribes.
#[Object]
impl Webhook {
    /// The identifier.
    async fn id(&self) -> ID {
        self.0.id.clone().into()
    }

    /// Where messages go.
    async fn url(&self) -> &str {
        &self.0.url
    }

    /// The kinds of record whose changes it is told of; `null` for all.
    async fn kinds(&self) -> Option<Vec<String>> {
        words(self.0.kinds.as_ref())
    }

    /// The countries whose changes it is told of; `null` for all.
    async fn countries(&self) -> Option<Vec<CountryCode>> {
        let countries = words(self.0.countries.as_ref())?.into_iter();
        let codes = countries.map(|it| CountryCode(plain("country", &it).to_owned()));
        Some(codes.collect())
    }

    /// The networks whose changes it is told of, by global id; `null` for all.
    async fn networks(&self) -> Option<Vec<ID>> {
        let networks = words(self.0.networks.as_ref())?;
        Some(networks.into_iter().map(ID::from).collect())
    }

    /// The last change that it has been told of, or that was passed over.
    async fn position(&self) -> i64 {
        self.0.position
    }

    /// How many changes the log has beyond that.
    async fn behind(&self, ctx: &Context<'_>) -> i64 {
        let newest = ctx.data_unchecked::<Feed>().newest();
        newest.saturating_sub(self.0.position).max(0)
    }

    /// When it last took a message; `null` if it never did.
    async fn last_delivered(&self) -> Option<DateTime> {
        self.0.last_delivered.clone().map(DateTime)
    }

    /// Since when it takes no message; `null` while all is well.
    async fn failing_since(&self) -> Option<DateTime> {
        self.0.failing_since.clone().map(DateTime)
    }

    /// When it is tried next; `null` while all is well.
    async fn next_attempt(&self) -> Option<DateTime> {
        let next = self.0.next_attempt.clone();
        next.filter(|_| self.0.failing_since.is_some())
            .map(DateTime)
    }

    /// Why it did not take the last message; `null` while all is well.
    async fn last_error(&self) -> Option<&str> {
        self.0.last_error.as_deref()
    }

    /// Why it is told nothing any more; `null` while it is. `enableWebhook` lets it go on where it stopped.
    async fn disabled(&self) -> Option<&str> {
        self.0.disabled.as_deref()
    }

    /// Who registered it, as the log calls them.
    async fn creator(&self) -> &str {
        &self.0.creator
    }

    /// When it was registered.
    async fn created(&self) -> DateTime {
        DateTime(self.0.created.clone())
    }
}

fn words(list: Option<&String>) -> Option<Vec<String>> {
    list.map(|list| list.split(' ').map(str::to_owned).collect())
}

/// Root fields about webhooks.
#[derive(Default)]
pub(crate) struct WebhookQuery;

/// Root fields about webhooks.
#[Object]
impl WebhookQuery {
    /// The webhooks, the oldest first: those of the caller; for an admin also those of others that are told of nothing beyond its reach. For stewards.
    #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
    async fn webhooks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which webhooks to keep; all if not given.")] filter: Option<
            WebhookFilter,
        >,
        #[graphql(desc = "What to order by; unknown values come last.")] order: Option<
            WebhookOrder,
        >,
        #[graphql(desc = "Which way the order runs; ascending if only `order` is given.")]
        direction: Option<Direction>,
        #[graphql(
            desc = "How many webhooks from the start; 20 if no number is given, 100 at most."
        )]
        first: Option<i32>,
        #[graphql(desc = "Only webhooks behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many webhooks from the end, instead of `first`; 100 at most.")]
        last: Option<i32>,
        #[graphql(desc = "Only webhooks before this cursor.")] before: Option<String>,
    ) -> Result<Connection<WebhookFilter>> {
        permit(ctx.viewer(), Deed::Follow)?;
        let asked = List {
            parent: None,
            filter: Some(filter.unwrap_or_default().seen_by(ctx.viewer())),
            order,
            direction,
            page: Arguments {
                first,
                after,
                last,
                before,
            },
        };
        Connection::new(ctx, asked)
    }
}
