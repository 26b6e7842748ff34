//! Which tokens to keep.

use async_graphql::InputObject;
use entity::{token, vocabulary};
use sea_orm::Condition;

use super::Token;
use crate::{
    connection::Listed,
    filter::{Narrow, stored},
    list::orders,
    loader::{
        listing::{Listing, Sort},
        reach::Within,
    },
    vocabulary::Role,
};
use store::auth;

/// Which tokens to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct TokenFilter {
    /// Keep tokens with one of these roles.
    roles: Option<Vec<Role>>,
    /// Keep tokens that were revoked (`true`) or those that were not (`false`).
    revoked: Option<bool>,
    #[graphql(skip)]
    within: Within,
}

impl TokenFilter {
    /// The same, of those that reach no further than the caller.
    pub(super) fn seen_by(self, viewer: &auth::Viewer) -> Self {
        Self {
            within: Within::of(viewer),
            ..self
        }
    }
}

impl Listing for TokenFilter {
    type Entity = token::Entity;

    fn condition(&self) -> Condition {
        let roles: Option<Vec<vocabulary::Role>> = stored(self.roles.as_ref());
        self.within
            .condition(
                (token::Column::Networks, ""),
                (token::Column::Countries, ""),
            )
            .one_of(token::Column::Role, roles.as_ref())
            .known(token::Column::Revoked, self.revoked)
    }
}

orders! {
    /// What tokens can be ordered by.
    TokenOrder {
        /// The date and time of creation.
        Created = "created",
        /// The date and time of expiry.
        Expires = "expires",
        /// The date and time of the last use.
        LastUsed = "last_used",
        /// The name of the holder.
        Name = "name",
    }
}

impl Listed for TokenFilter {
    type Node = Token;
    type Order = TokenOrder;
    const ORDER: &'static [Sort] = &[Sort::down("created")];
}
