//! Which webhooks to keep, and which a caller sees.

use async_graphql::InputObject;
use entity::webhook::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition};

use super::{Webhook, words};
use crate::{
    connection::Listed,
    filter::{Narrow, plain},
    list::orders,
    loader::{
        listing::{Listing, Sort},
        reach::Within,
    },
};
use store::auth::{Permission, Reach, Viewer, permit};

/// Which webhooks to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct WebhookFilter {
    /// Keep webhooks that are disabled (`true`) or those that are not (`false`).
    disabled: Option<bool>,
    /// Keep webhooks whose last message was not accepted (`true`) or those without a failure (`false`).
    failing: Option<bool>,
    #[graphql(skip)]
    seen: Seen,
}

/// What a caller sees of webhooks: its own, and those that it oversees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Seen {
    creator: String,
    overseen: Option<Within>,
}

impl WebhookFilter {
    /// The same, of those that the caller sees.
    pub(super) fn seen_by(self, viewer: &Viewer) -> Self {
        let is_overseer = permit(viewer, Permission::Administer).is_ok();
        let seen = Seen {
            creator: viewer.principal.clone(),
            overseen: is_overseer.then(|| Within::of(viewer)),
        };
        Self { seen, ..self }
    }
}

/// Whether a caller sees this one.
pub(super) fn is_seen(viewer: &Viewer, webhook: &Model) -> bool {
    let reach = |kind: &str, list: Option<&String>| match words(list) {
        None => Reach::All,
        Some(ids) => Reach::Only(ids.iter().map(|id| plain(kind, id).to_owned()).collect()),
    };
    let oversee = Permission::Oversee {
        networks: &reach("network", webhook.networks.as_ref()),
        countries: &reach("country", webhook.countries.as_ref()),
    };
    webhook.creator == viewer.principal || permit(viewer, oversee).is_ok()
}

impl Listing for WebhookFilter {
    type Entity = Entity;

    fn condition(&self) -> Condition {
        let Seen { creator, overseen } = &self.seen;
        let overseen = overseen.as_ref().map(|within| {
            within.condition(
                (Column::Networks, "network:"),
                (Column::Countries, "country:"),
            )
        });
        let seen = Condition::any()
            .add(Column::Creator.eq(creator.as_str()))
            .add_option(overseen);
        Condition::all()
            .add(seen)
            .known(Column::Disabled, self.disabled)
            .known(Column::FailingSince, self.failing)
    }
}

orders! {
    /// What webhooks can be ordered by.
    WebhookOrder {
        /// The date and time of registration.
        Created = "created",
        /// The date and time of the last accepted message.
        LastDelivered = "last_delivered",
        /// The last change sent to them.
        Position = "position",
    }
}

impl Listed for WebhookFilter {
    type Node = Webhook;
    type Order = WebhookOrder;
    const ORDER: &'static [Sort] = &[Sort::up("created")];
}
