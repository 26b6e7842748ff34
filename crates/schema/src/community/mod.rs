//! Communities: groups that work or learn together, who is in them, and the
//! countries that asked for their support.

use async_graphql::ID;

use super::{
    country::{Country, CountryFilter},
    event::EventFilter,
    facets,
    fact::Fact,
    graph::graph_field,
    language::Language,
    list::lists,
    naming::{NamingLists, name_in},
    object::object,
    party::Party,
    party_lists::PartyLists,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{CommunityKind, CommunityStatus},
};
use crate::loader::side::{Leg, Parent};

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

object! {
    /// A group that works or learns together across countries, networks or organisations, such as a community of practice, a working group or a task force.
    Community as Community |this, ctx| {
        /// The stable identifier, such as `community:cop1-2014`.
        id: ID = this.global_id().into();
        /// The name; other names are in `names`.
        name(
            /// The language; that of the Accept-Language header if not given. As it is where there is no translation.
            language: Option<Language>,
        ): String => name_in(ctx, this.global_id(), &this.0.name, language);
        /// What kind of group it is.
        kind: CommunityKind = this.0.kind.into();
        /// What it is about, in the source's words; `null` where no source says.
        theme: Option<&str> = this.0.theme.as_deref();
        /// The party that it belongs to, such as the network that set it up; `null` if none is known.
        owner: Option<Party> => Party::load_if(ctx, this.0.owner.as_ref());
        /// The country that it works within, `null` where it reaches over several or none is known.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// Whether its members lead it themselves, `null` where that is not known.
        member_led: Option<bool> = this.0.member_led;
        /// Whether it is at work, `null` where no source says. Rival statements are claims of the field `status`.
        status: Option<CommunityStatus> = this.0.status.map(Into::into);
        /// When it began, `null` if unknown.
        started: Option<PartialDate> = date(this.0.started.as_ref());
        /// When it ended; `null` if no source states an end, or if it is still there.
        ended: Option<PartialDate> = date(this.0.ended.as_ref());
        /// The languages that it works in, as recorded and in that order; empty where none are recorded.
        languages: Vec<String> => facets::of(ctx, this.global_id(), "languages");
        ..CommunityLists = CommunityLists(this.0.id.clone());
        ..CommunityGraph = CommunityGraph(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
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

object! {
    /// Root fields about communities.
    CommunityQuery as CommunityQuery |this, ctx| {
        /// One community by its id, or `null` if there is none.
        community(
            /// Its global id, such as `community:cop1-2014`.
            id: ID,
        ): Option<Community> => Community::load(ctx, &id);
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
