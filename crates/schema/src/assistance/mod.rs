//! Assistance that parties offer, ask for and give one another, opportunities,
//! and grants from funds.

use async_graphql::ID;

use self::matching::{Asked, AssistanceMatch, AssistanceNeedInput};
use super::{
    computed_page::ComputedPage, list::lists, object::object, record::Record, scalar::Date,
};
use crate::error::Error;

mod engagement;
mod engagement_filter;
mod grant;
mod grant_filter;
mod matching;
mod offer;
mod opportunity;
mod request;

pub(crate) use engagement::Engagement;
pub(crate) use engagement_filter::EngagementFilter;
pub(crate) use grant::Grant;
pub(crate) use grant_filter::GrantFilter;
pub(crate) use offer::{AssistanceOffer, AssistanceOfferFilter};
pub(crate) use opportunity::{Opportunity, OpportunityFilter};
pub(crate) use request::{AssistanceRequest, AssistanceRequestFilter};

/// Root fields about assistance.
#[derive(Default)]
pub(crate) struct AssistanceQuery;

object! {
    /// Root fields about assistance.
    AssistanceQuery as AssistanceQuery |this, ctx| {
        /// One engagement by its id, or `null` if there is none.
        engagement(
            /// Its global id, such as `engagement:mqsun-to-indonesia-2013`.
            id: ID,
        ): Option<Engagement> => Engagement::load(ctx, &id);
        /// One grant by its id, or `null` if there is none.
        grant(
            /// Its global id, such as `grant:pooled-fund-2018-nga`.
            id: ID,
        ): Option<Grant> => Grant::load(ctx, &id);
        /// One offer of assistance by its id, or `null` if there is none.
        assistance_offer(
            /// Its global id, such as `assistance-offer:psc-sun-mozambique`.
            id: ID,
        ): Option<AssistanceOffer> => AssistanceOffer::load(ctx, &id);
        /// One request for assistance by its id, or `null` if there is none.
        assistance_request(
            /// Its global id: `assistance-request`, a colon, and the id within the kind.
            id: ID,
        ): Option<AssistanceRequest> => AssistanceRequest::load(ctx, &id);
        /// The parties that could help: they offer help or helped before. Peers come first, then others, then secretariats, each with reasons. Give a request on record or describe the need. `null` if there is no such request.
        matches(
            /// The request to answer (global id).
            request: Option<ID>,
            /// The need, if no request is on record; give either this or `request`.
            need: Option<AssistanceNeedInput>,
            /// The day on which offers must be valid; today by default.
            as_of: Option<Date>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): Option<ComputedPage<AssistanceMatch>> => async {
            let asked = Asked {
                as_of,
                first,
                after,
            };
            match (request, need) {
                (Some(id), None) => match AssistanceRequest::load(ctx, &id).await? {
                    Some(request) => Ok(Some(matching::of_request(ctx, &request, asked).await?)),
                    None => Ok(None),
                },
                (None, Some(need)) => Ok(Some(matching::of_need(ctx, need, asked).await?)),
                _ => Err(Error::BadInput(
                    "say in `request` or in `need` what help is needed with, not in both".into(),
                )),
            }
        };
        /// One opportunity by its id, or `null` if there is none.
        opportunity(
            /// Its global id, such as `opportunity:pooled-fund-window-1-cycle-4`.
            id: ID,
        ): Option<Opportunity> => Opportunity::load(ctx, &id);
    }
}

lists! {
    /// Lists of assistance, opportunities and grants.
    AssistanceRootLists |_root| {
        /// The technical assistance between parties.
        assistance: EngagementFilter = None;
        /// The grants from all funds.
        grants: GrantFilter = None;
        /// The assistance that parties offer: the pool of providers.
        assistance_offers: AssistanceOfferFilter = None;
        /// The assistance that parties asked for; requests of countries to communities are in `requests` of the community.
        assistance_requests: AssistanceRequestFilter = None;
        /// The opportunities for learning, advocacy, networking and funding.
        opportunities: OpportunityFilter = None;
    }
}
