//! What countries ask of communities.

use async_graphql::{Context, ID, InputObject, Object};
use entity::community_request;
use sea_orm::Condition;

use super::Community;
use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        country::Country,
        fact::Fact,
        filter::{Narrow, codes, stored},
        list::orders,
        rank,
        record::{Record, fact, record},
        scalar::{CountryCode, PartialDate, date},
        vocabulary::RequestStatus,
    },
};

record!(CommunityRequest, community_request, "community-request");

/// A country's need of a community's support, and how far it has come: from a mention to a match.
#[Object]
impl CommunityRequest {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The community whose support is needed.
    async fn community(&self, ctx: &Context<'_>) -> Result<Option<Community>> {
        Community::load(ctx, &self.0.community).await
    }

    /// The country that needs it.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.0.country).await
    }

    /// How far the request has come, as last reported.
    async fn status(&self) -> RequestStatus {
        self.0.status.into()
    }

    /// The date as of which that is reported, `null` if undated.
    async fn as_of(&self) -> Option<PartialDate> {
        date(self.0.as_of.as_ref())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which requests to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommunityRequestFilter {
    /// Only requests that have come this far.
    statuses: Option<Vec<RequestStatus>>,
    /// Only requests of these countries.
    countries: Option<Vec<CountryCode>>,
}

impl Listing for CommunityRequestFilter {
    type Entity = community_request::Entity;

    fn condition(&self) -> Condition {
        let statuses = stored::<_, entity::vocabulary::RequestStatus>(self.statuses.as_ref());
        Condition::all()
            .one_of(community_request::Column::Status, statuses.as_ref())
            .one_of(
                community_request::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
    }
}

orders! {
    /// What requests can be ordered by.
    CommunityRequestOrder {
        /// The community's id.
        Community = "community",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// How far they have come.
        Status = "status" ranked rank::REQUEST_STATUS,
        /// The date as of which that is reported.
        AsOf = "as_of",
    }
}

impl Listed for CommunityRequestFilter {
    type Node = CommunityRequest;
    type Order = CommunityRequestOrder;
    const ORDER: &'static [Sort] = &[Sort::up("community"), Sort::up("country")];
}
