//! Communities: groups that work or learn together, who is in them, and the
//! countries that asked for their support.

use async_graphql::{Context, ID, Object};

use super::{
    country::{Country, CountryFilter},
    event::EventFilter,
    facets,
    fact::Fact,
    graph::graph_field,
    language::Language,
    list::lists,
    naming::{NamingLists, name_in},
    party::Party,
    party_lists::PartyLists,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{CommunityKind, CommunityStatus},
};
use crate::{
    error::Result,
    loader::side::{Leg, Parent},
};

mod filter;
mod member;
mod request;
mod touching;

pub(crate) use filter::CommunityFilter;
pub(crate) use member::{CommunityMember, CommunityMemberFilter};
pub(crate) use request::{CommunityRequest, CommunityRequestFilter};
pub(crate) use touching::{TOUCHING, touched, touching};

record!(Community, community, "community");

graph_field!(
    CommunityGraph,
    community,
    "The collaboration graph of the community: of those who belong to it, and those that they are tied to."
);

/// A group that works or learns together across countries, networks or organisations, such as a community of practice, a working group or a task force.
#[Object]
impl Community {
    /// The stable identifier, such as `community:cop1-2014`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name; other names are in `names`.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The language; that of the Accept-Language header if not given. As it is where there is no translation."
        )]
        language: Option<Language>,
    ) -> Result<String> {
        name_in(ctx, self.global_id(), &self.0.name, language).await
    }

    /// What kind of group it is.
    async fn kind(&self) -> CommunityKind {
        self.0.kind.into()
    }

    /// What it is about, in the source's words; `null` where no source says.
    async fn theme(&self) -> Option<&str> {
        self.0.theme.as_deref()
    }

    /// The party that it belongs to, such as the network that set it up; `null` if none is known.
    async fn owner(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.owner.as_ref()).await
    }

    /// The country that it works within, `null` where it reaches over several or none is known.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.country.as_ref()).await
    }

    /// Whether its members lead it themselves, `null` where that is not known.
    async fn member_led(&self) -> Option<bool> {
        self.0.member_led
    }

    /// Whether it is at work, `null` where no source says. Rival statements are claims of the field `status`.
    async fn status(&self) -> Option<CommunityStatus> {
        self.0.status.map(Into::into)
    }

    /// When it began, `null` if unknown.
    async fn started(&self) -> Option<PartialDate> {
        date(self.0.started.as_ref())
    }

    /// When it ended; `null` if no source states an end, or if it is still there.
    async fn ended(&self) -> Option<PartialDate> {
        date(self.0.ended.as_ref())
    }

    /// The languages that it works in, as recorded and in that order; empty where none are recorded.
    async fn languages(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        facets::of(ctx, self.global_id(), "languages").await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> CommunityLists {
        CommunityLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn graph(&self) -> CommunityGraph {
        CommunityGraph(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn party(&self) -> PartyLists {
        PartyLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn named(&self) -> NamingLists {
        NamingLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn about(&self) -> AboutLists {
        AboutLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

const COUNTRIES: &[Leg] = &[
    Leg::new("community", "id", "country"),
    Leg::new("community_member", "community", "country"),
    Leg::new("community_request", "community", "country"),
];

lists! {
    /// The lists of a community.
    CommunityLists(String) |community| {
        /// The parties in it with their roles and periods.
        members: CommunityMemberFilter = Parent::column("community", &community.0);
        /// What countries asked of it.
        requests: CommunityRequestFilter = Parent::column("community", &community.0);
        /// The events that it held or that were part of its work.
        events: EventFilter = Parent::column("community", &community.0);
        /// The documented practices that are linked to it: that document it, are evidence for it, or were presented or shared there.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("community:{}", community.0));
        /// The countries that take part in it, each once: the one it works within, those that members speak for, and those that asked for its support.
        countries: CountryFilter = Parent::through(COUNTRIES, &community.0);
    }
}

/// Root fields about communities.
#[derive(Default)]
pub(crate) struct CommunityQuery;

/// Root fields about communities.
#[Object]
impl CommunityQuery {
    /// One community by its id, or `null` if there is none.
    async fn community(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `community:cop1-2014`.")] id: ID,
    ) -> Result<Option<Community>> {
        Community::load(ctx, &id).await
    }
}

lists! {
    /// Lists of communities, their members and what is asked of them.
    CommunityRootLists |_root| {
        /// The communities of all kinds.
        communities: CommunityFilter = None;
        /// The parties in all communities.
        community_members: CommunityMemberFilter = None;
        /// What countries asked of all communities.
        community_requests: CommunityRequestFilter = None;
    }
}
