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
    auth::{Permission, permit},
    feed::Feed,
};

/// An address that receives changes in the order of the log, each at least once, signed according to Standard Webhooks.
#[derive(Clone)]
pub(crate) struct Webhook(Model);

impl From<Arc<Model>> for Webhook {
    fn from(row: Arc<Model>) -> Self {
        Self(Arc::unwrap_or_clone(row))
    }
}

object! {
    /// An address that receives changes in the order of the log, each at least once, signed according to Standard Webhooks.
    Webhook as Webhook |this, ctx| {
        /// The identifier.
        id: ID = this.0.id.clone().into();
        /// The address that messages are sent to.
        url: &str = &this.0.url;
        /// The kinds of record whose changes it receives; `null` for all.
        kinds: Option<Vec<String>> = words(this.0.kinds.as_ref());
        /// The countries whose changes it receives; `null` for all.
        countries: Option<Vec<CountryCode>> = {
            let countries = words(this.0.countries.as_ref())?.into_iter();
            let codes = countries.map(|it| CountryCode(plain("country", &it).to_owned()));
            Some(codes.collect())
        };
        /// The networks whose changes it receives, by global id; `null` for all.
        networks: Option<Vec<ID>> = {
            let networks = words(this.0.networks.as_ref())?;
            Some(networks.into_iter().map(ID::from).collect())
        };
        /// The sequence of the last change that was sent or skipped.
        position: i64 = this.0.position;
        /// How many later changes the log has.
        behind: i64 = {
            let newest = ctx.data_unchecked::<Feed>().newest();
            newest.saturating_sub(this.0.position).max(0)
        };
        /// When it last accepted a message; `null` if never.
        last_delivered: Option<DateTime> = this.0.last_delivered.clone().map(DateTime);
        /// Since when it has not accepted messages; `null` if there is no failure.
        failing_since: Option<DateTime> = this.0.failing_since.clone().map(DateTime);
        /// The time of the next attempt; `null` if there is no failure.
        next_attempt: Option<DateTime> = {
            let next = this.0.next_attempt.clone();
            next.filter(|_| this.0.failing_since.is_some())
                .map(DateTime)
        };
        /// Why the last message was not accepted; `null` if there is no failure.
        last_error: Option<&str> = this.0.last_error.as_deref();
        /// Why it is disabled; `null` if it is not. `enableWebhook` continues where it stopped.
        disabled: Option<&str> = this.0.disabled.as_deref();
        /// The caller that registered it, as named in the log.
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
        /// The webhooks of the caller, oldest first; for an admin also those of others that receive nothing outside the admin's reach. Needs the role `STEWARD` or higher.
        webhooks(
            /// Which webhooks to keep.
            filter: Option<WebhookFilter>,
            /// What to sort by; unknown values come last.
            order: Option<WebhookOrder>,
            /// Sort direction; with `order`, ascending by default.
            direction: Option<Direction>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only webhooks after this cursor.
            after: Option<String>,
            /// How many, from the end: 100 at most.
            last: Option<i32>,
            /// Only webhooks before this cursor.
            before: Option<String>,
        ): Connection<WebhookFilter> => async {
            permit(ctx.viewer(), Permission::Follow)?;
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
