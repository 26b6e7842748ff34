//! Whoever can hold a seat, join, host, give or receive.

use async_graphql::{Context, ID};

use super::{
    community::Community,
    country::Country,
    governance::GovernanceBody,
    language::Language,
    network::{Chapter, Network},
    object::choice,
    organisation::Organisation,
    platform::Platform,
};
use crate::error::Result;

choice! {
    /// An actor that can take part: an organisation, a network or its chapter in a country, a country, or a body that these form.
    Party as interface {
        /// The stable identifier.
        id: ID;
        /// The name.
        name(
            /// The language; by default that of the Accept-Language header. A name without a translation is returned as it is.
            language: Option<Language>,
        ): String;
    } of Country, Network, Chapter, Organisation, Platform, Community, GovernanceBody
}

impl Party {
    /// The party with this global id, where there may be none.
    pub(crate) async fn load_if(ctx: &Context<'_>, id: Option<&String>) -> Result<Option<Self>> {
        match id {
            Some(id) => Self::load(ctx, id).await,
            None => Ok(None),
        }
    }
}
