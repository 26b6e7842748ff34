//! Assistance that parties give one another, and grants from funds.

use async_graphql::{Context, ID, Object};

use super::{list::lists, record::Record};
use crate::error::Result;

mod engagement;
mod engagement_filter;
mod grant;
mod grant_filter;

pub(crate) use engagement::Engagement;
pub(crate) use engagement_filter::EngagementFilter;
pub(crate) use grant::Grant;
pub(crate) use grant_filter::GrantFilter;

/// Root fields about assistance.
#[derive(Default)]
pub(crate) struct AssistanceQuery;

/// Root fields about assistance.
#[Object]
impl AssistanceQuery {
    /// One engagement by its id, or `null` if there is none.
    async fn engagement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `engagement:mqsun-to-indonesia-2013`.")] id: ID,
    ) -> Result<Option<Engagement>> {
        Engagement::load(ctx, &id).await
    }

    /// One grant by its id, or `null` if there is none.
    async fn grant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `grant:pooled-fund-2018-nga`.")] id: ID,
    ) -> Result<Option<Grant>> {
        Grant::load(ctx, &id).await
    }
}

lists! {
    /// Lists of assistance and grants.
    AssistanceRootLists |_root| {
        /// The technical assistance that parties gave one another.
        assistance: EngagementFilter = None;
        /// The grants from all funds.
        grants: GrantFilter = None;
    }
}
