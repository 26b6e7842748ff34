//! What countries ask of communities.

use async_graphql::{ID, InputObject};
use entity::community_request;
use sea_orm::Condition;

use super::Community;
use crate::{
    connection::Listed,
    country::Country,
    fact::Fact,
    filter::{Narrow, codes, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    rank,
    record::{Record, fact, record},
    scalar::{CountryCode, PartialDate, date},
    vocabulary::RequestStatus,
};

record!(CommunityRequest, community_request, "community-request");

object! {
    /// A country's need for the support of a community, and its status: from a mention to a match.
    CommunityRequest as CommunityRequest |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The community whose support is needed.
        community: Option<Community> => Community::load(ctx, &this.0.community);
        /// The country that needs it.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The status of the request, as last reported.
        status: RequestStatus = this.0.status.into();
        /// The date of that report; `null` if undated.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which requests to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommunityRequestFilter {
    /// Keep requests with one of these statuses.
    statuses: Option<Vec<RequestStatus>>,
    /// Keep requests of these countries.
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
        /// The status.
        Status = "status" ranked rank::REQUEST_STATUS,
        /// The date of the report.
        AsOf = "as_of",
    }
}

impl Listed for CommunityRequestFilter {
    type Node = CommunityRequest;
    type Order = CommunityRequestOrder;
    const ORDER: &'static [Sort] = &[Sort::up("community"), Sort::up("country")];
}
