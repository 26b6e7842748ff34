//! Webhooks: addresses that are told of changes.

mod filter;
mod write;

use std::sync::Arc;

use async_graphql::ID;
use entity::webhook::Model;

use self::filter::{WebhookFilter, WebhookOrder};
pub(crate) use self::write::WebhookMutation;
use super::{
    ask::Ask,
    connection::{Connection, Direction, List},
    filter::plain,
    object::object,
    scalar::{CountryCode, DateTime},
};
use crate::page::Arguments;
use store::{
    auth::{Deed, permit},
    feed::Feed,
};

/// An address that is told of changes.
#[derive(Clone)]
pub(crate) struct Webhook(Model);

impl From<Arc<Model>> for Webhook {
    fn from(row: Arc<Model>) -> Self {
        Self(Arc::unwrap_or_clone(row))
    }
}

object! {
    /// An address that is told of changes: in the order of the log, each at least once, signed as Standard Webhooks prescribes.
    Webhook as Webhook |this, ctx| {
        /// The identifier.
        id: ID = this.0.id.clone().into();
        /// Where messages go.
        url: &str = &this.0.url;
        /// The kinds of record whose changes it is told of; `null` for all.
        kinds: Option<Vec<String>> = words(this.0.kinds.as_ref());
        /// The countries whose changes it is told of; `null` for all.
        countries: Option<Vec<CountryCode>> = {
            let countries = words(this.0.countries.as_ref())?.into_iter();
            let codes = countries.map(|it| CountryCode(plain("country", &it).to_owned()));
            Some(codes.collect())
        };
        /// The networks whose changes it is told of, by global id; `null` for all.
        networks: Option<Vec<ID>> = {
            let networks = words(this.0.networks.as_ref())?;
            Some(networks.into_iter().map(ID::from).collect())
        };
        /// The last change that it has been told of, or that was passed over.
        position: i64 = this.0.position;
        /// How many changes the log has beyond that.
        behind: i64 = {
            let newest = ctx.data_unchecked::<Feed>().newest();
            newest.saturating_sub(this.0.position).max(0)
        };
        /// When it last took a message; `null` if it never did.
        last_delivered: Option<DateTime> = this.0.last_delivered.clone().map(DateTime);
        /// Since when it takes no message; `null` while all is well.
        failing_since: Option<DateTime> = this.0.failing_since.clone().map(DateTime);
        /// When it is tried next; `null` while all is well.
        next_attempt: Option<DateTime> = {
            let next = this.0.next_attempt.clone();
            next.filter(|_| this.0.failing_since.is_some())
                .map(DateTime)
        };
        /// Why it did not take the last message; `null` while all is well.
        last_error: Option<&str> = this.0.last_error.as_deref();
        /// Why it is told nothing any more; `null` while it is. `enableWebhook` lets it go on where it stopped.
        disabled: Option<&str> = this.0.disabled.as_deref();
        /// Who registered it, as the log calls them.
        creator: &str = &this.0.creator;
        /// When it was registered.
        created: DateTime = DateTime(this.0.created.clone());
    }
}

fn words(list: Option<&String>) -> Option<Vec<String>> {
    list.map(|list| list.split(' ').map(str::to_owned).collect())
}

/// Root fields about webhooks.
#[derive(Default)]
pub(crate) struct WebhookQuery;

object! {
    /// Root fields about webhooks.
    WebhookQuery as WebhookQuery |this, ctx| {
        /// The webhooks, the oldest first: those of the caller; for an admin also those of others that are told of nothing beyond its reach. For stewards.
        webhooks(
            /// Which webhooks to keep; all if not given.
            filter: Option<WebhookFilter>,
            /// What to order by; unknown values come last.
            order: Option<WebhookOrder>,
            /// Which way the order runs; ascending if only `order` is given.
            direction: Option<Direction>,
            /// How many webhooks from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only webhooks behind this cursor.
            after: Option<String>,
            /// How many webhooks from the end, instead of `first`; 100 at most.
            last: Option<i32>,
            /// Only webhooks before this cursor.
            before: Option<String>,
        ): Connection<WebhookFilter> => async {
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
        };
    }
}
